"""The first page with many cases: finding, lists that end somewhere, and a page that never waits."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import TODAY
from textual.app import App
from textual.widgets import Input

from assistant.app import MalstegApp, Start
from assistant.errors import WorkError
from assistant.goals.goal import GoalStatus
from assistant.i18n import Language
from assistant.records import CaseSummary, DataFolder, GoalSummary, Overview, Records, Session, UnreadableCase
from assistant.records import overview as overview_module
from assistant.records.overview import summarise
from assistant.tui.home_rows import HomeRows, Kind, Row, home_rows
from assistant.tui.patience import Patience
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.home import HomePage
from assistant.tui.widgets.rowlist import RowList
from assistant.wording.goal import life_area_text
from store import DocumentFile, disk
from store.index import remove_index

TextOn = Callable[[App[None]], str]
EN = Language("en")


def goal(case: str, number: int, **also: object) -> GoalSummary:
    """A goal accepted long ago."""
    said: dict[str, object] = {
        "id": f"{case}-{number}",
        "case_id": case,
        "alias": case.title(),
        "title": "reading",
        "status": GoalStatus.ACCEPTED,
        "life_area": "",
        "deadline": None,
        "follow_up": None,
        "parent_id": None,
        "versions": 1,
        "saved_at": None,
        "due": None,
    }
    return GoalSummary(**{**said, **also})  # type: ignore[arg-type]


def overview_of(goals: dict[str, list[GoalSummary]], problems: tuple[UnreadableCase, ...] = ()) -> Overview:
    cases = (CaseSummary(case, case.title(), tuple(found), TODAY) for case, found in sorted(goals.items()))
    return Overview(tuple(cases), problems)


def rows(overview: Overview, wanted: str = "") -> list[Row]:
    return home_rows(overview, today=TODAY, language=EN, wanted=wanted)


def section(listed: list[Row], heading: str) -> list[Row]:
    """Return the rows under a heading."""
    first = listed.index(Row(Kind.HEADING, heading)) + 1
    ends = [place for place in range(first, len(listed)) if listed[place].kind is Kind.HEADING]
    return listed[first : min(ends, default=len(listed))]


# --- lists that end somewhere -----------------------------------------------------------------------


def test_each_list_ends_with_how_many_more_there_are() -> None:
    begun = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
    many = {
        f"case{number:03}": [
            goal(f"case{number:03}", 1, due=TODAY - timedelta(days=number)),
            goal(f"case{number:03}", 2, status=GoalStatus.DRAFT, versions=0, saved_at=begun),
        ]
        for number in range(120)
    }
    broken = tuple(
        UnreadableCase(f"k{number}", None, WorkError("damaged", name=f"k{number}.json"))
        for number in range(31)
    )

    listed = rows(overview_of(many, broken))

    due = section(listed, "Time to meet again")
    assert [row.kind for row in due] == [Kind.DUE] * 30 + [Kind.NOTE]
    assert due[0].alias == "Case119"
    assert due[-1].text == "… and 90 more. Write a name to find them."
    assert [row.text for row in section(listed, "Go on where you left off")][-1].startswith("… and 90 more.")
    people = section(listed, "Everybody's goals")
    assert len({row.case_id for row in people if row.case_id}) == 100
    assert people[-1].text.startswith("… and 20 more.")
    assert section(listed, "Could not be opened")[-1].text == "… and 1 more."


def test_what_is_left_out_is_found_by_writing_a_name() -> None:
    many = {f"case{number:03}": [goal(f"case{number:03}", 1)] for number in range(120)}

    listed = section(rows(overview_of(many), "case119"), "Everybody's goals")

    assert [row.text for row in listed] == ["Case119", "reading"]


def test_a_case_that_cannot_be_opened_is_named_by_whose_it_is() -> None:
    problem = UnreadableCase("k7", "Lisa", WorkError("damaged", name="k7.json"))
    listed = section(rows(overview_of({}, (problem,)), "somebody else"), "Could not be opened")

    (row,) = listed
    assert row.text.startswith("The case of Lisa cannot be read")
    assert (row.alias, row.case_id, row.opens) == ("Lisa", "k7", "damage")


# --- finding ----------------------------------------------------------------------------------------

WORDS = st.sampled_from(["åsa", "Åsa", "ro", "Rö", "home", "at home", "ſ", "s", "health", "", "İ", "é́"])
GOALS = st.lists(st.tuples(WORDS, st.sampled_from(["", "health", "mobility", "Ro"])), max_size=3)
CASES = st.lists(st.tuples(WORDS, GOALS), max_size=6)


@settings(max_examples=200, deadline=None)
@given(cases=CASES, wanted=st.lists(WORDS, max_size=3).map(" ".join))
def test_what_is_found_is_what_holds_every_word_somewhere(
    cases: list[tuple[str, list[tuple[str, str]]]], wanted: str
) -> None:
    made = []
    for place, (alias, said) in enumerate(cases):
        goals = tuple(
            goal(f"k{place}", number, alias=alias, title=title, life_area=area)
            for number, (title, area) in enumerate(said)
        )
        made.append(CaseSummary(f"k{place}", alias, goals, TODAY))

    def holds(*texts: str) -> bool:
        return all(any(word in text.casefold() for text in texts) for word in wanted.casefold().split())

    expected = {
        found.id
        for case in made
        for found in case.goals
        if holds(found.alias, found.title, life_area_text(EN, found.life_area) if found.life_area else "")
    } | {case.id for case in made if not case.goals and holds(case.alias)}

    listed = rows(Overview(tuple(made), ()), wanted)

    assert {row.goal_id or row.case_id for row in listed if row.case_id} == expected


def test_finding_opens_no_file(lisa: Session, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = HomeRows(records.overview(), today=TODAY, language=EN)

    def unreadable(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(disk, "read", unreadable)

    assert [row.goal_id for row in listed.rows("lis on time") if row.goal_id] == [lisa.goal_id] * 2


# --- a page that never waits ------------------------------------------------------------------------


class Gate:
    """Lets the cases be read one by one."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.at_the_gate = threading.Event()
        self._open = threading.Semaphore(0)

    def __call__(self, file: DocumentFile) -> dict[str, object]:
        self.at_the_gate.set()
        assert self._open.acquire(timeout=10)
        self.read.append(file.path.stem)
        return summarise(file)

    def let(self, cases: int) -> None:
        """Let so many cases through."""
        self._open.release(cases)


