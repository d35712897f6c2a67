"""One person's case on the screen: the steps of every goal, and the T-scores with their arithmetic."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conversing import settle
from samples import LISA, TODAY, talk
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.app import MalstegApp
from assistant.dialogs.standing import Stage
from assistant.i18n import Language
from assistant.records import Following, Records, Session
from assistant.tui.screens.case import CasePage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.weigh import WeighScreen
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.rowlist import RowList

TextOn = Callable[[App[None]], str]


@pytest.fixture
def two_goals(records: Records, lisa: Session, english: Language) -> Session:
    """Lisa has another goal, and the first has been followed up: 3 of 10, which is step 2."""
    answers = {name: said for name, said in LISA.items() if name not in ("alias", "people")}
    talk(records.begin(english, lisa.case_id), {**answers, "what": "sleeping at night"})
    follow_up(records, lisa, {"day": "2026-11-23", "value": "3", "decision": "1"})
    return lisa


def follow_up(records: Records, goal: Session, answers: dict[str, str]) -> None:
    finish(records.follow_up(Language("en"), str(goal.case_id), str(goal.goal_id)), answers)


def finish(following: Following, answers: dict[str, str]) -> None:
    conversation = following.conversation
    while conversation.stage is not Stage.DONE:
        question = conversation.question
        if question is None:
            conversation.proceed()
        elif question.name in answers:
            reply = conversation.answer(answers[question.name])
            assert reply.status != "refused", (question.name, reply.problem)
            if reply.status == "advised":
                conversation.go_on()
        else:
            assert conversation.skip().status != "refused", question.name
    following.save()


async def open_case(pilot: Pilot[None], goal: Session) -> CasePage:
    for _ in range(3):
        await settle(pilot)
    app = pilot.app
    assert isinstance(app, MalstegApp)
    app.show_case(str(goal.case_id))
    await settle(pilot)
    assert isinstance(app.screen, CasePage)
    return app.screen


async def test_the_steps_of_each_goal_come_before_the_score(
    two_goals: Session, app: MalstegApp, text_on: TextOn
) -> None:
    async with app.run_test(size=(120, 90)) as pilot:
        await open_case(pilot, two_goals)
        seen = text_on(app)
        assert "step 1: much less than expected" in seen
        assert "3 of 10 course days is step 2: somewhat less than expected." in seen
        assert "Better than when you began, on the way to the goal." in seen
        assert "Not followed up yet." in seen
        assert seen.index("step 2") < seen.index("T at the start")


async def test_the_score_is_shown_with_its_arithmetic_and_what_it_does_not_tell(
    two_goals: Session, app: MalstegApp, text_on: TextOn
) -> None:
    async with app.run_test(size=(120, 90)) as pilot:
        await open_case(pilot, two_goals)
        seen = text_on(app)
        assert "The steps come first: they are ranks" in seen
        assert "T at the start 30" in seen
        assert "T now 40" in seen
        assert "Difference +10" in seen
        assert "not followed up, or no step was named" in seen
        assert "level -2, weight 1" in seen or "level −2, weight 1" in seen
        assert seen.index("How T at the start is worked out") < seen.index("How T now is worked out")


async def test_without_a_follow_up_there_is_no_score(lisa: Session, app: MalstegApp, text_on: TextOn) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        page = await open_case(pilot, lisa)
        assert page.score is not None
        assert page.score.by == {}
        assert "There is no T-score yet" in text_on(app)


async def test_two_who_see_different_steps_get_a_score_each(
    sam: Session, records: Records, app: MalstegApp, text_on: TextOn
) -> None:
    follow_up(records, sam, {"day": "2026-11-23", "client_step": "3", "worker_step": "2", "decision": "1"})
    async with app.run_test(size=(120, 90)) as pilot:
        page = await open_case(pilot, sam)
        assert page.score is not None
        assert not page.score.agree
        seen = text_on(app)
        assert "so there is a score for each of you" in seen
        assert seen.count("T at the start 30") == 2
        assert "T now 50" in seen
        assert "T now 40" in seen


async def test_goals_can_weigh_differently_and_one_that_weighs_nothing_is_left_out(
    two_goals: Session, records: Records, app: MalstegApp, text_on: TextOn
) -> None:
    other = next(goal for goal in records.goals_of(str(two_goals.case_id)) if goal.id != two_goals.goal_id)
    following = records.follow_up(Language("en"), other.case_id, other.id)
    finish(following, {"day": "2026-11-23", "value": "7", "decision": "1"})
    async with app.run_test(size=(120, 110), notifications=True) as pilot:
        page = await open_case(pilot, two_goals)
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(app.screen, WeighScreen)
        await pilot.press("3", "enter")
        await settle(pilot)
        assert "Write both numbers" in text_on(app)
        await pilot.press("4", "enter")
        await settle(pilot)
        lines = app.screen.query(Input)
        for line, number in zip(lines, "3207", strict=True):
            line.value = number
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, WeighScreen)
        lines.last().value = "1"
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is page
        assert page.score is not None
        assert sorted(page.ratings.values()) == [(0, 1), (3, 2)]
        assert "has weight 0 and is left out." in text_on(app)


async def test_a_goal_opens_from_the_list_and_the_page_from_a_goal(
    two_goals: Session, app: MalstegApp
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            await settle(pilot)
        app.show_goal(str(two_goals.case_id), str(two_goals.goal_id))
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        assert isinstance(app.screen, CasePage)
        await pilot.press("tab")
        assert app.screen.query_one(RowList).has_focus
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, GoalPage)


@pytest.mark.parametrize("code", ["sv", "da", "en"])
async def test_nothing_is_wider_than_the_screen(two_goals: Session, records: Records, code: str) -> None:
    app = MalstegApp(records, Language(code), TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_case(pilot, two_goals)
        told = page.query_one(Letter)
        width = told.content_size.width
        assert all(line.cell_length <= width for line in told.lines_at(width))
        assert page.query_one("#case").max_scroll_x == 0
