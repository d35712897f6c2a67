"""``malsteg export``: what is written where, on which ground, and the trace it leaves."""

from __future__ import annotations

import errno
import io
import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from assistant.cli import main
from assistant.goals.handing_over import Ground, StatusChoice, StatusPart
from assistant.i18n import Language
from assistant.records import Records
from assistant.records.consents import consents_of, remembered_choice
from at_a_terminal import Terminal
from scripts import DECREASE, LISA, STATE, TODAY
from store import NoSpaceError
from talking import engine_talk


@pytest.fixture
def data(tmp_path: Path) -> Path:
    records = Records(tmp_path / "cases", TODAY)
    engine_talk(records, LISA)
    engine_talk(records, DECREASE)
    return tmp_path / "cases"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return Run(capsys, data)


class Run:
    """Runs a command on the cases; nobody is there to be asked."""

    def __init__(self, capsys: pytest.CaptureFixture[str], data: Path) -> None:
        self._capsys, self._data = capsys, data

    def __call__(self, *arguments: object, today: date = TODAY) -> tuple[int, str, str]:
        given = ["--lang", "en", "--today", today.isoformat(), "--data", str(self._data)]
        status = main([*given, *map(str, arguments)])
        said = self._capsys.readouterr()
        return status, said.out, said.err


def exported(data: Path) -> list[dict[str, str]]:
    return [entry.details for entry in Records(data, TODAY).journal.entries() if entry.what == "exported"]


def lisa_id(data: Path) -> str:
    return Records(data, TODAY).find_case("Lisa").id


