"""Following a goal up on the screen: from the goal's page to the steps reached, and on to what is changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

import pytest
from conversing import AppPilot, press, settle
from textual.app import App

from assistant.app import MalstegApp, Start
from assistant.dialogs.standing import Stage
from assistant.goals.follow_up import Carried, HowDone
from assistant.goals.goal import Goal, GoalStatus
from assistant.i18n import Language
from assistant.records import Records, Session
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.follow_up import FollowUpPage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.home import HomePage
from assistant.tui.widgets.carrying import CarryingField
from assistant.tui.widgets.check_view import CheckView
from assistant.tui.widgets.finished_view import FinishedView
from assistant.tui.widgets.rowlist import RowList

DAY = date(2026, 12, 1)
"""The day on which Lisa and her caseworker had agreed to meet."""

TextOn = Callable[[App[None]], str]


@pytest.fixture
def later(records: Records, lisa: Session) -> Records:
    assert lisa.goal_id
    return Records(records.folder.path, DAY)


@asynccontextmanager
async def following(
    records: Records, session: Session, *, size: tuple[int, int] = (120, 36), code: str = "en"
) -> AsyncIterator[AppPilot]:
    """Open the program where a goal is followed up."""
    app = MalstegApp(records, Language(code), DAY, start=Start("follow-up", goal=session.goal_id))
    async with app.run_test(size=size) as pilot:
        for _ in range(3):
            await settle(pilot)
        yield pilot


def page_of(pilot: AppPilot) -> FollowUpPage:
    assert isinstance(pilot.app.screen, FollowUpPage)
    return pilot.app.screen


def goal_of(records: Records, session: Session) -> Goal:
    return records.goal(str(session.case_id), str(session.goal_id))


async def test_the_step_reached_stands_on_the_staircase_beside_the_question(
    later: Records, lisa: Session, text_on: TextOn
) -> None:
    async with following(later, lisa) as pilot:
        assert page_of(pilot).conversation.state == "day"
        assert "● the start" in text_on(pilot.app)
        await press(pilot, "enter", "3", "enter")

        assert page_of(pilot).conversation.state == "fits"
        seen = text_on(pilot.app)
        assert "3 of 10 course days is step 2: somewhat" in seen
        assert "● now" in seen


async def test_a_whole_follow_up_is_saved_and_the_goal_opened(
    later: Records, lisa: Session, text_on: TextOn
) -> None:
    async with following(later, lisa) as pilot:
        await press(pilot, "enter", "3", "enter", "2", "enter", "3", "enter", "2", "enter")
        assert page_of(pilot).conversation.state == "time_enough"
        assert "You see it differently." in text_on(pilot.app)
        await press(pilot, "3", "enter")
        assert page_of(pilot).query_one(CarryingField).display
        await press(pilot, "1", "enter", "2", "slash", "3", "enter")
        await press(pilot, "f2", "f2", "f2", "f2", "1", "enter")
        assert page_of(pilot).conversation.state == "plan"
        while page_of(pilot).conversation.state == "plan":
            await press(pilot, "enter")
        await press(pilot, "enter")
        assert page_of(pilot).stage is Stage.CHECKING
        assert "Save the follow-up" in text_on(pilot.app)

        await press(pilot, "f8")

        assert page_of(pilot).stage is Stage.DONE
        assert page_of(pilot).query_one(FinishedView).display
        assert "The follow-up is saved" in text_on(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GoalPage)
    (held,) = goal_of(later, lisa).follow_ups
    assert held.answers.carried == (
        Carried(what="Meet and talk", how=HowDone.AS_PLANNED),
        Carried(what="Note each day", how=HowDone.PARTLY, done=2, planned=3),
    )
    assert (held.answers.client_step, held.answers.worker_step) == (3, 2)


async def test_what_is_to_be_changed_comes_up_after_it(later: Records, lisa: Session) -> None:
    async with following(later, lisa) as pilot:
        await press(pilot, "enter", "3", "enter", "1", "enter")
        await press(pilot, "f9")
        page = page_of(pilot)
        page.conversation.revisit("decision")
        await page._show(None)
        await press(pilot, "2", "enter", "1", "enter")
        await press(pilot, "f9", "f8")
        assert page.stage is Stage.DONE

        await press(pilot, "enter")

        assert type(pilot.app.screen) is ConversationPage
        conversation = pilot.app.screen.conversation
        assert (conversation.state, conversation.suggestion) == ("baseline", 3)
        await press(pilot, "f10")
        assert isinstance(pilot.app.screen, GoalPage)


async def test_a_follow_up_begun_is_gone_on_with_from_the_first_page(
    later: Records, lisa: Session, text_on: TextOn
) -> None:
    async with following(later, lisa) as pilot:
        await press(pilot, "enter", "3", "enter", "f10")
        assert isinstance(pilot.app.screen, HomePage)
        assert "follow-up left" in text_on(pilot.app)
        rows = pilot.app.screen.query_one(RowList)
        while rows.marked is None or rows.marked.opens != "follow-up":
            await press(pilot, "down")

        await press(pilot, "enter")

        assert page_of(pilot).conversation.state == "fits"


async def test_a_goal_is_followed_up_from_its_page_until_it_is_ended(
    later: Records, lisa: Session, text_on: TextOn
) -> None:
    app = MalstegApp(later, Language("en"), DAY, start=Start("goal", goal=lisa.goal_id))
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(3):
            await settle(pilot)
        await press(pilot, "f7")
        conversation = page_of(pilot).conversation
        for name, said in (("day", ""), ("value", "7"), ("fits", "1"), ("decision", "close")):
            conversation.revisit(name)
            conversation.answer(said)
        conversation.to_check()
        await page_of(pilot)._show(None)
        await press(pilot, "f8", "enter")

        assert isinstance(pilot.app.screen, GoalPage)
        assert "This goal is ended" in text_on(pilot.app)
        await press(pilot, "f7")
        assert isinstance(pilot.app.screen, GoalPage)
    assert goal_of(later, lisa).status is GoalStatus.CLOSED


async def test_what_is_missing_is_said_on_the_page_of_all_answers(
    later: Records, lisa: Session, text_on: TextOn
) -> None:
    async with following(later, lisa) as pilot:
        await press(pilot, "f9", "f8")

        assert page_of(pilot).query_one(CheckView).display
        assert "Still to say: how it is now" in text_on(pilot.app)


async def test_described_steps_are_chosen_in_the_pairs_own_words(
    records: Records, sam: Session, text_on: TextOn
) -> None:
    async with following(Records(records.folder.path, DAY), sam, size=(80, 24)) as pilot:
        await press(pilot, "enter")

        assert page_of(pilot).conversation.state == "client_step"
        assert "I have been to see two flats." in text_on(pilot.app)


@pytest.mark.parametrize("code", ["sv", "da"])
async def test_the_language_changes_in_the_middle_and_what_is_typed_stays(
    later: Records, lisa: Session, code: str
) -> None:
    async with following(later, lisa, code=code) as pilot:
        page = page_of(pilot)
        page.conversation.revisit("carried")
        await page._show(None)
        await settle(pilot)
        await press(pilot, "1", "enter", "2")

        await press(pilot, "f4")

        assert page.query_one(CarryingField).memo() == ("1", "2")


async def test_the_page_of_the_goal_tells_the_way_travelled(
    later: Records, lisa: Session, text_on: TextOn
) -> None:
    following = later.follow_up(Language("en"), str(lisa.case_id), str(lisa.goal_id))
    for name, said in (("day", ""), ("value", "3"), ("fits", "1"), ("decision", "keep")):
        following.conversation.revisit(name)
        following.conversation.answer(said)
    following.conversation.to_check()
    following.conversation.proceed()
    following.save()
    app = MalstegApp(later, Language("en"), DAY, start=Start("goal", goal=lisa.goal_id))

    async with app.run_test(size=(120, 50)) as pilot:
        for _ in range(3):
            await settle(pilot)

        seen = text_on(app)

    assert "● the start" in seen
    assert "● now" in seen
    assert "Evaluation 2, 1 December 2026, of version 1" in seen
    assert "Better than when you began, on the way to the goal." in seen