@pytest.fixture
def gate(
    lisa: Session, sam: Session, kim: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Gate]:
    """Three cases of which nothing is remembered yet."""
    made = Gate()
    monkeypatch.setattr(overview_module, "summarise", made)
    monkeypatch.setattr("assistant.tui.screens.home._LONGEST_WAIT", 0.02)
    remove_index(tmp_path / "data")
    then = time.time() - 60
    for path in (tmp_path / "data").glob("*.json"):
        os.utime(path, (then, then))
    yield made
    made.let(100)


@pytest.fixture
def opening(tmp_path: Path, english: Language) -> MalstegApp:
    """The program, opening a folder it has not seen yet."""
    return program(tmp_path, english)


def program(tmp_path: Path, language: Language, start: Start | None = None) -> MalstegApp:
    folder = DataFolder(tmp_path / "data", TODAY)
    return MalstegApp(folder, language, TODAY, start=start, plain=True, patience=Patience(slow=0.1))


async def until(happens: Callable[[], object]) -> None:
    """Wait for something that another thread brings about."""
    for _ in range(1000):
        if happens():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(happens)


async def test_how_far_the_reading_has_come_is_said_and_what_is_typed_is_kept(
    gate: Gate, opening: MalstegApp, text_on: TextOn
) -> None:
    async with opening.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Reading the cases" in text_on(opening))
        gate.let(1)
        await until(lambda: "Reading the cases: 1 of 3" in text_on(opening))
        assert "With F7 you can begin a goal meanwhile." in text_on(opening)
        await pilot.press("s", "a", "m", "enter")
        gate.let(2)
        await until(lambda: "a home of my own" in text_on(opening))
        assert isinstance(opening.screen, HomePage)
        assert opening.screen.query_one(Input).value == "sam"
        assert "Reading the cases" not in text_on(opening)
        assert "Kim" not in text_on(opening)


