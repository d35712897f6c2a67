"""Follow-ups in words: the step reached, where each of the two sees it, and all that was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from assistant.dialogs.answers import Acceptances, Choice
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.question import Question
from assistant.dialogs.questions.following import STEP_LABELS, TIME_ENOUGH
from assistant.dialogs.questions.following_on import ADJUSTING, CLOSING_REASONS, DECISIONS
from assistant.dialogs.recalling import HOW_DONE_OPTIONS
from assistant.goals.attainment import change, differ, judged_step, measured_step
from assistant.goals.follow_up import CANNOT_SAY, Carried, FollowUp, FollowUpAnswers
from assistant.goals.goal import Acceptance, Action, Formulation, Party
from assistant.goals.scale import GOAL_STEP, STEPS
from assistant.goals.score import Change
from assistant.i18n import N_, Language
from assistant.wording.goal import Part, acceptance_text, action_text, read_back
from assistant.wording.levels import STEP_NAMES, level_text, step_text
from assistant.wording.problems import PARTIES

CHANGES: Final = {
    Change.REACHED: N_("Better than when you began, and the goal is reached."),
    Change.IMPROVED: N_("Better than when you began, on the way to the goal."),
    Change.NONE: N_("As it was when you began."),
    Change.NEGATIVE: N_("Further from the goal than when you began. It says something about what is needed."),
}
"""What has become of a goal, in a sentence."""

_KEPT: Final = N_("What you wanted to keep is kept.")
"""A maintenance goal that is reached."""

_DIFFER: Final = N_("You see it differently. Both are kept, and worth talking about.")

_LABELS: Final = {
    option.value: option.label
    for option in (*TIME_ENOUGH, *DECISIONS, *ADJUSTING, *CLOSING_REASONS, *HOW_DONE_OPTIONS)
}


def party_name(language: Language, party: Party, alias: str) -> str:
    """Name one of the two: the client by the alias, if there is one."""
    return alias if alias and party is Party.CLIENT else language.text(PARTIES[party])


def change_text(language: Language, agreed: Formulation, change: Change) -> str:
    """Say what has become of a goal."""
    kept = change is Change.REACHED and agreed.maintains
    return language.text(_KEPT if kept else CHANGES[change])


def found_text(language: Language, agreed: Formulation, said: FollowUpAnswers) -> str:
    """Say what was measured and which step that is; empty if nothing was."""
    measure, step = agreed.measure, measured_step(agreed, said)
    if measure is None or said.value is None or step is None:
        return ""
    level = level_text(language, measure, said.value)
    name = language.text(STEP_NAMES[step])
    return language.text(N_("%(level)s is step %(step)s: %(name)s."), level=level, step=step, name=name)


def step_seen_text(language: Language, agreed: Formulation, step: object) -> str:
    """Say which step one of the two sees, described ones in the pair's own words."""
    if step == CANNOT_SAY or not isinstance(step, int):
        return language.text(N_("can't say"))
    scale = agreed.attainment_scale
    if scale is None or agreed.measure_kind != "state":
        return language.text(STEP_LABELS[step])
    return language.text(N_("step %(step)s: %(words)s"), step=step, words=scale.step(step).words)


def views(language: Language, agreed: Formulation, said: FollowUpAnswers, alias: str) -> list[str]:
    """Say where each of the two sees it, side by side; and that they differ, if they do."""
    lines = [
        f"{party_name(language, party, alias)}: {step_seen_text(language, agreed, step)}"
        for party, step in ((Party.CLIENT, said.client_step), (Party.WORKER, said.worker_step))
        if step is not None
    ]
    if differ(agreed, said):
        lines.append(language.text(_DIFFER))
    return lines


def staircase_lines(language: Language, agreed: Formulation, said: FollowUpAnswers, alias: str) -> list[str]:
    """Return the five steps from the top down, marked in words: the goal, the start, and now."""
    scale = agreed.attainment_scale
    if scale is None:
        return []
    marks = step_marks(language, agreed, said, alias)
    lines = []
    for number in reversed(STEPS):
        text = f"{number}  {step_text(language, scale, number, milestones=agreed.measure_kind == 'state')}"
        named = [language.text(STEP_NAMES[number])] if number == GOAL_STEP else []
        named += marks.get(number, [])
        lines.append(f"{text}  ({', '.join(named)})" if named else text)
    return lines


