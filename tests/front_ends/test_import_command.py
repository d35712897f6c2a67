"""``malsteg import``: goals from a file become drafts, or nothing changes."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.goals.goal import GoalStatus
from assistant.i18n import Language
from assistant.records import Records
from scripts import LISA, STATE, TODAY
from talking import engine_talk


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with an accepted goal in it, to export from."""
    engine_talk(Records(tmp_path / "source", TODAY), LISA)
    return tmp_path / "source"


def run(capsys: pytest.CaptureFixture[str], data: Path, *arguments: object) -> tuple[int, str, str]:
    status = main(["--lang", "en", "--today", TODAY.isoformat(), "--data", str(data), *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Another folder, not encrypted, with nothing in it."""
    Records(tmp_path / "other", TODAY)
    (tmp_path / "other" / "not-encrypted.txt").touch()
    return tmp_path / "other"


@pytest.mark.parametrize("way", ["plan", "show", "r5", "r4b"])
def test_what_was_exported_comes_back_as_a_draft(
    capsys: pytest.CaptureFixture[str], source: Path, plain: Path, tmp_path: Path, way: str
) -> None:
    file = tmp_path / "goal.json"
    if way == "show":
        file.write_text(run(capsys, source, "show", "Lisa", "--json")[1], encoding="utf-8")
    else:
        kind = ("plan",) if way == "plan" else ("fhir", "--fhir", way)
        run(capsys, source, "export", "Lisa", "--as", *kind, "--ground", "own", "--to", file)

    status, out, err = run(capsys, plain, "import", file)

    assert status == 0
    assert out.endswith("  Lisa  komma i tid till kurserna\n")
    assert "malsteg resume" in err
    (summary,) = Records(plain, TODAY).overview().goals
    goal = Records(plain, TODAY).goal(summary.case_id, summary.id)
    assert goal.status is GoalStatus.DRAFT
    assert goal.latest.purpose == "Lisa har ett arbete som håller."
    assert goal.latest.client_acceptance is None
    if way in ("plan", "show"):
        assert [step.low for step in (goal.latest.scale.steps if goal.latest.scale else ())] == [
            0,
            3,
            6,
            8,
            10,
        ]


def test_a_draft_that_was_taken_in_is_gone_on_with_in_the_conversation(
    capsys: pytest.CaptureFixture[str], source: Path, plain: Path, tmp_path: Path
) -> None:
    run(capsys, source, "export", "Lisa", "--as", "plan", "--ground", "own", "--to", tmp_path / "g.json")
    run(capsys, plain, "import", tmp_path / "g.json")
    records = Records(plain, TODAY)
    (summary,) = records.overview().goals

    session = records.resume(Language("en"), summary.case_id, summary.id)

    conversation = session.conversation
    conversation.proceed()
    for answer in ("1", "1"):
        assert conversation.answer(answer).status == "taken"
    session.save()
    assert records.goal(summary.case_id, summary.id).status is GoalStatus.ACCEPTED


def test_it_is_put_into_the_case_that_is_named_with_other_goals_there(
    capsys: pytest.CaptureFixture[str], source: Path, tmp_path: Path
) -> None:
    run(capsys, source, "export", "Lisa", "--as", "plan", "--ground", "own", "--to", tmp_path / "g.json")

    status, out, _ = run(capsys, source, "import", tmp_path / "g.json", "--case", "LISA", "--json")

    assert status == 0
    assert json.loads(out)["title"] == "komma i tid till kurserna"
    (case,) = Records(source, TODAY).overview().cases
    assert len(case.goals) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON"),
        (b"no json", "not JSON"),
        (b"\xff\xfe", "UTF-8"),
        (b"[1, 2]", "neither"),
        (b"{}", "neither"),
        (b'{"answers": {"severity": 99}, "case": "Kim"}', "severity"),
        (b'{"answers": {}}', "--case"),
        (b'{"goals": []}', "no goal"),
        (b'{"resourceType": "Goal"}', "not valid"),
        (b'{"resourceType": "Bundle", "type": "collection"}', "no goal"),
        (b'{"answers": {}, "case": "' + b"x" * 61 + b'"}', "too long"),
    ],
)
def test_what_cannot_be_taken_in_is_one_line_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], plain: Path, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    before = {path: path.read_bytes() for path in plain.rglob("*") if path.is_file()}

    status, out, err = run(capsys, plain, "import", file)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert words in err
    assert {path: path.read_bytes() for path in plain.rglob("*") if path.is_file()} == before


def test_a_file_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str], plain: Path) -> None:
    status, _, err = run(capsys, plain, "import", "none.json")

    assert (status, err.count("\n")) == (2, 1)
    assert "none.json" in err


def test_standard_input_is_read_where_no_file_is_named(
    capsys: pytest.CaptureFixture[str], plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '{"answers": {"what": "sova"}, "case": "Kim"}\n{"answers": {"what": "vila"}, "case": "Bo"}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    assert run(capsys, plain, "import")[0] == 0

    assert {(goal.alias, goal.title) for goal in Records(plain, TODAY).overview().goals} == {
        ("Kim", "sova"),
        ("Bo", "vila"),
    }


def test_what_tells_who_somebody_is_is_not_taken_in_unasked(
    capsys: pytest.CaptureFixture[str], plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    file = tmp_path / "x.json"
    file.write_text('{"answers": {"what": "ring 07700 900123 ofta"}, "case": "Kim"}', encoding="utf-8")

    status, _, err = run(capsys, plain, "import", file)
    assert status == 1
    assert "phone" in err
    assert Records(plain, TODAY).overview().goals == ()

    assert run(capsys, plain, "import", file, "--remove-identifiers")[0] == 0
    assert [goal.title for goal in Records(plain, TODAY).overview().goals] == ["ring ofta"]


def test_goals_of_several_people_come_back_to_each(
    capsys: pytest.CaptureFixture[str], source: Path, plain: Path, tmp_path: Path
) -> None:
    engine_talk(Records(source, TODAY), replace(STATE))
    lines = [run(capsys, source, "show", alias, "--json")[1] for alias in ("Lisa", "Sam")]
    (tmp_path / "all.jsonl").write_text("".join(lines), encoding="utf-8")

    run(capsys, plain, "import", tmp_path / "all.jsonl")

    cases = Records(plain, TODAY).overview().cases
    assert [(case.alias, len(case.goals)) for case in cases] == [("Lisa", 1), ("Sam", 1)]
