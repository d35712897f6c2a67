"""What every test of the conversations is given: a way to begin one, and a way to hold one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import pytest

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.i18n import Language

TODAY = date(2027, 3, 1)


class Begin(Protocol):
    """Begin a formulating conversation with what has been ``said``, at the question ``at`` or the first."""

    def __call__(
        self,
        at: str = "",
        *,
        language: str = "en",
        aliases: Iterable[str] = (),
        purposes: Iterable[str] = (),
        **said: object,
    ) -> Conversation[GoalDraft]: ...


class Hold(Protocol):
    """Hold a conversation by its transcript: which question comes up, and what is answered to it.

    None is "don't know yet". Advice is listened to, and then they go on.
    """

    def __call__(
        self, conversation: Conversation[GoalDraft], transcript: Iterable[tuple[str, object]]
    ) -> None: ...


@pytest.fixture
def begin() -> Begin:
    def begin(
        at: str = "",
        *,
        language: str = "en",
        aliases: Iterable[str] = (),
        purposes: Iterable[str] = (),
        **said: object,
    ) -> Conversation[GoalDraft]:
        context = Context(TODAY, Language(language), frozenset(aliases), tuple(purposes))
        conversation = Conversation(FORMULATE, GoalDraft(**said), context)
        if at:
            conversation.revisit(at)
        return conversation

    return begin


@pytest.fixture
def hold() -> Hold:
    def hold(conversation: Conversation[GoalDraft], transcript: Iterable[tuple[str, object]]) -> None:
        for asked, said in transcript:
            assert conversation.state == asked
            reply = conversation.skip() if said is None else conversation.answer(said)
            if reply.status == "advised":
                reply = conversation.go_on()
            assert reply.status == "taken", (asked, said, reply)

    return hold
