"""A conversation that is never saved, for practice: no folder is touched, no case is reached from it."""

from __future__ import annotations

from collections.abc import Callable

from assistant.dialogs.context import Reader
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.records.session import Session

Respeak = Callable[[Conversation[GoalDraft], Reader], Conversation[GoalDraft]]
"""Goes on with a conversation in another language, where that takes more than another reader of answers."""


class Unsaved(Session):
    """What front ends hold in place of a session on disk: the same conversation, kept in memory alone."""

    def __init__(self, conversation: Conversation[GoalDraft], respeak: Respeak | None = None) -> None:
        # Deliberately without what a session on disk is tied to: there is nothing here that could save.
        self.conversation = conversation
        self.parent_id = None
        self.case_id = None
        self.goal_id = None
        self.saved_at = None
        self.notice = None
        self._respeak = respeak

    def save(self) -> None:
        """Keep nothing; what would have been noted is let go."""
        self.conversation.to_log = ()
        if self.conversation.draft.later:
            self.conversation.draft = self.conversation.draft.model_copy(update={"later": ()})

    def speak(self, language: Reader) -> None:
        """Go on in another language."""
        if self._respeak is None:
            super().speak(language)
        else:
            self.conversation = self._respeak(self.conversation, language)
