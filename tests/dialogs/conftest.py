"""What every test of the conversations is given: a way to begin one, and a way to hold one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import agreed
import pytest
from holding import TODAY, Begin, Hold

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.i18n import Language


@pytest.fixture
def begin() -> Begin:
    def begin(
        at: str = "",
        *,
        language: str = "en",
        aliases: Iterable[str] = (),
        purposes: Iterable[str] = (),
        booked: date | None = None,
        **said: object,
    ) -> Conversation[GoalDraft]:
        context = Context(TODAY, Language(language), frozenset(aliases), tuple(purposes), booked)
        conversation = Conversation(FORMULATE, GoalDraft(**said), context)
        if at:
            conversation.revisit(at)
        return conversation

    return begin


@pytest.fixture
def hold() -> Hold:
    return agreed.hold
