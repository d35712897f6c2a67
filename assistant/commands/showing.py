"""``malsteg show``: one goal, in words or as JSON."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from assistant.coach.criteria import Criterion
from assistant.coach.identity import find_identifiers
from assistant.commands.access import open_records
from assistant.commands.listing import goal_fields
from assistant.commands.output import criterion_fields, write_json
from assistant.commands.scaling import scale_fields
from assistant.config import load_settings
from assistant.dialogs.coaching import texts_in
from assistant.dialogs.reviewing import review_of
from assistant.errors import UsageError
from assistant.goals.attainment import change, steps_reached
from assistant.goals.follow_up import FollowUp
from assistant.goals.goal import Formulation, Goal, Party
from assistant.i18n import N_, Language
from assistant.records import GoalSummary
from assistant.records.consents import consents_of
from assistant.wording.advice import IDENTIFIERS
from assistant.wording.criteria import criterion_lines, criterion_words
from assistant.wording.follow_up import follow_up_heading, follow_up_lines
from assistant.wording.goal import STATUSES, life_area_text, read_back
from assistant.wording.handing_over import consent_text
from assistant.wording.sheet import sheet_lines


def run(options: Namespace, language: Language, today: date) -> int:
    """Print a goal."""
    records = open_records(options, language, today, to_read=True)
    summary = records.find_goal(options.goal)
    goal = records.goal(summary.case_id, summary.id)
    said = _chosen(goal, options.goal_version)
    if options.json:
        write_json(_fields(language, summary, goal, said, today))
        _warn(language, said)
        return 0
    area = life_area_text(language, said.life_area) if said.life_area else ""
    heading = "  ".join(
        part for part in (summary.alias, area, language.text(STATUSES[goal.status]), goal.id) if part
    )
    sys.stdout.write(f"{heading}\n\n")
    for line in sheet_lines(language, said, alias=summary.alias, today=today):
        sys.stdout.write(line + "\n")
    found = _review(language, said, today)
    if found:
        sys.stdout.write("\n" + language.text(N_("Five things to look at together")) + "\n")
    for line in criterion_lines(language, found, alias=summary.alias):
        sys.stdout.write(line + "\n")
    if goal.versions:
        sys.stdout.write("\n")
    for version in goal.versions:
        accepted = language.text(
            N_("Version %(number)s, accepted %(date)s"),
            number=version.number,
            date=language.long_date(version.accepted_on),
        )
        sys.stdout.write(f"{accepted}\n")
    for held in goal.follow_ups:
        sys.stdout.write(f"\n{follow_up_heading(language, held)}\n")
        for line in follow_up_lines(language, goal.measured_by(held), held.answers, summary.alias):
            sys.stdout.write(line + "\n")
    for consent in consents_of(records, summary.case_id):
        sys.stdout.write(consent_text(language, consent, today) + "\n")
    _warn(language, said)
    return 0


def _chosen(goal: Goal, wanted: str | None) -> Formulation:
    if wanted is None:
        return goal.latest
    for version in goal.versions:
        if str(version.number) == wanted:
            return version.formulation
    raise UsageError("unknown_version", goal=goal.id, version=wanted, count=len(goal.versions))


def _review(language: Language, said: Formulation, today: date) -> tuple[Criterion, ...]:
    return review_of(said, language.code, today, chosen=load_settings().criteria)


def _warn(language: Language, said: Formulation) -> None:
    """Say on standard error if something in the texts tells who somebody is."""
    texts = texts_in(tuple(value for _, value in said))
    kinds = dict.fromkeys(found.kind for text in texts for found in find_identifiers(text))
    if kinds:
        listed = ", ".join(language.text(IDENTIFIERS[kind]) for kind in kinds)
        message = language.text(
            N_("There is something here that tells who somebody is: %(kinds)s."), kinds=listed
        )
        sys.stderr.write(message + "\n")


def _fields(
    language: Language, summary: GoalSummary, goal: Goal, said: Formulation, today: date
) -> dict[str, object]:
    measure, scale = said.measure, said.attainment_scale
    found = _review(language, said, today)
    answers = said.model_dump(mode="json", exclude={"scale"})
    return {
        **goal_fields(summary),
        "statement": read_back(language, said),
        "answers": answers,
        "measure": None if measure is None else measure.model_dump(mode="json"),
        "scale": None if scale is None else scale_fields(language, scale)["steps"],
        "step_words": None if scale is None else [step.words for step in scale.steps],
        "start_step": said.start_step,
        "criteria": [
            criterion_fields(criterion_words(language, criterion, alias=summary.alias)) for criterion in found
        ],
        "accepted": [
            {"version": version.number, "date": version.accepted_on.isoformat()} for version in goal.versions
        ],
        "follow_ups": [_follow_up_fields(goal, held) for held in goal.follow_ups],
    }


def _follow_up_fields(goal: Goal, held: FollowUp) -> dict[str, object]:
    """Return the JSON fields of a follow-up: what was said, and what it comes to for each of the two."""
    agreed = goal.measured_by(held)
    changes = {party.value: change(agreed, held.answers, party) for party in Party}
    return {
        "evaluation": held.evaluation,
        "version": held.version,
        "new_version": held.new_version,
        **held.answers.model_dump(mode="json"),
        "steps": list(steps_reached(agreed, held.answers)),
        "change": {party: None if what is None else what.value for party, what in changes.items()},
    }
