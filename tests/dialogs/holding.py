"""How the tests of the conversations begin one and hold one; the fixtures are in conftest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft

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
        booked: date | None = None,
        **said: object,
    ) -> Conversation[GoalDraft]: ...


class Hold(Protocol):
    """Hold a conversation by its transcript: which question comes up, and what is answered to it.

    None is "don't know yet". Advice is listened to, and then they go on.
    """

    def __call__(
        self, conversation: Conversation[GoalDraft], transcript: Iterable[tuple[str, object]]
    ) -> None: ...
