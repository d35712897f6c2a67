"""A goal's page: what it says, its versions, and what can be done from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.containers import VerticalScroll

from assistant.app import MalstegApp, Start
from assistant.goals.goal import Goal, GoalStatus
from assistant.i18n import Language
from assistant.records import Records, Session
from assistant.tui.goal_letter import goal_letter
from assistant.tui.screens.confirm import ConfirmScreen
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.home import HomePage
from assistant.tui.widgets.rowlist import RowList

TextOn = Callable[[App[None]], str]
LinesOn = Callable[[App[None]], list[str]]
TALL = (80, 90)


def goal_app(records: Records, language: Language, session: Session) -> MalstegApp:
    """The program, started with a goal."""
    start = Start("goal", goal=session.goal_id)
    return MalstegApp(records, language, records.today, start=start)


def revise(records: Records, language: Language, session: Session) -> Session:
    """Change Lisa's goal to 5-6 of 10 and let both accept it."""
    assert session.case_id is not None
    assert session.goal_id is not None
    revision = records.revise(language, session.case_id, session.goal_id)
    conversation = revision.conversation
    for name, raw in (("expected", "5-6"), ("scale", "3; 5; 7; 9")):
        conversation.revisit(name)
        assert conversation.answer(raw).status == "taken"
    conversation.to_check()
    conversation.proceed()
    conversation.answer("1")
    conversation.answer("1")
    revision.save()
    return revision


def begin_revision(records: Records, language: Language, session: Session) -> None:
    """Begin to change Lisa's goal, and leave it there."""
    assert session.case_id is not None
    assert session.goal_id is not None
    revision = records.revise(language, session.case_id, session.goal_id)
    revision.conversation.revisit("helps")
    revision.conversation.answer("An alarm clock.")
    revision.save()


def read(records: Records, session: Session) -> Goal:
    assert session.case_id is not None
    assert session.goal_id is not None
    return records.goal(session.case_id, session.goal_id)


def test_the_letter_holds_every_part_in_each_ones_words(
    lisa: Session, records: Records, english: Language
) -> None:
    agreed = read(records, lisa).agreed
    assert agreed is not None
    letter = goal_letter(agreed, language=english, alias="Lisa", today=records.today)
    assert [(section.heading, section.parts) for section in letter] == [
        (
            "What it is about",
            (
                ("Part of life", "Everyday tasks"),
                ("Purpose", "Lisa has a job or studies that last."),
                ("In your own words", "I come late to the courses and miss the beginning."),
                ("What it leads to", "I don't understand the tasks."),
                ("How big it is", "8 of 10"),
            ),
        ),
        (
            "How we will know",
            (
                ("How we measure", "times out of 10 course days"),
                ("Today", "0 of 10 course days"),
                ("The goal", "6–7 of 10 course days"),
                ("Who keeps count", "I put a cross in the calendar."),
                ("How things will be then", "I am there from the start."),
            ),
        ),
        (
            "When",
            (
                ("We meet to follow up", "1 December 2026, in 8 days"),
                ("By", "28 December 2026, in 5 weeks"),
            ),
        ),
        (
            "On the way there",
            (
                ("What helps", "My sister rings me in the morning."),
                ("What could get in the way", "I sleep badly some nights."),
                ("How sure you are", "7 of 10"),
            ),
        ),
        (
            "Why it matters",
            (
                ("Lisa", "9 of 10\nI want to keep my place."),
                ("The caseworker", "In part\nI would start with sleep."),
            ),
        ),
        (
            "What will be done",
            (("the supervisor · every 14 days", "Meet and talk"), ("Lisa", "Note each day")),
        ),
        (
            "What you say to the goal",
            (("Lisa", "Yes"), ("The caseworker", "Yes, but: if the meetings can be kept")),
        ),
    ]


def test_a_draft_says_what_is_not_settled(kim: Session, records: Records, english: Language) -> None:
    draft = read(records, kim).draft
    assert draft is not None
    letter = goal_letter(draft, language=english, alias="Kim", today=records.today, open_matters=True)
    (section,) = [section for section in letter if section.heading == "Not settled yet"]
    assert section.parts[0][1].splitlines() == [
        "Still to fill in: how it is today.",
        "Still to fill in: the level you expect.",
        "Still to fill in: by when.",
        "Still to fill in: the five steps.",
        "Kim has not answered yet.",
        "The caseworker has not answered yet.",
    ]


async def test_the_page_has_sentence_staircase_and_letter(
    lisa: Session, records: Records, english: Language, lines_on: LinesOn, text_on: TextOn
) -> None:
    app = goal_app(records, english, lisa)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        shown = text_on(app)
        assert "Lisa · Everyday tasks" in lines_on(app)[0]
        assert "coming on time to the courses, from 0 to 6–7 of 10 course days" in shown
        assert any(line.strip() == "3 ▓▓▓▓▓▓▓▓▓  6–7  the goal" for line in lines_on(app))
        assert any(line.strip() == "1 ░░░░░░░░░░░░░░░  0–2  ● today" for line in lines_on(app))
        assert "Yes, but: if the meetings can be kept" in shown
        assert "Both of you accepted this goal 23 November 2026." in shown
        assert "Versions" not in shown


async def test_everything_can_be_read_at_80_by_24(
    lisa: Session, records: Records, english: Language, text_on: TextOn
) -> None:
    app = goal_app(records, english, lisa)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "if the meetings can be kept" not in text_on(app)
        await pilot.press("end")
        await pilot.pause()
        assert "if the meetings can be kept" in text_on(app)


