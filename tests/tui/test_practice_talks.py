"""A talk with an invented client in the app, and the goal that comes of it: kept in memory, never a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conversing import ANSWERS, hold, settle
from practising import practising, progress_in
from textual.app import App
from textual.message import Message

from assistant.tui.screens.practice.client import ClientPage
from assistant.tui.screens.practice.first import PracticeHomePage
from assistant.tui.screens.practice.look_back import LookBackPage
from assistant.tui.screens.practice.rehearsal import RehearsalPage
from assistant.tui.widgets.choice import ChoiceField
from assistant.tui.widgets.practice_bar import PracticeBar
from assistant.tui.widgets.staircase import Staircase

TextOn = Callable[[App[None]], str]


async def test_a_talk_leads_to_a_goal_and_then_looks_back(tmp_path: Path, text_on: TextOn) -> None:
    facts: list[Message] = []
    async with practising(tmp_path, client="elsa", size=(100, 40), facts=facts) as pilot:
        page = pilot.app.screen
        assert isinstance(page, ClientPage)
        assert "Elsa is seventeen" in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert "I suppose it's my attendance" in text_on(pilot.app)
        while not page.talk.over:
            await pilot.press("1", "enter")
            await settle(pilot)
        asked = [fact.name for fact in facts if isinstance(fact, ClientPage.QuestionAsked)]
        assert asked == [step.ask.id for step in page.talk.steps]
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RehearsalPage)
        assert pilot.app.screen.query_one(PracticeBar).display
        assert "Whose goal is it?" in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.conversation.draft.alias == "Elsa"
        await pilot.press("f4", "f10")
        await settle(pilot)
        await settle(pilot)
        back = pilot.app.screen
        assert isinstance(back, LookBackPage)
        assert back.found is not None
        assert len(back.found.steps) == len(asked)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PracticeHomePage)
    assert [answer.task for answer in progress_in(tmp_path).answers] == ["client:elsa"]
    assert not (tmp_path / "data").exists()


async def test_a_goal_accepted_in_practice_is_looked_at_beside_two_others(
    tmp_path: Path, text_on: TextOn
) -> None:
    async with practising(tmp_path, client="elsa", size=(120, 50)) as pilot:
        page = pilot.app.screen
        assert isinstance(page, ClientPage)
        await pilot.press("enter")
        while not page.talk.over:
            await pilot.press("1", "enter")
            await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await hold(pilot, ANSWERS)
        assert "Look back on the talk" in text_on(pilot.app)
        assert "saved" not in text_on(pilot.app)
        await pilot.press("enter")
        await settle(pilot)
        back = pilot.app.screen
        assert isinstance(back, LookBackPage)
        assert back.found is not None
        assert back.found.criteria[0].name == "specific"
        steps = [stair for stair in back.query(Staircase) if stair.display]
        assert len(steps) == 3, "the trainee's own, and two others"
    assert not (tmp_path / "data").exists()


async def test_a_question_of_ones_own_is_heard_or_met_with_a_puzzled_word(
    tmp_path: Path, text_on: TextOn
) -> None:
    async with practising(tmp_path, client="elsa", size=(100, 40)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"xyzzy", "enter")
        await settle(pilot)
        assert "Elsa: What? You lost me." in text_on(pilot.app)
        await pilot.press(*["backspace"] * 5, *"What would you yourself like to be different?", "enter")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, ClientPage)
        assert page.talk.steps[0].open
        assert "You What would you yourself like to be different?" in text_on(pilot.app)
        await pilot.press("escape")
        await settle(pilot)
        assert page.talk.moment is page.talk.client.first
        assert "You What would you yourself like to be different?" not in text_on(pilot.app)


async def test_f4_in_a_talk_lets_the_client_go_on_in_the_other_language(
    tmp_path: Path, text_on: TextOn
) -> None:
    async with practising(tmp_path, "da", client="elsa", size=(100, 40)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"Er det", "f4")
        await settle(pilot)
        assert "I suppose it's my attendance" in text_on(pilot.app)
        assert pilot.app.screen.query_one(ChoiceField).own_words.value == "Er det"
