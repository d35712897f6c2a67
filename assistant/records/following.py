"""A follow-up tied to the disk: every answer is saved before the next question is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from assistant.dialogs.context import Context, Reader
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.follow_up import FOLLOW_UP
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.standing import Stage
from assistant.errors import UsageError, WorkError
from assistant.goals.attainment import measured_step
from assistant.goals.follow_up import FIRST_EVALUATION, Adjusting, Decision, FollowUp
from assistant.goals.goal import Formulation, Goal, GoalVersion
from assistant.records.tables import ONLY, CaseFile, LogEntry, SavedConversation, SavedFollowUp
from assistant.records.telling import telling
from store import ConflictError, NotFoundError, Stored

if TYPE_CHECKING:
    from assistant.records.folder import Records

_FOUND: Final = ("value", "fits", "client_step", "worker_step")
"""Answers that mean something only in the measure and the steps they were given in."""


class Following:
    """A follow-up that is saved after every answer, and what comes of it.

    Make one with :meth:`Records.follow_up` or :meth:`Records.correct_follow_up`. ``notice`` is what the pair
    is to be told after the last save, if anything. Once it is done, ``held`` is the follow-up as it lies on
    disk, and :attr:`leads_to` says which part of the goal the two want to change.
    """

    def __init__(
        self, records: Records, conversation: Conversation[FollowUpDraft], case_id: str, goal_id: str
    ) -> None:
        self.conversation = conversation
        self.case_id = case_id
        self.goal_id = goal_id
        self.saved_at: datetime | None = None
        self.notice: WorkError | None = None
        self.held: FollowUp | None = None
        self._records = records
        self._saved_as: str | None = None
        self._revision = 0
        self._begun = _said(conversation)

    @property
    def leads_to(self) -> Adjusting | None:
        """Which part of the goal is to be changed now; see :meth:`Records.adjust`."""
        if self.held is None or self.held.answers.decision is not Decision.ADJUST:
            return None
        return None if self.conversation.draft.corrects else self.held.answers.adjusting or Adjusting.SEVERAL

    def save(self) -> None:
        """Put the whole conversation on disk; when it returns, it is there.

        A finished one becomes a follow-up of its goal, and what was changed of the goal a version of it.
        Raises :class:`WorkError`; those whose code is in :data:`assistant.records.PASSING` may pass by
        themselves, and the same save may be tried again. ``changed_by_another``: the goal has changed since
        this began, so that it could not be finished; gone on with anew, it fits the goal as it is now.
        """
        self.notice = None
        if self._saved_as is None and _said(self.conversation) == self._begun:
            return
        if self.held is not None:
            return
        with telling():
            if self.conversation.stage is Stage.DONE:
                self._finish()
            else:
                self._keep()

    def speak(self, language: Reader) -> None:
        """Read what is typed from now on in another language."""
        conversation = self.conversation
        conversation.context = replace(conversation.context, language=language)

    def go_on_in(self, records: Records) -> None:
        """Go on in the same folder opened anew."""
        self._records = records

    def opened(self, saved_as: str, revision: int) -> None:
        """Tie the session to a follow-up that was begun before."""
        self._saved_as, self._revision = saved_as, revision

    def _keep(self) -> None:
        """Save what has been said so far; beside what somebody else has saved of the same meanwhile."""
        tables, now = self._tables(), datetime.now(UTC)
        saved = SavedFollowUp(goal_id=self.goal_id, state=self.conversation.snapshot, saved_at=now)
        with tables.file.transaction():
            self._must_be_there(tables)
            key, revision = self._saved_as, self._revision
            overtaken = key is not None and tables.followings.revision(key) != revision
            if key is None or overtaken:
                key, revision = self._records.new_id(), 0
            self._log(tables, now)
            stored = tables.followings.put(key, saved, expected_revision=revision)
        self._saved_as, self._revision, self.saved_at = key, stored.revision, now
        self.conversation.to_log = ()
        if overtaken:
            self.notice = WorkError("two_follow_ups")

    def _finish(self) -> None:
        """Put the follow-up on disk, with the version that comes of it, all or nothing."""
        tables, now, draft = self._tables(), datetime.now(UTC), self.conversation.draft
        changed = draft.next_agreement
        follow_up = FollowUp(
            goal_id=self.goal_id,
            version=draft.version,
            evaluation=draft.evaluation,
            answers=draft.answers,
            new_version=None if changed is None else draft.version + 1,
            held_at=now,
        )
        with tables.file.transaction():
            self._must_be_there(tables)
            if draft.corrects is not None:
                follow_up = _corrected(tables, follow_up, draft.corrects)
            else:
                self._must_be_as_it_was(tables, draft)
            tables.follow_ups.put(
                follow_up_key(self.goal_id, draft.evaluation),
                follow_up,
                expected_revision=draft.corrects or 0,
            )
            if changed is not None:
                self._agree(tables, changed, now)
            self._log(tables, now)
            if self._saved_as is not None and tables.followings.revision(self._saved_as) == self._revision:
                tables.followings.delete(self._saved_as, self._revision)
        self.held, self.saved_at = follow_up, now
        self.conversation.to_log = ()
        journal = self._records.journal
        journal.note("followed_up" if draft.corrects is None else "corrected", self.case_id)
        if changed is not None:
            journal.note("accepted", self.case_id)

    def _agree(self, tables: CaseFile, changed: Formulation, now: datetime) -> None:
        draft = self.conversation.draft
        version = GoalVersion(
            goal_id=self.goal_id,
            number=draft.version + 1,
            formulation=changed,
            accepted_on=self.conversation.context.today,
            accepted_at=now,
        )
        tables.versions.put(f"{self.goal_id}-{version.number}", version, expected_revision=0)
        _bring_up_to_date(tables, self.goal_id, draft.agreed, changed)

    def _must_be_there(self, tables: CaseFile) -> None:
        """A case that has been erased meanwhile is not made anew by a save of what was once in it."""
        if not tables.case.revision(ONLY):
            raise NotFoundError(name=tables.file.name)

    def _must_be_as_it_was(self, tables: CaseFile, draft: FollowUpDraft) -> None:
        """What was found belongs to the version that holds, and no two follow-ups have one number."""
        found = tables.versions_of(self.goal_id), tables.follow_ups_of(self.goal_id)
        if found != (draft.version, draft.evaluation - FIRST_EVALUATION):
            raise ConflictError(name=tables.file.name)

    def _log(self, tables: CaseFile, now: datetime) -> None:
        """Note what the pair has decided to keep in spite of a warning; never the words themselves."""
        for question, subject in self.conversation.to_log:
            entry = LogEntry(goal_id=self.goal_id, at=now, what="kept", question=question, subject=subject)
            tables.log.put(self._records.new_id(), entry, expected_revision=0)

    def _tables(self) -> CaseFile:
        return self._records.case_file(self.case_id)


def _said(conversation: Conversation[FollowUpDraft]) -> tuple[FollowUpDraft, tuple[str, ...]]:
    """Return all that has been answered, also with "we don't know yet"."""
    return conversation.draft, conversation.snapshot.skipped


def follow_up_key(goal_id: str, evaluation: int) -> str:
    """Return the key of a follow-up in its table."""
    return f"{goal_id}-{evaluation}"


def _corrected(tables: CaseFile, follow_up: FollowUp, revision: int) -> FollowUp:
    """Return a corrected follow-up; what was decided at it, and when it was held, stays."""
    stored = tables.follow_ups.get(follow_up_key(follow_up.goal_id, follow_up.evaluation))
    if stored.revision != revision:
        raise ConflictError(name=tables.file.name)
    before = stored.model
    return follow_up.model_copy(update={"new_version": before.new_version, "held_at": before.held_at})


def _bring_up_to_date(tables: CaseFile, goal_id: str, before: Formulation, after: Formulation) -> None:
    """Let a revision begun before go on from the version just accepted.

    Only where it still says what the version before did: what the two have changed in it stays as it is.
    """
    if not tables.conversations.revision(goal_id):
        return
    stored = tables.conversations.get(goal_id)
    state = stored.model.state
    said = GoalDraft.model_validate(state.draft)
    update = {
        name: getattr(after, name)
        for name in ("plan", "deadline", "follow_up")
        if getattr(said, name) == getattr(before, name)
    }
    draft = said.model_copy(update=update).model_dump(mode="json")
    state = state.model_copy(
        update={"draft": {name: value for name, value in draft.items() if value is not None}}
    )
    saved = SavedConversation(state=state, saved_at=stored.model.saved_at)
    tables.conversations.put(goal_id, saved, expected_revision=stored.revision)


# --- beginning, going on, correcting --------------------------------------------------------------


def begin(records: Records, language: Reader, goal: Goal, alias: str) -> Following:
    """Begin the next follow-up of a goal.

    Raises :class:`UsageError`: ``not_agreed_yet`` or ``goal_closed`` (goal).
    """
    draft = _new_draft(records, goal, alias)
    return _following(records, language, goal, draft)


def _new_draft(records: Records, goal: Goal, alias: str) -> FollowUpDraft:
    if not goal.versions:
        raise UsageError("not_agreed_yet", goal=goal.id)
    if goal.closed:
        raise UsageError("goal_closed", goal=goal.id)
    version = goal.versions[-1]
    return FollowUpDraft(
        alias=alias,
        agreed=version.formulation,
        version=version.number,
        since=version.accepted_on,
        evaluation=FIRST_EVALUATION + len(goal.follow_ups),
        today=records.today,
        last_day=goal.follow_ups[-1].day if goal.follow_ups else None,
    )


def resume(
    records: Records, language: Reader, goal: Goal, alias: str, stored: Stored[SavedFollowUp]
) -> Following:
    """Go on with a follow-up begun before; if the goal has changed since, fitted to it as it is now.

    Raises what :func:`begin` does.
    """
    state = stored.model.state
    draft = FollowUpDraft.model_validate(state.draft)
    doubtful: set[str] = set()
    if draft.corrects is not None:
        draft = draft.model_copy(update={"today": records.today})
    else:
        draft, doubtful = _fitted(draft, _new_draft(records, goal, alias))
    state = state.model_copy(update={"unsettled": tuple(sorted({*state.unsettled, *doubtful}))})
    conversation = Conversation(FOLLOW_UP, draft, _context(records, language), state)
    if doubtful:
        conversation.to_check()
    following = Following(records, conversation, goal.case_id, goal.id)
    following.opened(stored.id, stored.revision)
    return following


def _fitted(draft: FollowUpDraft, fresh: FollowUpDraft) -> tuple[FollowUpDraft, set[str]]:
    """Carry what was said over to the goal as it is now; return also what has to be looked at again.

    A goal may have been changed, or followed up, since this follow-up was begun.
    """
    about = {
        name: getattr(fresh, name)
        for name in ("alias", "agreed", "version", "since", "evaluation", "today", "last_day")
    }
    fitted = draft.model_copy(update=about)
    if (draft.version, draft.evaluation) == (fresh.version, fresh.evaluation):
        return fitted, set()
    doubtful = {"day", "plan", "deadline", *(_FOUND if draft.version != fresh.version else ())}
    if fitted.value is not None and measured_step(fitted.agreed, fitted) is None:
        fitted = fitted.model_copy(update={"value": None, "fits": None})
    if draft.agreed.plan != fitted.agreed.plan:
        # It was said of another plan, part by part.
        fitted = fitted.model_copy(update={"carried": None})
    fitted = fitted.model_copy(update={"client_acceptance": None, "worker_acceptance": None})
    return fitted, {name for name in doubtful if getattr(fitted, name) is not None}


def correct(
    records: Records, language: Reader, goal: Goal, alias: str, evaluation: int | None = None
) -> Following:
    """Correct what was found at a follow-up, the latest unless another is named.

    What was decided stays. Raises :class:`UsageError` ``nothing_to_correct`` (goal).
    """
    held = [follow_up for follow_up in goal.follow_ups if evaluation in (None, follow_up.evaluation)]
    if not held:
        raise UsageError("nothing_to_correct", goal=goal.id)
    wrong = held[-1]
    at = goal.follow_ups.index(wrong)
    tables = records.case_file(goal.case_id)
    with telling():
        revision = tables.follow_ups.revision(follow_up_key(goal.id, wrong.evaluation))
        begun = tables.followings_of(goal.id)
    for stored in begun:
        said = stored.model.state.draft
        if (said.get("corrects"), said.get("evaluation")) == (revision, wrong.evaluation):
            return resume(records, language, goal, alias, stored)
    version = goal.versions[wrong.version - 1]
    draft = FollowUpDraft(
        **dict(wrong.answers),
        alias=alias,
        agreed=version.formulation,
        version=wrong.version,
        since=version.accepted_on,
        evaluation=wrong.evaluation,
        today=records.today,
        last_day=goal.follow_ups[at - 1].day if at else None,
        before=goal.follow_ups[at + 1].day if at + 1 < len(goal.follow_ups) else None,
        corrects=revision,
    )
    following = _following(records, language, goal, draft)
    following.conversation.to_check()
    return following


def _following(records: Records, language: Reader, goal: Goal, draft: FollowUpDraft) -> Following:
    conversation = Conversation(FOLLOW_UP, draft, _context(records, language))
    return Following(records, conversation, goal.case_id, goal.id)


def _context(records: Records, language: Reader) -> Context:
    return Context(records.today, language)
