"""``malsteg review``: what it reads, what it says on which stream, and with which status."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.cli import main
from assistant.commands import lines
from assistant.config import Settings, load_settings, save_settings, settings_path

TODAY = "2027-03-01"
WALK = "Kim går ut 3 gånger i veckan, senast 1 juni."
FIELDS = [
    "text",
    "direction",
    "vague",
    "avoidance",
    "measurable",
    "time_bound",
    "deadline",
    "all_or_nothing",
    "activity",
    "staff_goal",
    "multiple",
    "quantities",
    "identifiers",
    "unsure",
    "criteria",
]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setattr("assistant.config.settings_path", lambda: tmp_path / "settings" / "settings.toml")


def review(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    given: str | bytes,
    *arguments: str,
    language: str = "sv",
) -> tuple[int, str, str]:
    """Run the command on what stands on standard input."""
    content = given if isinstance(given, bytes) else given.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
    status = main(["--lang", language, "--today", TODAY, "review", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def program(*arguments: str, language: str = "sv") -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", "--lang", language, "--today", TODAY, "review", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},
    )


def test_json_lines_hold_the_findings_and_the_five_criteria(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = review(capsys, monkeypatch, f"{WALK}\n", "--json")
    assert (status, err) == (0, "")
    (found,) = map(json.loads, out.splitlines())
    criteria = found.pop("criteria")
    assert list(found) == FIELDS[:-1]
    assert found == {
        "text": WALK,
        "direction": "reach",
        "vague": False,
        "avoidance": False,
        "measurable": True,
        "time_bound": True,
        "deadline": "2027-06-01",
        "all_or_nothing": False,
        "activity": False,
        "staff_goal": False,
        "multiple": False,
        "quantities": [{"value": 3, "unit": "times", "per": "week", "of": None}],
        "identifiers": [],
        "unsure": [],
    }
    assert [(each["letter"], each["name"], each["verdict"]) for each in criteria] == [
        ("S", "Specifikt", "met"),
        ("M", "Mätbart", "met"),
        ("A", "Accepterat", "ask"),
        ("R", "Realistiskt", "ask"),
        ("T", "Tidssatt", "met"),
    ]
    assert criteria[1]["reason"] == "”3 gånger i veckan” går att mäta."
    assert criteria[1]["advice"] is None
    assert criteria[4]["reason"] == "Sista dagen är 1 juni 2027."


def test_a_range_is_two_values_and_an_identifier_is_a_span(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = review(
        capsys, monkeypatch, "I tid 6-7 gånger av 10.\nMejla kim@example.org varje vecka\n", "--json"
    )
    ranged, written = map(json.loads, out.splitlines())
    assert ranged["quantities"] == [{"value": [6, 7], "unit": "times", "per": None, "of": 10}]
    assert written["identifiers"] == [{"kind": "email", "start": 6, "end": 21}]


def test_lines_to_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = review(capsys, monkeypatch, "Gå ut oftare\n")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Gå ut oftare",
        "  S  Specifikt    på plats      Det handlar om en konkret sak: ”Gå ut oftare”.",
        "  M  Mätbart      saknas        ”oftare” säger inte jämfört med vad.",
        ("                                Hur ofta eller hur mycket är det nu, och hur ska det bli?"),
        "  A  Accepterat   att prata om  Det kan bara ni två svara på.",
        (
            "                                Står ni båda bakom målet? Hur viktigt är det för dig, "
            "från 0 till 10, och varför?"
        ),
        "  R  Realistiskt  att prata om  Det går inte att se på orden.",
        (
            "                                Vad behöver du göra själv? Hur säker är du på att det "
            "kommer att gå, från 0 till 10?"
        ),
        "  T  Tidssatt     saknas        Det står inte till när.",
        "                                Senast vilken dag? När träffas ni för att följa upp?",
    ]


def test_several_goals_end_with_a_summary_beside_the_data(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = review(capsys, monkeypatch, f"Gå ut oftare\n\n{WALK}\n  \n")
    assert status == 0
    assert out.count("  S  ") == 2
    assert "\n\nKim går ut" in out
    assert err.splitlines() == [
        "",
        "2 mål lästa.",
        "  Specifikt    2 av 2 på plats",
        "  Mätbart      1 av 2 på plats",
        "  Accepterat   0 av 2 på plats, 2 att prata om",
        "  Realistiskt  0 av 2 på plats, 2 att prata om",
        "  Tidssatt     1 av 2 på plats",
    ]


def test_a_file_standard_input_and_a_dash_are_read_alike(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "mål.txt"
    path.write_bytes(b"\xef\xbb\xbf" + f"{WALK}\r\n\r\nGå ut oftare".encode())
    _, from_file, _ = review(capsys, monkeypatch, "", "--json", str(path))
    _, from_input, _ = review(capsys, monkeypatch, path.read_bytes(), "--json")
    _, from_dash, _ = review(capsys, monkeypatch, path.read_bytes(), "-", "--json")
    assert from_file == from_input == from_dash
    assert [json.loads(line)["text"] for line in from_file.splitlines()] == [WALK, "Gå ut oftare"]


@pytest.mark.parametrize(
    ("language", "chosen", "arguments", "letters"),
    [
        ("sv", None, [], "SMART"),
        ("da", None, [], "SMORT"),
        ("en", None, [], "SMART"),
        ("sv", "smort", [], "SMORT"),
        ("da", "smart", [], "SMART"),
        ("da", "smart", ["--criteria", "smort"], "SMORT"),
        ("sv", "no such set", [], "SMART"),
    ],
)
def test_criteria_are_those_asked_for_else_those_chosen_else_the_languages(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    chosen: str | None,
    arguments: list[str],
    letters: str,
) -> None:
    from assistant import config

    save_settings(Settings(criteria=chosen), config.settings_path())
    _, out, _ = review(capsys, monkeypatch, "Kim\n", "--json", *arguments, language=language)
    assert "".join(each["letter"] for each in json.loads(out)["criteria"]) == letters


def test_the_app_keeps_the_criteria_an_agency_has_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('criteria = "smort"\n', encoding="utf-8")
    save_settings(Settings(language="sv", theme="light"), path)
    assert load_settings(path) == Settings("sv", "light", "smort")
    assert settings_path().name == "settings.toml"


def test_a_goal_plainly_in_another_language_is_read_in_it_and_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    danish = "Jeg vil gerne gå en tur hver dag sammen med min søster"
    status, out, err = review(capsys, monkeypatch, f"{danish}\n")
    assert status == 0
    assert out.splitlines()[:2] == [danish, "  Läst som danska."]
    assert err == "1 mål är skrivet på ett annat språk och har lästs på det språket.\n"
    _, out, err = review(capsys, monkeypatch, f"{danish}\n{WALK}\n{danish}\n", "--json")
    assert [len(json.loads(line)) for line in out.splitlines()] == [len(FIELDS)] * 3
    assert err == "2 mål är skrivna på ett annat språk och har lästs på det språket.\n"


def test_what_tells_who_somebody_is_is_pointed_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = review(capsys, monkeypatch, "Email kim@example.org once a week\n", language="en")
    assert out.splitlines()[1] == "  There seems to be an e-mail address here. Take it out."


def test_nothing_to_read_is_no_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for nothing in ("", "\n \n\t\n"):
        assert review(capsys, monkeypatch, nothing) == (0, "", "Det fanns inget mål att läsa.\n")


# --- what cannot be read --------------------------------------------------------------------------


def test_broken_utf_8_is_named_by_its_line_after_the_lines_before_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = WALK.encode() + b"\n\nG\xe5 ut\n" + WALK.encode()
    status, out, err = review(capsys, monkeypatch, given, "--json", language="en")
    assert status == 2
    assert [json.loads(line)["text"] for line in out.splitlines()] == [WALK]
    assert err == "malsteg: Line 3 is not UTF-8 text. Save the text as UTF-8 and try again.\n"


def test_a_file_that_is_not_there_or_is_a_folder(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = str(tmp_path / "goals.txt")
    assert review(capsys, monkeypatch, "", missing, language="en") == (
        2,
        "",
        f"malsteg: There is no file “{missing}”. Check the name.\n",
    )
    assert review(capsys, monkeypatch, "", str(tmp_path), language="en") == (
        2,
        "",
        f"malsteg: “{tmp_path}” is a folder. Name a file in it.\n",
    )


def test_a_file_that_must_not_be_opened(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "goals.txt"
    path.write_text(WALK, encoding="utf-8")

    def refused(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    status, out, err = review(capsys, monkeypatch, "", str(path), "--criteria", "smart", language="en")
    assert (status, out) == (2, "")
    assert err == f"malsteg: “{path}” cannot be read. Check that you are allowed to open it.\n"


def test_a_line_without_end_is_refused_before_it_fills_the_memory(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "_LONGEST_LINE", 1000)
    status, out, err = review(capsys, monkeypatch, b"x" * 5000, language="en")
    assert (status, out) == (2, "")
    assert err == "malsteg: Line 1 is too long to be a goal. Write one goal a line.\n"


# --- whatever stands there ------------------------------------------------------------------------


def test_a_very_long_line_is_read_as_far_as_anybody_would_and_said_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "Kim går ut. " * 10_000
    status, out, err = review(capsys, monkeypatch, long)
    assert status == 0
    assert out.splitlines()[1] == "  Bara de första 5000 tecknen är lästa."
    assert len(out) < 3000
    assert err == "1 mål är mycket långt: bara de första 5000 tecknen är lästa.\n"
    _, out, _ = review(capsys, monkeypatch, long, "--json")
    assert json.loads(out)["text"] == long


def test_no_control_character_reaches_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = "Må \x1b[2J\x1b]0;title\x07bättre\x00\x9b31m \u202eomvänt\n"
    status, out, _ = review(capsys, monkeypatch, given)
    assert status == 0
    assert all(sign.isprintable() for line in out.splitlines() for sign in line)
    assert "\ufffd[2J" in out.splitlines()[0]
    _, out, _ = review(capsys, monkeypatch, given, "--json")
    assert json.loads(out)["text"] == given.rstrip("\n")
    assert all(sign.isprintable() or sign == "\n" for sign in out.replace("\x9b", "").replace("\u202e", ""))


LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=80)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(LINE, max_size=4), st.sampled_from(["sv", "da", "en"]))
def test_any_text_gives_one_object_for_each_line_that_says_something(
    tmp_path: Path, written: list[str], language: str
) -> None:
    path = tmp_path / "goals.txt"
    path.write_bytes("\n".join(written).encode())
    for form in (["--json"], []):
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            assert main(["--lang", language, "--today", TODAY, "review", str(path), *form]) == 0
        if form:
            texts = [json.loads(line)["text"] for line in out.getvalue().split("\n")[:-1]]
            said = [line.removesuffix("\r") for line in "\n".join(written).removeprefix("\ufeff").split("\n")]
            assert texts == [line for line in said if line.strip()]
        else:
            assert all(sign.isprintable() or sign == "\n" for sign in out.getvalue())


# --- as it comes ----------------------------------------------------------------------------------


def test_each_goal_is_answered_as_it_comes() -> None:
    running = program("--json")
    assert running.stdin is not None
    assert running.stdout is not None
    for text in ("Gå ut oftare", WALK, "Må bättre"):
        running.stdin.write(f"{text}\n".encode())
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["text"] == text
    _, err = running.communicate()
    assert (running.returncode, err) == (0, b"")


def test_a_reader_that_leaves_early_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "goals.txt"
    path.write_text(f"{WALK}\n" * 300, encoding="utf-8")
    running = program(str(path))
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    running.communicate()
    assert running.returncode == 1


def test_lines_are_taken_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "goals.txt"
    path.write_bytes(b"goal\n" * 100_000)
    with contextlib.closing(lines.Lines(str(path))) as taken:
        coming = iter(taken)
        assert [next(coming), next(coming)] == ["goal", "goal"]
        assert (taken.read, taken.size) == (10, 500_000)


# --- what it costs --------------------------------------------------------------------------------


def test_it_loads_neither_the_app_nor_what_only_conversations_need() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys\nfrom assistant.cli import main\n"
                "main(['--lang', 'sv', 'review', '--criteria', 'smart'])\nprint(*sys.modules)"
            ),
        ],
        input="Gå ut oftare\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "assistant.coach.reading" in loaded
    assert loaded.isdisjoint({"pydantic", "textual", "rich", "babel", "transitions", "assistant.records"})
