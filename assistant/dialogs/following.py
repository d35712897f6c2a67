"""The draft that the follow-up conversation fills in, and the agreement that may come of it."""

from __future__ import annotations

from datetime import date

from assistant.goals.attainment import measured_step
from assistant.goals.follow_up import Decision, FollowUpAnswers, TimeEnough
from assistant.goals.goal import Acceptance, Action, Formulation
from assistant.goals.measure import Measure


class FollowUpDraft(FollowUpAnswers):
    """What is said at a follow-up while it goes on, beside the goal as it was agreed on.

    ``agreed`` is version number ``version``, in force since ``since``; ``last_day`` is the day of the
    follow-up before this one, and ``before`` that of the one after it, if an earlier one is corrected.
    ``corrects`` is then the revision of the follow-up on disk that is corrected: what was found may be
    changed, not what was decided. ``plan``, ``deadline`` and the acceptances are those of a next version.
    """

    alias: str | None = None
    agreed: Formulation
    version: int
    since: date
    evaluation: int
    today: date
    last_day: date | None = None
    before: date | None = None
    corrects: int | None = None

    plan: tuple[Action, ...] | None = None
    deadline: date | None = None
    client_acceptance: Acceptance | None = None
    worker_acceptance: Acceptance | None = None

    @property
    def measure(self) -> Measure | None:
        """The measure of the goal, the same as when it was agreed on."""
        return self.agreed.measure

    @property
    def in_numbers(self) -> bool:
        """Whether a value is measured; of described milestones the two say which one it is like."""
        return self.agreed.measure_kind != "state"

    @property
    def measured_step(self) -> int | None:
        """The step that the measured value lies on."""
        return measured_step(self.agreed, self)

    @property
    def needs_more_time(self) -> bool:
        """Whether the deadline of the goal has come, or the two say that the time was too short."""
        deadline = self.agreed.deadline
        return self.time_enough is TimeEnough.NO or deadline is None or deadline <= self.today

    @property
    def answers(self) -> FollowUpAnswers:
        """What was said, without what was only needed to say it."""
        own = {name: getattr(self, name) for name in FollowUpAnswers.model_fields}
        return FollowUpAnswers.model_construct(**own)

    @property
    def next_agreement(self) -> Formulation | None:
        """The goal as both are asked to accept it now; None if nothing that was agreed on is changed.

        A new date to meet on changes nothing of what was agreed on.
        """
        if self.decision is not Decision.KEEP or self.corrects is not None:
            return None
        plan = self.agreed.plan if self.plan is None else self.plan
        deadline = self.deadline or self.agreed.deadline
        if (plan, deadline) == (self.agreed.plan, self.agreed.deadline):
            return None
        booked = self.agreed.follow_up
        return self.agreed.model_copy(
            update={
                "plan": plan,
                "deadline": deadline,
                "follow_up": self.next_follow_up or (booked if booked and booked > self.today else None),
                "client_acceptance": self.client_acceptance,
                "worker_acceptance": self.worker_acceptance,
            }
        )