def step_marks(
    language: Language, agreed: Formulation, said: FollowUpAnswers, alias: str
) -> dict[int, list[str]]:
    """Return what stands beside steps: the start, now, and where each of the two sees it."""
    marks: dict[int, list[str]] = {}
    if agreed.start_step is not None:
        marks.setdefault(agreed.start_step, []).append(language.text(N_("the start")))
    measured = measured_step(agreed, said)
    if measured is not None:
        marks.setdefault(measured, []).append(language.text(N_("now")))
    seen = {party: judged_step(said, party) for party in Party}
    if measured is None and seen[Party.CLIENT] == seen[Party.WORKER]:
        seen, both = {}, seen[Party.CLIENT]
        if both is not None:
            marks.setdefault(both, []).append(language.text(N_("now, as you both see it")))
    for party, step in seen.items():
        if step is not None and step != measured:
            marks.setdefault(step, []).append(_as_seen_by(language, party, alias))
    return marks


def _as_seen_by(language: Language, party: Party, alias: str) -> str:
    if party is Party.WORKER:
        return language.text(N_("now, as the caseworker sees it"))
    if not alias:
        return language.text(N_("now, as the client sees it"))
    return language.text(N_("now, as %(name)s sees it"), name=alias)


def carried_text(language: Language, carried: Carried) -> str:
    """Say one part of the plan and how far it was carried out."""
    how = language.text(_LABELS[carried.how])
    if carried.done is not None and carried.planned is not None:
        how = language.text(N_("%(done)s of %(planned)s times"), done=carried.done, planned=carried.planned)
    return f"{carried.what}: {how}" + (f" ({carried.words})" if carried.words else "")


def growing_follow_up(language: Language, draft: FollowUpDraft) -> list[Part]:
    """Return the goal and what has been found so far, for the picture beside the question."""
    agreed, measure, text = draft.agreed, draft.agreed.measure, language.text
    parts = [Part(text(N_("The goal")), read_back(language, agreed))]
    if measure is not None and agreed.baseline_level is not None:
        parts.append(Part(text(N_("The start")), level_text(language, measure, agreed.baseline_level)))
    found = found_text(language, agreed, draft)
    if found:
        parts.append(Part(text(N_("Now")), found))
    parts += [
        Part(party_name(language, party, draft.alias or ""), step_seen_text(language, agreed, step))
        for party, step in ((Party.CLIENT, draft.client_step), (Party.WORKER, draft.worker_step))
        if step is not None
    ]
    return parts


def changed_lines(language: Language, draft: FollowUpDraft) -> list[str]:
    """Return the goal as both are asked to accept it now: what stays in short, what is changed in full."""
    said = draft.next_agreement or draft.agreed
    lines = [read_back(language, said), "", *staircase_lines(language, said, draft, draft.alias or ""), ""]
    if said.plan:
        lines += [language.text(N_("What will be done")) + ":"]
        lines += [f"  - {action_text(action)}" for action in said.plan]
    for heading, day in ((N_("By"), said.deadline), (N_("We meet to follow up"), said.follow_up)):
        if day is not None:
            lines.append(f"{language.text(heading)}: {language.long_date(day)}")
    return lines


def found_parts(language: Language, draft: FollowUpDraft) -> list[Part]:
    """Return what has been found so far, for those who are asked how they see it."""
    return _found(language, draft.agreed, draft, draft.alias or "")


def _found(language: Language, agreed: Formulation, said: FollowUpAnswers, alias: str) -> list[Part]:
    found = found_text(language, agreed, said)
    parts = [Part(language.text(N_("Now")), found)] if found else []
    parts += [
        Part(party_name(language, party, alias), step_seen_text(language, agreed, step))
        for party, step in ((Party.CLIENT, said.client_step), (Party.WORKER, said.worker_step))
        if step is not None
    ]
    if differ(agreed, said):
        parts.append(Part("", language.text(_DIFFER)))
    return parts


