"""Grading: at once, from the trainee's own words, with the rule behind it.

Free words are judged by the coach, criterion by criterion, and scales by the scale's own rules, never by
comparing with a model answer. What neither can judge is said to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from assistant.coach.criteria import CriteriaSet, criteria_set
from assistant.coach.text import tokenise
from assistant.practice.asking import Said
from assistant.practice.faults import ABSENT, Looked, look, short_of, skill_of, undecided
from assistant.practice.feedback import Feedback, Outcome, Remark
from assistant.practice.labels import AIMS, FAULTS, KINDS_OF_GOAL, LEVELS, PARTS, option
from assistant.practice.scales_graded import grade_build, grade_follow_up, grade_mend
from assistant.practice.spoken import Spoken
from assistant.practice.tasks import (
    AnyTask,
    BuildScale,
    FindFault,
    GoalKind,
    GoalOrIntervention,
    MendScale,
    PurposeOrGoal,
    Repair,
    ScoreFollowUp,
)

_STEM: Final = 5
"""Letters by which two words count as the same word in different forms."""

_SHORTEST: Final = 4


def grade(task: AnyTask, said: Said, language: str, today: date, *, chosen: str | None = None) -> Feedback:
    """Grade the answers to an exercise, given in a language.

    ``chosen`` is the set of criteria that the settings name, if any. Never raises for any words.
    """
    grader: Callable[..., Feedback] = _GRADERS[type(task)]
    if isinstance(task, FindFault | Repair):
        return grader(task, said, language, today, criteria_set(chosen, language))
    return grader(task, said, language)


# --- find the fault -------------------------------------------------------------------------------


def _grade_fault(task: FindFault, said: Said, language: str, today: date, criteria: CriteriaSet) -> Feedback:
    looked = look(task.statement.words(language), language, criteria, today)
    chosen = said["fault"]
    if chosen == task.fault:
        outcome: Outcome = "right"
    else:
        outcome = "nearly" if chosen in looked.faults else "not_yet"
    code = {"right": "fault_right", "nearly": "fault_also", "not_yet": "fault_other"}[outcome]
    remarks = [Remark(code, {"choice": option(FAULTS, chosen), "key": option(FAULTS, task.fault)})]
    if task.fault not in ABSENT and (words := said.get("words")):
        remarks.append(_pointed_at(str(words), looked, task))
    remarks += [*_why(task.why, language), Remark("rule", {"rule": task.fault})]
    return Feedback(outcome, tuple(remarks), {skill_of(task.fault): outcome == "right"})


def _pointed_at(words: str, looked: Looked, task: FindFault) -> Remark:
    """Say whether the words the trainee has copied are those that show the fault."""
    shown = looked.words_of(task.fault)
    params: dict[str, object] = {"words": words, "quotes": shown}
    pointed = _stems(words)
    if not pointed & _stems(looked.reading.text):
        return Remark("words_not_there", params)
    if not shown:
        return Remark("words_noted", params)
    hit = pointed & _stems(" ".join(shown))
    return Remark("words_right" if hit else "words_other", params)


# --- repair it ------------------------------------------------------------------------------------


def _grade_repair(task: Repair, said: Said, language: str, today: date, criteria: CriteriaSet) -> Feedback:
    words = str(said["statement"])
    before = look(task.statement.words(language), language, criteria, today)
    after = look(words, language, criteria, today)
    short = short_of(after.criteria)
    mended = [fault for fault in task.faults if fault not in after.faults]
    same = _plain(words) == _plain(before.reading.text)
    strange = not same and not _about_the_same(after, task, language)
    if not short and not after.faults and not after.unsure and not strange:
        outcome: Outcome = "right"
    elif mended and not same:
        outcome = "nearly"
    else:
        outcome = "not_yet"
    remarks = list(_repaired(task, after, outcome=outcome, same=same, strange=strange))
    remarks.append(Remark("model", {"text": task.model.words(language)}))
    skills = {skill_of(fault): fault in mended for fault in task.faults}
    verdicts = {criterion.name: criterion.verdict for criterion in after.criteria}
    for name in ("specific", "measurable", "time_bound"):
        if verdicts[name] != "ask":
            skills[name] = skills.get(name, True) and verdicts[name] == "met"
    return Feedback(outcome, tuple(remarks), skills, after.criteria)


def _repaired(
    task: Repair, after: Looked, *, outcome: Outcome, same: bool, strange: bool
) -> Iterator[Remark]:
    """Say what has become of the faults, then what the coach cannot judge."""
    words = after.reading.text
    if same:
        yield Remark("same_words", {"words": words})
    elif outcome == "right":
        yield Remark("sound", {"words": words})
    for fault in task.faults:
        if same:
            continue
        if fault not in after.faults:
            yield Remark("mended", {"fault": option(FAULTS, fault)})
        else:
            yield Remark("still_there", {"fault": option(FAULTS, fault), "quotes": after.words_of(fault)})
            yield Remark("rule", {"rule": fault})
    for fault in after.faults:
        if fault not in task.faults:
            yield Remark("came_in", {"fault": option(FAULTS, fault), "quotes": after.words_of(fault)})
            yield Remark("rule", {"rule": fault})
    if after.reading.identifiers:
        yield Remark("identifier")
    if strange:
        yield Remark("another_matter", {"words": words})
    if after.unsure:
        yield Remark("coach_unsure", {"words": words})
    names = tuple(criterion.name for criterion in undecided(after.criteria))
    yield Remark("cannot_judge", {"criteria": names})


def _about_the_same(after: Looked, task: Repair, language: str) -> bool:
    """Say whether a goal has any word of substance in common with the story it belongs to.

    How much and by when say nothing of what it is about.
    """
    text, reading = after.reading.text, after.reading
    marks = [found.mark for found in reading.quantities] + [time.mark for time in reading.times]
    for mark in sorted(marks, reverse=True):
        text = f"{text[: mark.start]} {text[mark.end :]}"
    story = " ".join(each.words(language) for each in (task.situation, task.statement, task.model))
    return bool(_stems(text) & _stems(story))


def _stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that are more than a little word."""
    return frozenset(
        token.folded[:_STEM]
        for token in tokenise(text)
        if token.kind == "word" and len(token.folded) >= _SHORTEST
    )


