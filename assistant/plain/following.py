"""What is said in plain lines when a goal is followed up: the steps, where each sees it, what comes of it."""

from __future__ import annotations

from typing import Any

from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.question import Question
from assistant.dialogs.recalling import HOW_DONE_OPTIONS, Carrying, PlanChanges
from assistant.errors import AnswerError
from assistant.goals.follow_up import Carried
from assistant.i18n import N_, Language
from assistant.plain.lines import Lines
from assistant.plain.telling import Telling
from assistant.records import Following
from assistant.wording.follow_up import (
    answer_text,
    carried_text,
    changed_lines,
    follow_up_lines,
    found_text,
    growing_follow_up,
    staircase_lines,
    views,
)
from assistant.wording.goal import action_text


class FollowUpTelling(Telling):
    """Says things about a follow-up."""

    def __init__(self, session: Following, language: Language, lines: Lines) -> None:
        super().__init__(session, language, lines, None)
        self._following = session

    @property
    def _draft(self) -> FollowUpDraft:
        return self._following.conversation.draft

    def beginning(self) -> None:
        """Say the goal, and the steps with where it began."""
        draft = self._draft
        self.say()
        if draft.corrects is not None:
            self.say(N_("You correct evaluation %(number)s."), number=draft.evaluation)
        else:
            self.say(
                N_("This is evaluation %(number)s; setting the goal was the first."),
                number=draft.evaluation,
            )
        for part in growing_follow_up(self.language, draft):
            self.lines.say(f"{part.heading}: {part.text}")
        self._staircase()

    def picture(self, question: Question[Any]) -> None:
        """Say the step reached where it is asked about, both views side by side, and the plan."""
        draft = self._draft
        if question.name in ("fits", "client_step", "worker_step") and draft.value is not None:
            self.lines.say(found_text(self.language, draft.agreed, draft))
            if question.name == "fits":
                self._staircase()
        elif question.name == "time_enough":
            self._found()
        elif question.name == "carried":
            for number, action in enumerate(draft.agreed.plan or (), start=1):
                self.lines.say(f"{number}. {action_text(action)}")

    def ways(self) -> dict[type, str]:
        """Return how answers about a plan are typed."""
        words = [f"{number} {self.word(option.label)}" for number, option in enumerate(HOW_DONE_OPTIONS, 1)]
        return {
            Carrying: self.word(
                N_(
                    "One line for each: how many times of how many, such as 3 of 4, or one of these by its "
                    "number: %(answers)s. After a colon you can say more."
                ),
                answers=", ".join(words),
            ),
            PlanChanges: N_(
                "Write what changes, a line each: “-2” takes the second part away, “+ what; who; how often” "
                "adds one. Or write the whole plan anew. An empty line ends the list."
            ),
        }

    def listed(self, parts: tuple[Any, ...]) -> list[str]:
        """Return what came about of the plan, or the plan with the numbers of its parts."""
        return [
            carried_text(self.language, part)
            if isinstance(part, Carried)
            else f"{number}. {action_text(part)}"
            for number, part in enumerate(parts, start=1)
        ]

    def answer(self, question: Question[Any], value: object) -> str:
        """Return an answer in words."""
        return answer_text(self.language, question, value, self._draft)

    def goal(self) -> None:
        """Say the goal with what is changed of it."""
        for line in changed_lines(self.language, self._draft):
            self.lines.say(line)

    def review(self) -> None:
        """A goal that is kept has been held up against the criteria when it was agreed on."""

    def before_the_yeses(self) -> None:
        """Say the goal with what is changed of it."""
        self.say()
        self.say(N_("This is the goal from now on:"))
        self.goal()

    def kept(self, matters: tuple[AnswerError, ...]) -> None:
        """Say that the follow-up is not finished, and why."""
        self.say()
        self.say(N_("The follow-up is kept as you left it. What is still missing:"))
        self.open_matters(matters)
        self.id()

    def waiting(self, matters: tuple[AnswerError, ...]) -> None:
        """Say what a follow-up cannot be without."""
        self.say(N_("Before it can be finished:"))
        self.open_matters(matters)

    def accepted(self) -> None:
        """Say that the follow-up is saved, all that was said, and what comes of it."""
        held = self._following.held
        if held is None:
            return
        draft = self._draft
        self.say()
        self.say(N_("The follow-up is saved."))
        for line in follow_up_lines(self.language, draft.agreed, held.answers, draft.alias or ""):
            self.lines.say(line)
        if held.new_version is not None:
            self.say(N_("What you changed is accepted by both of you."))
        self.id()
        if self._following.leads_to is not None:
            self.say(N_("Now to what you want to change."))

    def paused(self) -> None:
        """Say that the follow-up can be gone on with, if anything was said."""
        if self._following.saved_at is None:
            self.say(N_("Nothing new was answered."))
            return
        super().paused()

    def _found(self) -> None:
        draft = self._draft
        if draft.value is not None and draft.fits is not True:
            self.lines.say(found_text(self.language, draft.agreed, draft))
        for line in views(self.language, draft.agreed, draft, draft.alias or ""):
            self.lines.say(line)

    def _staircase(self) -> None:
        draft = self._draft
        for line in staircase_lines(self.language, draft.agreed, draft, draft.alias or ""):
            self.lines.say(line)