# --- what is written ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "md", "txt", "json"])
def test_a_document_is_written_and_the_export_noted(run: Run, data: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"tabell.{form}"

    status, out, err = run("export", "Lisa", "--as", "table", "--to", target)

    assert (status, out) == (0, "")
    assert err == f"{target} is written. It is not encrypted: keep it where such papers belong.\n"
    read = {
        "docx": lambda: "".join(p.text for p in docx.Document(str(target)).paragraphs),
        "pdf": lambda: pypdf.PdfReader(target).pages[0].extract_text(),
    }
    words = read.get(form, lambda: target.read_text(encoding="utf-8"))()
    assert "Lisa har ett arbete som håller" in words
    assert exported(data) == [{"document": "table", "format": form}]


def test_without_a_file_it_is_shown_as_text_and_noted_all_the_same(run: Run, data: Path) -> None:
    status, out, err = run("export", "Lisa", "--as", "card")

    assert (status, err) == (0, "")
    assert out.startswith("My goal\n")
    assert exported(data) == [{"document": "card", "format": "txt"}]


def test_the_documents_language_is_its_own(run: Run) -> None:
    _, out, _ = run("export", "Lisa", "--as", "card", "--document-lang", "da")

    assert out.startswith("Mit mål\n")
    assert "28. december 2026" in out


def test_an_alias_stands_for_all_of_somebodys_goals_and_goals_can_be_named(run: Run, data: Path) -> None:
    records = Records(data, TODAY)
    done = engine_talk(records, replace(LISA, answers={**LISA.answers, "alias": "Sam"}))
    second = records.begin(Language("en"), str(done.case_id))
    second.conversation.answer("1")
    second.save()

    _, both, _ = run("export", "Sam", "--as", "table")
    _, one, _ = run("export", done.goal_id, "--as", "table")

    assert "(draft)" in both
    assert "(draft)" not in one


def test_fhir_and_spreadsheets_are_written(run: Run, tmp_path: Path) -> None:
    assert run("export", "Lisa", "--as", "fhir", "--ground", "own", "--to", tmp_path / "g.json")[0] == 0
    assert run("export", "Lisa", "--as", "goals", "--to", tmp_path / "g.xlsx")[0] == 0
    assert run("export", "Lisa", "--as", "measurements", "--to", tmp_path / "m.csv")[0] == 0

    bundle = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    assert bundle["resourceType"] == "Bundle"
    assert openpyxl.load_workbook(tmp_path / "g.xlsx")["Goals"]["B2"].value == "Lisa"
    assert "kurstillfällen" in (tmp_path / "m.csv").read_text(encoding="utf-8-sig")


def test_an_own_template_replaces_the_built_in_document(run: Run, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Vår mall: {{ name }}, {{ goals[0].by }}")
    word.save(str(tmp_path / "table.docx"))

    run("export", "Lisa", "--as", "table", "--templates", tmp_path, "--to", tmp_path / "out.docx")

    assert docx.Document(str(tmp_path / "out.docx")).paragraphs[0].text == "Vår mall: Lisa, 28 December 2026"


def test_the_templates_of_the_settings_are_used(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.config import settings_path

    word = docx.Document()
    word.add_paragraph("{{ nmae }}")
    word.save(str(tmp_path / "table.docx"))
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(f"templates = {json.dumps(str(tmp_path))}\n", encoding="utf-8")

    status, _, err = run("export", "Lisa", "--as", "table", "--to", tmp_path / "out.docx")

    assert (status, err) == (2, "malsteg: The template table.docx uses a field that there is not: nmae.\n")
    assert not (tmp_path / "out.docx").exists()


# --- grounds --------------------------------------------------------------------------------------


def test_a_plan_is_handed_over_on_a_ground(run: Run, data: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"

    status, _, err = run("export", "Lisa", "--as", "plan", "--to", target)

    assert status == 2
    assert "--ground" in err
    assert not target.exists()
    assert exported(data) == []


def test_a_consent_is_kept_and_holds_for_a_year(run: Run, data: Path, tmp_path: Path) -> None:
    plan = ("export", "Lisa", "--as", "plan", "--ground", "consent", "--force", "--to", tmp_path / "plan.md")

    assert "--consent-date" in run(*plan)[2]
    assert run(*plan, "--consent-date", "2026-11-01")[0] == 0
    status, _, err = run(*plan, today=date(2027, 10, 31))
    assert status == 0
    assert "The consent from 1 November 2026 holds." in err

    status, _, err = run(*plan, today=date(2027, 11, 1))
    assert status == 2
    assert "The consent to handing over the plan is from 1 November 2026. It is time to ask again." in err
    (consent,) = consents_of(Records(data, TODAY), lisa_id(data))
    assert (consent.document, consent.ground, consent.given_on) == ("plan", Ground.CONSENT, date(2026, 11, 1))
    assert exported(data) == [{"document": "plan", "format": "md", "ground": "consent"}] * 2


def test_a_consent_to_one_document_is_none_to_another(run: Run, tmp_path: Path) -> None:
    given = ("--ground", "consent", "--to", tmp_path / "x.md")
    run("export", "Lisa", "--as", "plan", "--consent-date", "2026-11-01", *given)

    assert run("export", "Lisa", "--as", "status", "--force", *given)[0] == 2


def test_a_request_is_kept_with_its_day_and_show_tells_of_both(run: Run, tmp_path: Path) -> None:
    to = ("--force", "--to", tmp_path / "x.md")
    run("export", "Lisa", "--as", "status", "--ground", "request", *to)
    run("export", "Lisa", "--as", "plan", "--ground", "consent", "--consent-date", "2026-11-22", *to)

    _, out, _ = run("show", "Lisa")
    assert "Consent to handing over the plan, given 22 November 2026 (yesterday)\n" in out
    assert "The authority asked for the status report, 23 November 2026 (today)\n" in out
    _, later, _ = run("show", "Lisa", today=date(2028, 1, 1))
    assert "It is more than a year old: ask again." in later


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-13-01", "no day"), ("2027-01-01", "not been yet"), ("2025-11-23", "more than a year")],
)
def test_a_consent_has_a_day_that_has_been_and_is_not_a_year_old(
    run: Run, tmp_path: Path, day: str, words: str
) -> None:
    status, _, err = run(
        "export",
        "Lisa",
        "--as",
        "plan",
        "--ground",
        "consent",
        "--consent-date",
        day,
        "--to",
        tmp_path / "x.md",
    )

    assert status == 2
    assert words in err


# --- the status -----------------------------------------------------------------------------------


def test_what_is_chosen_for_a_status_is_remembered(run: Run, data: Path) -> None:
    status = ("export", "Lisa", "--as", "status", "--ground", "own")

    _, chosen, _ = run(*status, "--parts", "words,next")
    _, again, _ = run(*status)

    assert "Jag kommer en halvtimme för sent" in chosen
    assert again == chosen
    remembered = remembered_choice(Records(data, TODAY), lisa_id(data), "status")
    assert remembered is not None
    assert remembered.parts == (StatusPart.WORDS, StatusPart.NEXT)


def test_a_part_that_there_is_not_is_named(run: Run) -> None:
    status, _, err = run("export", "Lisa", "--as", "status", "--ground", "own", "--parts", "next,colour")

    assert status == 2
    assert "“colour”" in err


def test_drafts_are_no_matter_for_a_status_unless_they_are_named(run: Run, data: Path) -> None:
    draft = engine_talk(Records(data, TODAY), STATE, until="wish")

    assert run("export", "Sam", "--as", "status", "--ground", "own")[0] == 2
    status, out, _ = run("export", draft.goal_id, "--as", "status", "--ground", "own")
    assert status == 0
    assert "This goal is a draft." in out


# --- the guard ------------------------------------------------------------------------------------


@pytest.fixture
def named(data: Path) -> Path:
    answers = {**LISA.answers, "alias": "Kim", "helps": "Ring 07700 900123"}
    engine_talk(Records(data, TODAY), replace(LISA, answers=answers))
    return data


@pytest.mark.parametrize("kind", ["plan", "fhir"])
def test_what_tells_who_somebody_is_stops_it(run: Run, named: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "x.json"
    export = ("export", "Kim", "--as", kind, "--ground", "own", "--to", target)

    status, _, err = run(*export)

    assert (status, err.count("\n")) == (1, 1)
    assert "phone" in err
    assert "07700" not in err
    assert not target.exists()
    assert exported(named) == []


def test_the_worker_may_take_it_out_or_keep_it(run: Run, named: Path) -> None:
    plan = ("export", "Kim", "--as", "plan", "--ground", "own")

    _, removed, _ = run(*plan, "--remove-identifiers")
    _, kept, _ = run(*plan, "--keep-identifiers")

    assert "07700" not in removed
    assert "07700 900123" in kept
    assert [details.get("identifiers") for details in exported(named)] == [None, "kept"]


def test_what_is_not_in_the_document_stops_nothing(run: Run, named: Path) -> None:
    assert run("export", "Kim", "--as", "table")[0] == 0


# --- faults ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Lisa", "--as", "plan", "--to", "x.xlsx"), ".docx"),
        (("Lisa", "--as", "goals", "--to", "x.pdf"), ".xlsx"),
        (("Lisa", "--as", "card", "--to", "none/x.pdf"), "none"),
        (("Lisa", "--as", "card", "--to", "x.docx", "--templates", "none"), "none"),
        (("nobody", "--as", "card"), "nobody"),
        (("Lisa", "Mads", "--as", "card"), "several people"),
        (("Lisa", "--as", "poem"), "poem"),
        (("Lisa", "--as", "sheet", "--weeks", "0"), "0"),
    ],
)
def test_a_wrong_call_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)

    status, out, err = run("export", *arguments)

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert words in err
    assert not list(tmp_path.glob("x.*"))


def test_a_file_that_is_there_is_left_alone_without_force(run: Run, data: Path, tmp_path: Path) -> None:
    target = tmp_path / "card.md"
    target.write_text("mine", encoding="utf-8")

    status, _, err = run("export", "Lisa", "--as", "card", "--to", target)
    assert (status, target.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in err
    assert exported(data) == []

    assert run("export", "Lisa", "--as", "card", "--to", target, "--force")[0] == 0
    assert target.read_text(encoding="utf-8").startswith("# My goal")


def test_a_full_disk_is_one_line_and_nothing_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("assistant.documents.files._write", full)

    status, _, err = run("export", "Lisa", "--as", "card", "--to", tmp_path / "card.pdf")

    assert status == 1
    assert err.startswith(f"malsteg: The disk is full, so “{tmp_path / 'card.pdf'}” was not written.")
    assert [path.name for path in tmp_path.iterdir()] == ["cases"]


def test_if_it_cannot_be_logged_nothing_is_handed_over(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NoSpaceError(path="log")

    monkeypatch.setattr("assistant.records.journal.Journal._write", full)

    to_file = run("export", "Lisa", "--as", "card", "--to", tmp_path / "card.pdf")
    to_screen = run("export", "Lisa", "--as", "card")

    assert (to_file[0], to_screen[:2]) == (1, (1, ""))
    assert "The disk is full" in to_file[2]
    assert [path.name for path in tmp_path.iterdir()] == ["cases"]


# --- at a terminal --------------------------------------------------------------------------------


def test_at_a_terminal_the_ground_and_the_parts_are_asked_for(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "status.md"
    with Terminal("export", "Lisa", "--as", "status", "--to", str(target), data=data) as terminal:
        terminal.answer("Numbers, such as 1 3 (Enter: those with a star):", "2 8")
        terminal.wait_for("on what ground is it handed over?")
        terminal.answer("Number:", "2")
        terminal.answer("(Enter: today).", "tomorrow")
        terminal.answer("(Enter: today).", "2026-11-20")
        status, _ = terminal.end()

    assert status == 0
    words = target.read_text(encoding="utf-8")
    assert "Next step" in words
    assert "The five steps" not in words
    records = Records(data, TODAY)
    (consent,) = consents_of(records, lisa_id(data))
    assert consent.given_on == date(2026, 11, 20)
    assert remembered_choice(records, lisa_id(data), "status") == StatusChoice(
        goals=(records.find_goal("Lisa").id,), parts=(StatusPart.RESULT, StatusPart.NEXT)
    )


def test_at_a_terminal_a_file_is_replaced_after_a_yes(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "card.md"
    target.write_text("mine", encoding="utf-8")

    with Terminal("export", "Lisa", "--as", "card", "--to", str(target), data=data) as terminal:
        terminal.answer("Number:", "2")
        status, shown = terminal.end()
    assert (status, target.read_text(encoding="utf-8")) == (1, "mine")
    assert "Nothing has been written." in shown

    with Terminal("export", "Lisa", "--as", "card", "--to", str(target), data=data) as terminal:
        terminal.answer("Number:", "1")
        status, _ = terminal.end()
    assert status == 0
    assert target.read_text(encoding="utf-8").startswith("# My goal")


@pytest.mark.parametrize(("answer", "status", "there"), [("1", 0, False), ("2", 0, True), ("3", 1, None)])
def test_at_a_terminal_the_worker_decides_about_what_tells_who_somebody_is(
    named: Path, tmp_path: Path, answer: str, status: int, there: bool | None
) -> None:
    target = tmp_path / "plan.md"
    export = ("export", "Kim", "--as", "plan", "--ground", "own", "--to", str(target))
    with Terminal(*export, data=named) as terminal:
        terminal.wait_for("07700 900123")
        terminal.answer("Number:", answer)
        ended, _ = terminal.end()

    assert ended == status
    assert target.exists() is (there is not None)
    if there is not None:
        assert ("07700" in target.read_text(encoding="utf-8")) is there
