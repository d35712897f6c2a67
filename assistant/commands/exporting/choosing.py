"""What a status tells: as the call says, as the worker answers, else as the last time."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from assistant.commands.asking import choose_some
from assistant.documents.material import Material, told
from assistant.errors import UsageError
from assistant.goals.handing_over import StatusChoice, StatusPart
from assistant.handing.choosing import usual_choice
from assistant.i18n import N_, Language
from assistant.wording.handing_over import PART_NAMES

if TYPE_CHECKING:
    from assistant.records import Records


def choose_status(
    records: Records, material: Material, options: Namespace, language: Language, *, asks: bool, named: bool
) -> StatusChoice:
    """Return what is chosen for a status.

    Raises :class:`UsageError` ``no_status_part`` (text, parts).
    """
    usual_one = usual_choice(records, material)
    ids = [goal.id for goal in material.goals]
    goals, parts = ids if named else list(usual_one.goals), usual_one.parts
    if options.parts is not None:
        parts = _read_parts(options.parts)
    elif asks:
        if not named and len(ids) > 1:
            titles = [" ".join((told(goal).what or goal.id).split()) for goal in material.goals]
            usual = [ids.index(goal_id) for goal_id in goals]
            question = language.text(N_("Which goals is the status about?"))
            goals = [ids[place] for place in choose_some(language, question, titles, usual)]
        every = tuple(StatusPart)
        usual = [every.index(part) for part in parts]
        question = language.text(N_("What does it tell of each goal? Only what matters for the commission."))
        labels = [language.text(PART_NAMES[part]) for part in every]
        parts = tuple(every[place] for place in choose_some(language, question, labels, usual))
    return StatusChoice(goals=tuple(goals), parts=tuple(parts))


def _read_parts(text: str) -> tuple[StatusPart, ...]:
    known = {part.value: part for part in StatusPart}
    found = []
    for word in text.replace(",", " ").split():
        if word.lower() not in known:
            raise UsageError("no_status_part", text=word, parts=", ".join(known))
        found.append(known[word.lower()])
    if not found:
        raise UsageError("no_status_part", text=text, parts=", ".join(known))
    return tuple(dict.fromkeys(found))