def _plain(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenise(text) if token.kind != "sign")


# --- sorting --------------------------------------------------------------------------------------


def _grade_level(task: PurposeOrGoal, said: Said, language: str) -> Feedback:
    chosen = said["level"]
    near = {chosen, task.key} == {"goal", "sub_goal"}
    outcome: Outcome = "right" if chosen == task.key else "nearly" if near else "not_yet"
    return _sorted(LEVELS, chosen, task.key, outcome, _why(task.why, language), "purpose_or_goal")


def _grade_part(task: GoalOrIntervention, said: Said, language: str) -> Feedback:
    chosen = said["part"]
    outcome: Outcome = "right" if chosen == task.key else "not_yet"
    return _sorted(PARTS, chosen, task.key, outcome, _why(task.why, language), "goal_or_intervention")


def _sorted(
    labels: Mapping[str, str], chosen: str, key: str, outcome: Outcome, why: Iterable[Remark], skill: str
) -> Feedback:
    said = _compared(labels, chosen, key)
    return Feedback(outcome, (said, *why, Remark("rule", {"rule": skill})), {skill: outcome == "right"})


def _compared(labels: Mapping[str, str], chosen: str, key: str) -> Remark:
    code = "choice_right" if chosen == key else "choice_other"
    return Remark(code, {"choice": option(labels, chosen), "key": option(labels, key)})


def _grade_kind(task: GoalKind, said: Said, language: str) -> Feedback:
    rights = {"kind": said["kind"] == task.kind, "aim": said["aim"] == task.aim}
    outcome: Outcome = "right" if all(rights.values()) else "nearly" if any(rights.values()) else "not_yet"
    remarks = [
        _compared(KINDS_OF_GOAL, said["kind"], task.kind),
        _compared(AIMS, said["aim"], task.aim),
    ]
    return Feedback(
        outcome,
        (*remarks, *_why(task.why, language), Remark("rule", {"rule": "goal_kind"})),
        {"goal_kind": outcome == "right"},
    )


def _why(why: Spoken, language: str) -> tuple[Remark, ...]:
    return (Remark("why", {"text": why.words(language)}),)


_GRADERS: Final[dict[type[Any], Callable[..., Feedback]]] = {
    FindFault: _grade_fault,
    Repair: _grade_repair,
    PurposeOrGoal: _grade_level,
    GoalOrIntervention: _grade_part,
    GoalKind: _grade_kind,
    BuildScale: grade_build,
    MendScale: grade_mend,
    ScoreFollowUp: grade_follow_up,
}