def changes(language: Language, agreed: Formulation, said: FollowUpAnswers, alias: str) -> list[Part]:
    """Say what has become of the goal, once if it is the same for both."""
    found = {party: change(agreed, said, party) for party in Party}
    if found[Party.CLIENT] == found[Party.WORKER]:
        both = found[Party.CLIENT]
        return [] if both is None else [Part("", change_text(language, agreed, both))]
    return [
        Part(party_name(language, party, alias), change_text(language, agreed, what))
        for party, what in found.items()
        if what is not None
    ]


def told_parts(language: Language, agreed: Formulation, said: FollowUpAnswers, alias: str) -> list[Part]:
    """Return all that was said at a follow-up. ``agreed`` is the version it measured."""
    return [
        *_found(language, agreed, said, alias),
        *changes(language, agreed, said, alias),
        *(Part(language.text(heading), words) for heading, words in _parts(language, said)),
    ]


def follow_up_heading(language: Language, follow_up: FollowUp) -> str:
    """Name a follow-up: its evaluation number, its day and the version it measured."""
    return language.text(
        N_("Evaluation %(number)s, %(date)s, of version %(version)s"),
        number=follow_up.evaluation,
        date=language.long_date(follow_up.day),
        version=follow_up.version,
    )


def follow_up_lines(language: Language, agreed: Formulation, said: FollowUpAnswers, alias: str) -> list[str]:
    """Return all that was said at a follow-up, the steps first. ``agreed`` is the version it measured."""
    told = told_parts(language, agreed, said, alias)
    lines = [f"{part.heading}: {part.text}" if part.heading else part.text for part in told]
    return [*staircase_lines(language, agreed, said, alias), "", *lines]


def _parts(language: Language, said: FollowUpAnswers) -> Iterator[tuple[str, str]]:
    label = {
        name: language.text(_LABELS[value])
        for name in ("time_enough", "decision", "adjusting", "closing_reason")
        if (value := getattr(said, name)) is not None
    }
    if said.carried:
        yield (
            N_("What came about of the plan"),
            "; ".join(carried_text(language, carried) for carried in said.carried),
        )
    parts: dict[str, object] = {
        N_("Was the time enough"): label.get("time_enough"),
        N_("What helped"): said.helped,
        N_("What stood in the way"): said.hindered,
        N_("How important it is now, 0 to 10"): said.importance,
        N_("How the caseworker sees it"): said.worker_view,
        N_("What you do now"): label.get("decision"),
        N_("What is changed"): label.get("adjusting"),
        N_("Why it is ended"): label.get("closing_reason"),
        N_("In your own words, at the end"): said.closing_words,
        N_("You meet next"): None if said.next_follow_up is None else language.long_date(said.next_follow_up),
    }
    for heading, words in parts.items():
        if words is not None:
            yield heading, str(words)


def answer_text(
    language: Language, question: Question[FollowUpDraft], value: object, draft: FollowUpDraft
) -> str:
    """Say an answer the way it was meant, for the check page."""
    answers: Any = question.answers_for(draft)
    if isinstance(answers, Choice):
        chosen = (option.shown(language) for option in answers.options_for(draft) if option.value == value)
        return next(chosen, str(value))
    if isinstance(answers, Acceptances) and isinstance(value, Acceptance):
        return acceptance_text(language, value)
    match value:
        case date():
            return language.long_date(value)
        case Decimal():
            found = found_text(language, draft.agreed, draft.model_copy(update={"value": value}))
            return found or language.number(value)
        case int():
            return language.number(value)
        case tuple():
            return "\n".join(_line(language, part) for part in value)
    return str(value)


def _line(language: Language, part: object) -> str:
    if isinstance(part, Carried):
        return carried_text(language, part)
    return action_text(part) if isinstance(part, Action) else str(part)