async def test_an_earlier_version_can_be_read_and_is_marked(
    lisa: Session, records: Records, english: Language, text_on: TextOn
) -> None:
    revise(records, english, lisa)
    app = goal_app(records, english, lisa)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert "from 0 to 5–6 of 10" in text_on(app)
        assert "Version 2, accepted 23 November 2026 holds now, on this page" in text_on(app)
        assert "Version 1, accepted 23 November 2026 earlier" in text_on(app)
        await pilot.press("tab", "down", "enter")
        await pilot.pause()
        assert "from 0 to 6–7 of 10" in text_on(app)
        assert "This is an earlier version, accepted 23 November 2026. It no longer holds." in text_on(app)
        assert "Version 1, accepted 23 November 2026 earlier, on this page" in text_on(app)
        assert isinstance(app.focused, VerticalScroll)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, GoalPage)
        assert "from 0 to 5–6 of 10" in text_on(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)


async def test_versions_by_mouse(
    lisa: Session, records: Records, english: Language, lines_on: LinesOn, text_on: TextOn
) -> None:
    revise(records, english, lisa)
    app = goal_app(records, english, lisa)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        lines = lines_on(app)
        place = next(number for number, line in enumerate(lines) if "Version 1" in line)
        await pilot.click(offset=(lines[place].index("Version 1"), place))
        await pilot.pause()
        assert "from 0 to 6–7 of 10" in text_on(app)


async def test_changes_begun_are_marked_and_can_be_read(
    lisa: Session, records: Records, english: Language, text_on: TextOn
) -> None:
    begin_revision(records, english, lisa)
    app = goal_app(records, english, lisa)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        shown = text_on(app)
        assert "You have begun to change it; go on with F5." in shown
        assert "My sister rings me" in shown
        assert "Being worked on not accepted yet" in shown
        assert "F5 go on with the changes" in shown
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert "They hold when both of you have said yes" in text_on(app)
        assert "An alarm clock." in text_on(app)


async def test_changes_begun_can_be_dropped_after_a_question(
    lisa: Session, records: Records, english: Language
) -> None:
    begin_revision(records, english, lisa)
    app = goal_app(records, english, lisa)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("delete")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert read(records, lisa).status is GoalStatus.REVISING
        await pilot.press("delete", "enter")
        await pilot.pause()
        assert read(records, lisa).status is GoalStatus.ACCEPTED
        assert isinstance(app.screen, GoalPage)
        await pilot.press("delete")
        await pilot.pause()
        assert isinstance(app.screen, GoalPage), "there is nothing to drop any more"


@pytest.mark.parametrize(
    ("key", "parent", "about_lisa"), [("f5", False, True), ("f8", False, False), ("f9", True, False)]
)
async def test_what_can_be_begun_from_a_goal(
    key: str, parent: bool, about_lisa: bool, lisa: Session, records: Records, english: Language
) -> None:
    app = goal_app(records, english, lisa)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, ConversationPage)
        session = app.screen.session
        assert session.case_id == lisa.case_id
        assert session.parent_id == (lisa.goal_id if parent else None)
        assert session.goal_id == (lisa.goal_id if about_lisa else None)


async def test_sub_goals_and_their_goal_lead_to_each_other(
    lisa: Session, records: Records, english: Language, text_on: TextOn
) -> None:
    step = records.begin(english, lisa.case_id, lisa.goal_id)
    step.save()
    app = goal_app(records, english, lisa)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert "Sub-goals" in text_on(app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, GoalPage)
        assert app.screen.goal_id == step.goal_id
        assert "This is a draft." in text_on(app)
        assert "A step towards" in text_on(app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert app.screen.goal_id == lisa.goal_id
        assert len(app.screen_stack) == 2


async def test_a_goal_just_accepted_says_what_happens_next(
    lisa: Session, records: Records, english: Language, text_on: TextOn
) -> None:
    app = MalstegApp(records, english, records.today)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.show_goal(str(lisa.case_id), str(lisa.goal_id), fresh=True)
        await pilot.pause()
        assert "You have a goal together." in text_on(app)
        assert "1 December 2026, in 8 days" in text_on(app)


async def test_a_goal_that_cannot_be_opened_is_told_in_words(
    lisa: Session, records: Records, english: Language, text_on: TextOn, tmp_path: Path
) -> None:
    app = MalstegApp(records, english, records.today)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        (tmp_path / "data" / f"{lisa.case_id}.json").write_text("{")
        await pilot.press("enter")
        await pilot.pause()
        assert "cannot be read: the file is damaged" in text_on(app)
        await pilot.press("f5", "f8", "f9", "delete", "f4", "f4", "f4", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)


async def test_milestones_are_shown_in_words(
    sam: Session, records: Records, english: Language, lines_on: LinesOn
) -> None:
    app = goal_app(records, english, sam)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert any("4 ░░░░░░  I have moved in." in line for line in lines_on(app))


async def test_f4_says_the_goal_anew(
    lisa: Session, records: Records, english: Language, marked_languages: None, text_on: TextOn
) -> None:
    app = goal_app(records, english, lisa)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        shown = text_on(app)
        assert "⟦What it is about⟧" in shown
        assert "⟦the goal⟧" in shown
        assert "⟦change the goal⟧" in shown
        assert "I sleep badly some nights." in shown


async def test_the_marked_version_is_kept_in_sight(
    lisa: Session, records: Records, english: Language, text_on: TextOn
) -> None:
    for _ in range(8):
        revise(records, english, lisa)
    app = goal_app(records, english, lisa)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        await pilot.press("tab", *["down"] * 8)
        await pilot.pause()
        marked = app.screen.query_one(RowList).marked
        assert marked is not None
        assert marked.version == 1
        assert "Version 1," in text_on(app)
