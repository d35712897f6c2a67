"""The draft that the formulating conversation fills in."""

from __future__ import annotations

from assistant.goals.case import People
from assistant.goals.goal import Formulation


class GoalDraft(Formulation):
    """A formulation in the making, with what is asked about the case the first time.

    ``new_case``: the conversation began without a case, so it asks whose goal this is.
    """

    new_case: bool = True
    alias: str | None = None
    people: People | None = None

    @property
    def formulation(self) -> Formulation:
        """The goal's own part."""
        own = {name: getattr(self, name) for name in Formulation.model_fields}
        return Formulation.model_construct(**own)
