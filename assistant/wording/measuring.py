"""Repeated measures in words: what is noted and when, and what a chart shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from assistant.dialogs.series_draft import OtherMeasure, PhaseStart, SeriesDraft
from assistant.dialogs.set_up_series import RHYTHMS
from assistant.errors import AnswerError
from assistant.goals.course import Course
from assistant.goals.measure import Better
from assistant.goals.measurements import Entry, PhaseKind, Rhythm, Series, SeriesMeasure
from assistant.goals.series import Note, PhaseFigures
from assistant.i18n import N_, Language
from assistant.wording.days import day_in_words
from assistant.wording.figures import (
    CONCLUDING,
    comparison_sentences,
    figure,
    note_text,
    phase_name,
    phase_sentence,
)
from assistant.wording.levels import measure_text, unit_text
from assistant.wording.signs import one_line

_LONGEST_LABEL: Final = 40
_LAST_OF_WEEK: Final = timedelta(days=6)

PHASE_KINDS: Final = {
    PhaseKind.BEFORE: N_("Before"),
    PhaseKind.DURING: N_("During"),
    PhaseKind.PHASING_OUT: N_("Phasing out"),
    PhaseKind.AFTER: N_("After"),
}
_ALL_OF_IT: Final = N_("All of it")


# --- what is noted --------------------------------------------------------------------------------


def phase_names(language: Language, series: Series) -> tuple[str, ...]:
    """Name the phases; one without a name of its own by its kind, numbered if there are several such.

    A series without phases has one name, for all of it.
    """
    if not series.phases:
        return (language.text(_ALL_OF_IT),)
    kinds = [phase.kind for phase in series.phases if not phase.name]
    seen: dict[PhaseKind, int] = {}
    names = []
    for phase in series.phases:
        name = phase_name(phase.name) if phase.name else language.text(PHASE_KINDS[phase.kind])
        if not phase.name and kinds.count(phase.kind) > 1:
            seen[phase.kind] = seen.get(phase.kind, 0) + 1
            name = f"{name} {seen[phase.kind]}"
        names.append(name)
    return tuple(names)


def measure_name(measure: SeriesMeasure) -> str:
    """Return what a measure is called, on one line and not too long."""
    return one_line(measure.name, _LONGEST_LABEL)


def measure_unit(language: Language, measure: SeriesMeasure) -> str:
    """Say what is written down each time: "times a day", "1-5", "1 for yes, 0 for no"."""
    if measure.yes_no:
        return language.text(N_("1 for yes, 0 for no"))
    if measure.counted is not None:
        return unit_text(language, measure.counted) or measure_text(language, measure.counted)
    low, high = measure.bounds.minimum, measure.bounds.maximum
    ends = language.span(low, high) if low is not None and high is not None else ""
    return " ".join(part for part in (ends, one_line(measure.unit, _LONGEST_LABEL)) if part)


def column_head(language: Language, measure: SeriesMeasure) -> str:
    """Say what stands over a column: the name, and how it is counted."""
    unit = measure_unit(language, measure)
    return f"{measure_name(measure)} ({unit})" if unit else measure_name(measure)


def slot_text(language: Language, series: Series, slot: date, today: date) -> str:
    """Say a day, or a week by its first and last day: "Tuesday 2 March 2027 (yesterday)"."""
    if series.rhythm is Rhythm.WEEKLY:
        first, last = language.day_and_month(slot), language.long_date(slot + _LAST_OF_WEEK)
        return language.text(N_("The week %(first)s – %(last)s"), first=first, last=last)
    full = language.full_date(slot)
    if 0 <= (today - slot).days <= 1:
        return f"{full} ({day_in_words(language, slot, today)})"
    return full


def missing_text(language: Language, rhythm: Rhythm, count: int) -> str:
    """Say how many days or weeks have no note."""
    if rhythm is Rhythm.WEEKLY:
        return language.plural("%(number)s week is missing", "%(number)s weeks are missing", count)
    return language.plural("%(number)s day is missing", "%(number)s days are missing", count)


def rhythm_text(language: Language, rhythm: Rhythm) -> str:
    """Say how often something is noted."""
    return language.text(next(option.label for option in RHYTHMS if option.value is rhythm))


def better_text(language: Language, better: Better) -> str:
    """Say which way is better."""
    return language.text(N_("Lower is better.") if better is Better.LOWER else N_("Higher is better."))


def series_lines(language: Language, series: Series) -> list[str]:
    """Say what is noted, how often, from when, and in which phases."""
    text = language.text
    lines = [text(N_("How often: %(often)s"), often=rhythm_text(language, series.rhythm))]
    lines += [
        f"- {column_head(language, measure)}. {better_text(language, measure.better)}"
        for measure in series.measures
    ]
    since, until = language.long_date(series.since), series.until
    if until is None:
        lines.append(text(N_("From %(since)s."), since=since))
    else:
        lines.append(text(N_("From %(since)s to %(until)s."), since=since, until=language.long_date(until)))
    for name, phase in zip(phase_names(language, series), series.phases, strict=False):
        begins = text(N_("%(phase)s: from %(date)s"), phase=name, date=language.long_date(phase.starts))
        lines.append(f"- {begins}")
    return lines


def series_so_far(language: Language, draft: SeriesDraft) -> list[str]:
    """Say what is settled of a series while it is set up."""
    try:
        series = draft.series
    except AnswerError:
        series = None
    if series is not None:
        return series_lines(language, series)
    if draft.rhythm is None:
        return []
    return [language.text(N_("How often: %(often)s"), often=rhythm_text(language, draft.rhythm))]


def entry_text(language: Language, series: Series, entry: Entry) -> str:
    """Say what is noted on a row: "1 · 4"."""
    return " · ".join(value_text(language, entry, measure) for measure in series.measures)


def answer_said(language: Language, value: object) -> str:
    """Say an answer of the conversation in which a series is set up."""
    match value:
        case Rhythm():
            return rhythm_text(language, value)
        case Better():
            return better_text(language, value)
        case OtherMeasure():
            ends = "" if value.low is None or value.high is None else language.span(value.low, value.high)
            return "; ".join(part for part in (value.name, ends, value.unit) if part)
        case PhaseStart():
            day = language.long_date(value.starts)
            return f"{day}; {value.name}" if value.name else day
        case date():
            return language.long_date(value)
        case _:
            return str(value)


def asked_of(language: Language, name: str, ask: str, draft: SeriesDraft) -> str:
    """Word a question; the one about a measure's better way with that measure's name."""
    other = getattr(draft, f"other_{name.removeprefix('better_')}", None) if "better" in name else None
    words = language.text(ask)
    return f"{one_line(other.name, _LONGEST_LABEL)}: {words}" if isinstance(other, OtherMeasure) else words


def value_text(language: Language, entry: Entry | None, measure: SeriesMeasure) -> str:
    """Say what is noted of a measure; a dash where nothing was."""
    value = None if entry is None else entry.values.get(measure.id)
    return "\N{EN DASH}" if value is None else language.number(value)


# --- what a chart shows ---------------------------------------------------------------------------


def course_lines(
    language: Language, courses: Sequence[Course], goals: Sequence[Decimal | None], *, weekly: bool = False
) -> list[str]:
    """Say in words what a chart shows: each measure phase by phase, how they differ, what to bear in mind.

    ``goals`` are the levels to reach, in the order of the courses, None where there is none.
    """
    lines: list[str] = []
    for course, goal in zip(courses, goals, strict=True):
        if lines:
            lines.append("")
        lines += [*_head(language, course, weekly=weekly), *_course(language, course, goal)]
    if any(course.figures is not None and course.figures.comparisons for course in courses):
        lines += ["", language.text(CONCLUDING)]
    return lines


def _head(language: Language, course: Course, *, weekly: bool) -> list[str]:
    head = f"{column_head(language, course.measure)}. {better_text(language, course.measure.better)}"
    if not weekly:
        return [head]
    lines = [
        head,
        language.text(N_("These are the means of weeks, counted from the first day of each phase.")),
    ]
    if course.weeks_left_out:
        lines.append(
            language.plural(
                "%(number)s week has too few days for a mean and is left out.",
                "%(number)s weeks have too few days for a mean and are left out.",
                course.weeks_left_out,
            )
        )
    return lines


def _course(language: Language, course: Course, goal: Decimal | None) -> list[str]:
    found = course.figures
    if found is None:
        return [language.text(N_("Nothing is noted yet."))]
    lines = [_phase(language, phase, lower_is_better=found.lower_is_better) for phase in found.phases]
    for comparison in found.comparisons:
        lines += comparison_sentences(language, found, comparison, goal)
    lines += [f"* {note_text(language, note)}" for note in found.notes if _told(note)]
    return lines


def _phase(language: Language, phase: PhaseFigures, *, lower_is_better: bool) -> str:
    sentence = phase_sentence(language, phase, lower_is_better=lower_is_better)
    if phase.median is None:
        return sentence
    middle = language.text(
        N_("The value in the middle is %(median)s."), median=figure(language, phase.median)
    )
    return f"{sentence} {middle}"


def _told(note: Note) -> bool:
    """Notes about figures that a chart does not give would only puzzle."""
    return note.code not in (
        "pnd_warning",
        "tau_u_beyond_one",
        "trend_taken_away",
        "trend_untestable",
        "one_phase",
    )


def chart_title(alias: str, what: str) -> str:
    """Return the title of a chart: whose, and of what."""
    return " – ".join(part for part in (one_line(alias, _LONGEST_LABEL), one_line(what, 80)) if part)