async def test_a_goal_can_be_begun_while_the_cases_are_read(
    gate: Gate, opening: MalstegApp, text_on: TextOn
) -> None:
    async with opening.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Reading the cases" in text_on(opening))
        await pilot.press("f7")
        await until(lambda: isinstance(opening.screen, ConversationPage))
        assert gate.read == []
        gate.let(3)
        await pilot.press("escape")
        await until(lambda: "a home of my own" in text_on(opening))


async def test_the_first_question_does_not_wait_for_the_cases(
    gate: Gate, tmp_path: Path, english: Language
) -> None:
    app = program(tmp_path, english, Start("new"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: isinstance(app.screen, ConversationPage))
        await pilot.pause()
        assert gate.read == []
        gate.let(3)


async def test_a_goal_that_was_named_opens_when_the_cases_have_been_read(
    gate: Gate, tmp_path: Path, english: Language, lisa: Session, text_on: TextOn
) -> None:
    app = program(tmp_path, english, Start("goal", goal=lisa.goal_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Reading the cases" in text_on(app))
        assert "F7 you can" not in text_on(app)
        gate.let(3 + 1)  # all of them for the list, and hers for the goal's page
        await until(lambda: isinstance(app.screen, GoalPage))
        await pilot.pause()


async def test_closing_half_way_is_not_starting_over(
    gate: Gate, opening: MalstegApp, tmp_path: Path, text_on: TextOn
) -> None:
    async with opening.run_test(size=(80, 24)):
        await until(gate.at_the_gate.is_set)
        gate.let(1)
        await until(lambda: "1 of 3" in text_on(opening))
    gate.let(1)
    await until((tmp_path / "data" / ".index" / "1").exists)
    assert len(gate.read) == 2
    gate.let(100)

    Records(tmp_path / "data", TODAY).overview()

    assert sorted(gate.read) == sorted({*gate.read})
    assert len(gate.read) == 3


async def test_coming_back_to_what_has_not_changed_makes_no_new_list(lisa: Session, app: MalstegApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.screen.query_one(RowList).marked)
        home = app.screen
        listing = home.query_one(RowList)
        listed = listing._listed
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, GoalPage))
        await pilot.press("escape")
        await until(lambda: app.screen is home)
        await app.workers.wait_for_complete()
        assert listing._listed is listed


async def test_a_list_that_was_out_of_sight_is_listed_again(lisa: Session, app: MalstegApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.screen.query_one(RowList).marked)
        listing = app.screen.query_one(RowList)
        await pilot.press("q", "q")
        await pilot.pause()
        assert not listing.display
        await pilot.press("escape")
        await until(lambda: listing.option_count)
        assert listing.marked is not None


async def test_paging_ends_on_the_first_and_the_last_goal_with_all_that_is_said_around_them(
    lisa: Session, records: Records, english: Language, app: MalstegApp, text_on: TextOn
) -> None:
    for _ in range(40):
        other = records.begin(english, lisa.case_id)
        other.save()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.screen.query_one(RowList).marked)
        listing = app.screen.query_one(RowList)
        listed = listing._rows
        listing.show([*listed, Row(Kind.NOTE, "and what stands last")])
        for key, heading in (("pagedown", "and what stands last"), ("pageup", "Time to meet again")):
            for _ in range(10):
                await pilot.press(key)
                assert listing.marked is not None
            await pilot.pause()
            assert heading in text_on(app)
        assert listing.marked.kind is Kind.DUE
