"""Holding a conversation at the keyboard of the real program."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from textual.pilot import Pilot

from assistant.app import MalstegApp, Start
from assistant.dialogs.standing import Stage
from assistant.i18n import Language
from assistant.records import Records
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.widgets.acceptance import AcceptanceField
from assistant.tui.widgets.actions import ActionsField
from assistant.tui.widgets.choice import ChoiceField
from assistant.tui.widgets.line import LineField
from assistant.tui.widgets.question_card import QuestionCard
from assistant.tui.widgets.rating import RatingField
from assistant.tui.widgets.steps_editor import StepsField
from assistant.tui.widgets.words import WordsField
from scripts import LISA
from talking import engine_talk

AppPilot = Pilot[None]

_MOST_QUESTIONS = 60

ANSWERS = {**LISA.answers, "direction": "1", "client_acceptance": "1"}
"""Lisa's answers, such as they can be given in any language."""


async def settle(pilot: AppPilot) -> None:
    """Wait until what was begun is saved and shown."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: AppPilot, *keys: str) -> None:
    """Press one key after the other, each when all that came of the one before is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def page_of(pilot: AppPilot) -> ConversationPage:
    """The conversation on the screen."""
    assert isinstance(pilot.app.screen, ConversationPage)
    return pilot.app.screen


def card_of(pilot: AppPilot) -> QuestionCard:
    """The question on the screen."""
    return page_of(pilot).query_one(QuestionCard)


@asynccontextmanager
async def conversing(
    records: Records,
    code: str = "en",
    *,
    size: tuple[int, int] = (120, 36),
    start: Start | None = None,
    at: str | None = None,
    answers: dict[str, str] | None = None,
) -> AsyncIterator[AppPilot]:
    """Begin a conversation in the real program, or go on with Lisa's at a question."""
    if at is not None:
        session = engine_talk(records, replace(LISA, answers=answers or ANSWERS), until=at)
        session.save()
        start = Start("resume", goal=session.goal_id)
    app = MalstegApp(records, Language(code), records.today, start=start or Start("new"))
    async with app.run_test(size=size) as pilot:
        for _ in range(3):
            await settle(pilot)
        yield pilot


async def hold(pilot: AppPilot, answers: dict[str, str], *, until: str | None = None) -> None:
    """Answer what there is an answer for, skip the rest with F2, stop before ``until``."""
    rounds = 0
    while (page := page_of(pilot)).stage is not Stage.DONE and page.conversation.state != until:
        before = page.conversation.state
        rounds += 1
        assert rounds < _MOST_QUESTIONS, (page.conversation.state, card_of(pilot).advice.said)
        if page.stage is Stage.CHECKING:
            await pilot.press("f8")
        elif page.conversation.state not in answers:
            await pilot.press("f2")
        else:
            await answer(pilot, answers[page.conversation.state])
            if card_of(pilot).advice.has_class("-thought") and card_of(pilot).advice.display:
                await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state != before, before


async def answer(pilot: AppPilot, raw: str) -> None:
    """Put an answer into whatever field the question has, and press Enter."""
    field = card_of(pilot).field
    if isinstance(field, AcceptanceField):
        choice, _, words = raw.partition(":")
        await _choose(pilot, field, choice)
        field.own_words.value = words.strip()
    elif isinstance(field, ChoiceField):
        await _choose(pilot, field, raw)
    elif isinstance(field, RatingField):
        await pilot.press(*raw)
    elif isinstance(field, ActionsField):
        await _plan(pilot, field, raw)
    elif isinstance(field, StepsField):
        for part in filter(None, raw.split(";")):
            number, _, words = part.partition("=")
            field.row(int(number)).words.value = words.strip()
    elif raw and isinstance(field, WordsField):
        field.paper.text = raw
    elif raw and isinstance(field, LineField):
        field.line.value = raw
    await pilot.pause()
    await pilot.press("enter")
    await settle(pilot)


async def _choose(pilot: AppPilot, field: ChoiceField, raw: str) -> None:
    labels = [option.shown(page_of(pilot).language) for option in field.list.options]
    same = [place for place, label in enumerate(labels) if label == raw]
    begun = same or [place for place, label in enumerate(labels) if label.startswith(raw)]
    if len(begun) == 1:
        raw = str(begun[0] + 1)
    if raw.isdecimal():
        await pilot.press(*raw)
    else:
        field.own_words.value = raw


async def _plan(pilot: AppPilot, field: ActionsField, raw: str) -> None:
    """Fill in the lines, going from the last box of each to a new line with Enter."""
    for line in raw.splitlines():
        row = field.rows[-1]
        for box, part in zip(row.boxes, line.split(";"), strict=False):
            box.value = part.strip()
        row.boxes[-1].focus()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
