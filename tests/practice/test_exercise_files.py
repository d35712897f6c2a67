"""Files that a supervisor writes: what is wrong is named with line and field, and the rest still loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.practice.catalogue import read_exercises
from assistant.practice.clients_read import OWN as OWN_CLIENTS
from assistant.practice.clients_read import read_clients

GOOD = """set = "goal-or-intervention"

[[exercise]]
id = "own-lunch"
key = "goal"
statement.sv = "Ali äter lunch med klassen 3 dagar i veckan."
statement.da = "Ali spiser frokost med klassen 3 dage om ugen."
statement.en = "Ali has lunch with his class on 3 days a week."
why.sv = "Ali gör något som syns."
why.da = "Ali gør noget, der kan ses."
why.en = "Ali does something that can be seen."
"""


def problems(folder: Path) -> list[tuple[str, int, str, str]]:
    """What is wrong with the files of a folder, as (file, line, field, code)."""
    found = (*read_exercises(folder).problems, *read_clients(folder).problems)
    return [(each.file, each.line, each.field, each.code) for each in found]


def test_own_exercises_stand_beside_the_programs(tmp_path: Path) -> None:
    (tmp_path / "unit.toml").write_text(GOOD, encoding="utf-8")
    found = read_exercises(tmp_path)

    assert found.problems == ()
    assert "own-lunch" in found.tasks
    assert len(found.of_set("goal-or-intervention")) == 11


@pytest.mark.parametrize(
    ("change", "line", "field", "code"),
    [
        (
            ('statement.da = "Ali spiser frokost med klassen 3 dage om ugen."\n', ""),
            6,
            "statement.da",
            "language_missing",
        ),
        (('key = "goal"\n', ""), 3, "key", "field_missing"),
        (('key = "goal"', 'key = "gaol"'), 5, "key", "field_not_one_of"),
        (('why.en = "', 'whi.en = "'), 11, "whi", "field_unknown"),
        (('why.da = "Ali gør noget, der kan ses."', "why.da = 3"), 10, "why.da", "text_needed"),
        (('why.sv = "Ali gör något som syns."', 'why.sv = " "'), 9, "why.sv", "text_needed"),
        (('id = "own-lunch"', 'id = "Own lunch"'), 4, "id", "name_not_plain"),
        (('id = "own-lunch"', 'id = "part-cinema"'), 4, "id", "name_taken"),
        (('set = "goal-or-intervention"', 'set = "goals"'), 1, "set", "field_not_one_of"),
        (('set = "goal-or-intervention"\n', ""), 1, "set", "field_missing"),
        (('key = "goal"', "key = goal"), 5, "", "not_toml"),
        (
            ('set = "goal-or-intervention"', 'set = "goal-or-intervention"\nauthor = "us"'),
            2,
            "author",
            "field_unknown",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_and_field(
    tmp_path: Path, change: tuple[str, str], line: int, field: str, code: str
) -> None:
    assert change[0] in GOOD
    (tmp_path / "a-broken.toml").write_text(GOOD.replace(*change), encoding="utf-8")
    (tmp_path / "b-good.toml").write_text(GOOD.replace("own-lunch", "own-supper"), encoding="utf-8")

    found = problems(tmp_path)
    assert ("a-broken.toml", line, field, code) in found
    assert {name for name, *_ in found} == {"a-broken.toml"}
    assert "own-supper" in read_exercises(tmp_path).tasks


def test_one_bad_exercise_does_not_take_the_others_in_its_file_along(tmp_path: Path) -> None:
    second = GOOD.split("\n\n")[1].replace("own-lunch", "own-second").replace('key = "goal"', 'key = "x"')
    third = GOOD.split("\n\n")[1].replace("own-lunch", "own-third")
    (tmp_path / "unit.toml").write_text(f"{GOOD}\n{second}\n{third}", encoding="utf-8")
    found = read_exercises(tmp_path)

    assert [(each.line, each.field) for each in found.problems] == [(15, "key")]
    assert {"own-lunch", "own-third"} <= set(found.tasks)
    assert "own-second" not in found.tasks


def test_a_line_inside_a_long_text_is_not_taken_for_a_field(tmp_path: Path) -> None:
    text = GOOD.replace('why.sv = "Ali gör något som syns."', 'why.sv = """\nkey = och så vidare\n"""')
    (tmp_path / "unit.toml").write_text(text.replace('key = "goal"\n', ""), encoding="utf-8")

    assert problems(tmp_path) == [("unit.toml", 3, "key", "field_missing")]


def test_steps_that_are_unsound_in_the_key_are_refused_with_the_rules_own_words(tmp_path: Path) -> None:
    text = """set = "build-scale"
