"""Holding a scripted conversation through plain mode and straight through the engine."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from assistant.dialogs.answers import Actions
from assistant.dialogs.standing import Stage
from assistant.goals.goal import Goal
from assistant.i18n import Language
from assistant.plain import PlainConversation
from assistant.records import Records, Session
from scripts import Script

SKIP = "skip"


class Keyboard(io.StringIO):
    """Somebody who types these lines; ``before`` is done before a line of that number, from 0, is read."""

    def __init__(self, typed: str, before: dict[int, Callable[[], object]] | None = None) -> None:
        super().__init__(typed)
        self._before = before or {}
        self._count = 0

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:
        self._before.get(self._count, lambda: None)()
        self._count += 1
        return super().readline()


def engine_talk(records: Records, script: Script, *, until: str | None = None) -> Session:
    """Hold the conversation without any front end, saving after each answer; stop before ``until``."""
    session = records.begin(Language(script.language))
    while session.conversation.stage is not Stage.DONE and session.conversation.state != until:
        conversation = session.conversation
        if conversation.stage is Stage.CHECKING:
            conversation.proceed()
            continue
        answer = script.answers.get(conversation.state)
        reply = conversation.skip() if answer is None else conversation.answer(answer)
        assert reply.status in ("taken", "advised"), (conversation.state, reply)
        if reply.status == "advised":
            conversation.go_on()
        session.save()
    return session


def typed_lines(records: Records, script: Script) -> Iterator[str]:
    """Yield what the pair types in plain mode, in the order the questions will come."""
    # The engine itself says which questions apply; held on a folder of its own.
    session = records.begin(Language(script.language))
    conversation = session.conversation
    while conversation.stage is not Stage.DONE:
        if conversation.stage is Stage.CHECKING:
            yield ""
            conversation.proceed()
            continue
        question = conversation.question
        assert question is not None
        answer = script.answers.get(conversation.state)
        yield SKIP if answer is None else answer
        if answer is not None and isinstance(question.answers_for(conversation.draft), Actions):
            yield ""
        reply = conversation.skip() if answer is None else conversation.answer(answer)
        assert reply.status in ("taken", "advised"), (conversation.state, reply)
        if reply.status == "advised":
            conversation.go_on()


def plain_talk(session: Session, language: str, typed: str) -> str:
    """Hold a conversation in plain mode; return everything that was said."""
    said = io.StringIO()
    PlainConversation(session, Language(language), read=io.StringIO(typed), write=said).hold()
    return said.getvalue()


def only_goal(records: Records) -> Goal:
    """Return the only goal in the folder."""
    (summary,) = records.overview().goals
    return records.goal(summary.case_id, summary.id)
