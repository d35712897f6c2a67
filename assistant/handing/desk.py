"""Everything a document is chosen from: read once of a case, and then made as often as a choice changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assistant.documents.material import Material
from assistant.errors import UsageError
from assistant.goals.handing_over import USUAL_PARTS, Consent, StatusChoice, StatusPart
from assistant.handing import making
from assistant.handing.choosing import fits, material_of, usual_choice
from assistant.handing.making import FORM_ON_SCREEN, FORMS, Made
from assistant.handing.over import ASKED_FOR
from assistant.i18n import Language
from assistant.records import consents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.records import GoalSummary, Records

FHIR_VERSIONS: Final = ("r5", "r4b")
WEEKS: Final = (1, 2, 4, 8, 12)
"""Weeks that a note sheet is usually given room for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is chosen for a document: its kind, format and language, the goals by their ids, and the rest."""

    kind: str
    form: str
    language: str
    goals: tuple[str, ...]
    parts: tuple[StatusPart, ...] = USUAL_PARTS
    weeks: int = 2
    fhir: str = FHIR_VERSIONS[0]
    worker: str = ""

    def in_form(self, form: str) -> Wish:
        """Return the same in another format, or in the first one that the kind can be had in."""
        forms = FORMS[self.kind]
        return replace(self, form=form if form in forms else forms[0])


@dataclass(frozen=True)
class Desk:
    """One case as it was read: all its goals, what was last chosen for a status, and the grounds noted.

    ``goals`` are the summaries, in the order in which they are told.
    """

    case_id: str
    alias: str
    goals: tuple[GoalSummary, ...]
    material: Material
    usual: StatusChoice
    valid: Mapping[str, Consent]
    """The consent that holds, by the kind of document it is about."""
    due: tuple[Consent, ...]
    """Consents that are to be asked for anew."""

    def fitting(self, kind: str) -> tuple[str, ...]:
        """Return the goals that belong in a document of a kind, unless somebody chooses others."""
        if kind == "status":
            agreed = [goal.id for goal in self.goals if fits(goal, kind)]
            return tuple(goal_id for goal_id in agreed if goal_id in self.usual.goals) or tuple(agreed)
        return tuple(goal.id for goal in self.goals if fits(goal, kind))

    def make(self, wish: Wish, *, as_text: bool = False) -> Made:
        """Make what is wished for; ``as_text``: as it is shown on the screen and copied.

        Raises :class:`UsageError`: ``no_goal_chosen``, ``no_part_chosen``, and what
        :func:`assistant.handing.making.make` does.
        """
        if not wish.goals:
            raise UsageError("no_goal_chosen")
        if wish.kind == "status" and not wish.parts:
            raise UsageError("no_part_chosen")
        form = FORM_ON_SCREEN.get(wish.kind, "txt") if as_text else wish.form
        goals = tuple(goal for goal in self.material.goals if goal.id in wish.goals)
        material = replace(
            self.material,
            goals=goals,
            notes={goal.id: self.material.notes[goal.id] for goal in goals if goal.id in self.material.notes},
            worker=wish.worker.strip(),
            weeks=wish.weeks,
            status=StatusChoice(goals=tuple(goal.id for goal in goals), parts=wish.parts),
        )
        templates = making.own_templates(None)
        return making.make(
            wish.kind, form, Language(wish.language), material, fhir=wish.fhir, templates=templates
        )


def read_case(records: Records, case_id: str) -> Desk:
    """Read a case and all its goals. Raises :class:`WorkError`; :class:`UsageError` ``no_goals_for``."""
    records.case(case_id)  # says what is wrong with a case that is on no list
    case = records.find_case(case_id)
    if not case.goals:
        raise UsageError("no_goals_for", case=case.alias)
    material = material_of(records, case, case.goals)
    return Desk(
        case_id=case.id,
        alias=case.alias,
        goals=tuple(case.goals),
        material=material,
        usual=usual_choice(records, material),
        valid={kind: found for kind in ASKED_FOR if (found := _valid(records, case.id, kind)) is not None},
        due=consents.consents_due(records, case.id, records.today),
    )


def _valid(records: Records, case_id: str, kind: str) -> Consent | None:
    return consents.valid_consent(records, case_id, kind, records.today)