[[exercise]]
id = "own-scale"
situation = { sv = "Kim …", da = "Kim – ", en = "Kim" }
counted = { sv = "dagar", da = "dage", en = "days" }
maximum = 10
baseline = 2
expected = [5, 6]
model = [2, 5, 5, 9]
"""
    (tmp_path / "unit.toml").write_text(text, encoding="utf-8")

    assert problems(tmp_path) == [("unit.toml", 2, "", "steps_clash")]


def test_a_step_that_is_not_where_the_value_lies(tmp_path: Path) -> None:
    text = """set = "follow-up"
[[exercise]]
id = "own-score"
situation = { sv = "a", da = "b", en = "c" }
counted = { sv = "dagar", da = "dage", en = "days" }
note = { sv = "a", da = "b", en = "c" }
why = { sv = "a", da = "b", en = "c" }
maximum = 10
baseline = 2
expected = [5, 6]
starts = [2, 5, 7, 9]
value = 6
step = 4
change = "reached"
"""
    (tmp_path / "unit.toml").write_text(text, encoding="utf-8")

    assert problems(tmp_path) == [("unit.toml", 2, "", "step_is_another")]


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (b"\xff\xfe", 1, "not_utf8"),
        (b'set = "repair"\n# \xe5\n', 2, "not_utf8"),
        (b"", 1, "field_missing"),
        (b'set = "repair"\n', 1, "field_missing"),
        (b'set = "repair"\nexercise = 3\n', 1, "field_missing"),
    ],
)
def test_a_file_that_is_no_file_of_exercises(tmp_path: Path, data: bytes, line: int, code: str) -> None:
    (tmp_path / "unit.toml").write_bytes(data)

    assert [(each.line, each.code) for each in read_exercises(tmp_path).problems] == [(line, code)]


def test_a_file_saved_by_windows_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "unit.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert problems(tmp_path) == []
    assert "own-lunch" in read_exercises(tmp_path).tasks


def test_a_folder_without_exercises_is_named(tmp_path: Path) -> None:
    assert [each.code for each in read_exercises(tmp_path).problems] == ["no_exercise_files"]
    assert len(read_exercises(tmp_path).tasks) >= 74


# --- clients --------------------------------------------------------------------------------------


def test_a_client_of_ones_own(tmp_path: Path) -> None:
    own = (OWN_CLIENTS / "tove.toml").read_text(encoding="utf-8").replace('"tove"', '"tova"')
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients" / "tova.toml").write_text(own, encoding="utf-8")

    found = read_clients(tmp_path)
    assert found.problems == ()
    assert "tova" in found.people


@pytest.mark.parametrize(
    ("old", "new", "field", "code"),
    [
        ('manner = "vague"', 'manner = "woolly"', "moment[3].ask[2].manner", "field_not_one_of"),
        ('obstacles.en = "Thursdays."\n', "", "answers.obstacles.en", "language_missing"),
        ('today.da = "2 aftener af 7 blev rolige i sidste uge."\n', "", "facts.today.da", "language_missing"),
        ('to = "guarded"', 'to = "start"', "", "talk_leads_nowhere"),
        ('life_area = "practical_tasks"', 'life_area = "space"', "", "field_not_one_of"),
        ("age = 38", 'age = "old"', "age", "number_needed"),
    ],
)
def test_a_mistake_in_a_client_is_named_where_it_stands(
    tmp_path: Path, old: str, new: str, field: str, code: str
) -> None:
    own = (OWN_CLIENTS / "tove.toml").read_text(encoding="utf-8").replace('"tove"', '"tova"')
    assert old in own
    line = own[: own.index(old)].count("\n") + 1
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients" / "tova.toml").write_text(own.replace(old, new, 1), encoding="utf-8")

    found = read_clients(tmp_path)
    assert [(each.field, each.code) for each in found.problems] == [(field, code)]
    assert "tova" not in found.people
    assert "tove" in found.people
    if new and field:
        assert found.problems[0].line == line
    elif field:
        # The field is gone, so its neighbour in the same text, or the heading above, is the nearest there is.
        assert found.problems[0].line < line + 1
        assert own.splitlines()[found.problems[0].line - 1].startswith((old.split(".", maxsplit=1)[0], "["))
