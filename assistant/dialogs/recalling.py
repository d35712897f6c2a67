"""Kinds of answer about what has been: a day, what was carried out, and a plan that is changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from pydantic import BaseModel

from assistant import coach
from assistant.dialogs.answers import LONGEST_NAME, LONGEST_WORDS, Actions, Choice, Option, clean_text
from assistant.dialogs.context import Context
from assistant.errors import AnswerError
from assistant.goals.follow_up import Carried, HowDone, how_done
from assistant.goals.goal import Action
from assistant.i18n import N_

MOST_OCCASIONS: Final = 1000

HOW_DONE_OPTIONS: Final = (
    Option(HowDone.AS_PLANNED, N_("As planned")),
    Option(HowDone.PARTLY, N_("In part")),
    Option(HowDone.NOT_DONE, N_("Not this time")),
    Option(HowDone.CANNOT_SAY, N_("We can't say")),
)

# --- a day that has been -------------------------------------------------------------------------

_DAYS_AGO: Final = {
    "igår": 1,
    "i går": 1,
    "yesterday": 1,
    "i förrgår": 2,
    "iförrgår": 2,
    "i forgårs": 2,
    "the day before yesterday": 2,
}
_PAST_WEEKDAY: Final = re.compile(
    r"(?P<lead>(?:i|förra|sidste|senaste|seneste|last|on)\s+)?(?P<day>\w+?(?:dag|day))(?:s|en)?"
)
_WEEK: Final = 7


@dataclass(frozen=True)
class PastDay:
    """A calendar date that has come: today, yesterday, last Friday, 15 February.

    ``check`` refuses one that does not fit what has been said so far.
    """

    check: Callable[[Any, date], None]

    def read(self, raw: object, draft: BaseModel, context: Context) -> date:
        """Read a day that is not ahead.

        Raises :class:`AnswerError` ``empty``, ``day_unclear`` (words), ``day_ahead`` (date) or what
        ``check`` refuses.
        """
        if isinstance(raw, date):
            day = coming = raw
        else:
            words = clean_text(raw, LONGEST_WORDS)
            day = _past_day(words, context)
            coming = coach.read_when(words, context.language.code, context.today).day or day
        if day > context.today:
            raise AnswerError("day_ahead", date=day)
        try:
            self.check(draft, day)
        except AnswerError:
            # "15 April" said in March is rather the one ahead than that of a year ago.
            if coming > context.today and day < coming:
                raise AnswerError("day_ahead", date=coming) from None
            raise
        return day


def _past_day(words: str, context: Context) -> date:
    said = " ".join(words.casefold().rstrip(".").split())
    if said in _DAYS_AGO:
        return context.today - timedelta(days=_DAYS_AGO[said])
    weekday = _PAST_WEEKDAY.fullmatch(said)
    if weekday is not None:
        back = _days_back_to(weekday["day"], context)
        if back is not None and (weekday["lead"] or back < _WEEK):
            return context.today - timedelta(days=back)
    answer = coach.read_when(words, context.language.code, context.today)
    past = answer.params.get("date") if answer.problem == "past_date" else None
    day = past if isinstance(past, date) else answer.day
    if day is None:
        raise AnswerError("day_unclear", words=words[:LONGEST_NAME])
    # "15 February" is read as the next one; what is looked back on is the one before.
    return _the_one_before(words, context) or day if day > context.today else day


def _the_one_before(words: str, context: Context) -> date | None:
    """Return the date of a year that the words do not name, last year's or this year's; None if it is none.

    Read from two days, a date of the calendar is the same, and "tomorrow" is not.
    """
    read = {
        coach.read_when(words, context.language.code, context.today - timedelta(days=back)).day
        for back in (365, 360)
    }
    day = read.pop() if len(read) == 1 else None
    return day if day is not None and day <= context.today else None


def _days_back_to(weekday: str, context: Context) -> int | None:
    """Return how many days ago the latest such weekday was, not counting today; None if it is none."""
    answer = coach.read_when(weekday, context.language.code, context.today)
    days = [answer.day] if answer.day is not None else list(answer.params.get("readings") or ())
    ahead = (days[0] - context.today).days if days else _WEEK + 1
    # What is further away is no plain weekday but a day such as Midsummer's.
    return _WEEK - ahead % _WEEK if ahead <= _WEEK else None


# --- what was carried out ------------------------------------------------------------------------

_COUNTS: Final = re.compile(r"(?P<done>\d{1,9})\s*(?:/|av|ud af|af|out of|of)\s*(?P<planned>\d{1,9})")


def parts_of(text: str) -> tuple[str, ...]:
    """Return the lines of an answer; a semicolon ends one too."""
    return tuple(line for line in re.split(r"[\n;]", text) if line.strip())


@dataclass(frozen=True)
class Carrying:
    """How far each part of the plan was carried out: one line for each, in the plan's order.

    A line is "3 of 4" (occasions done of those planned) or one of the words of :data:`HOW_DONE_OPTIONS`, by
    its digit or its beginning; after a colon more can be said.
    """

    plan: Callable[[Any], tuple[Action, ...]]

    def parts(self, draft: BaseModel) -> int:
        """Return how many lines there are to be."""
        return len(self.plan(draft))

    def read(self, raw: object, draft: BaseModel, context: Context) -> tuple[Carried, ...]:
        """Read the lines.

        Raises :class:`AnswerError` ``empty``, ``one_line_each`` (count), ``carried_unclear`` (text),
        ``too_many_occasions`` (limit).
        """
        plan = self.plan(draft)
        lines = raw if isinstance(raw, tuple | list) else parts_of(clean_text(raw, LONGEST_WORDS))
        if len(lines) != len(plan):
            raise AnswerError("one_line_each", count=len(plan))
        return tuple(
            self._one(line, action, draft, context) for line, action in zip(lines, plan, strict=True)
        )

    def _one(self, line: object, action: Action, draft: BaseModel, context: Context) -> Carried:
        if isinstance(line, Carried):
            words = clean_text(line.words, LONGEST_WORDS) if line.words.strip() else ""
            if line.done is None or line.planned is None:
                return Carried(what=action.what, how=line.how, words=words)
            return _counted(action, line.done, line.planned, words)
        typed, _, words = clean_text(line, LONGEST_WORDS).partition(":")
        words, typed = words.strip(), typed.strip()
        counts = _COUNTS.fullmatch(typed.casefold())
        if counts is not None and len(typed) <= LONGEST_NAME:
            return _counted(action, int(counts["done"]), int(counts["planned"]), words)
        try:
            how = Choice(HOW_DONE_OPTIONS).read(typed, draft, context)
        except AnswerError:
            raise AnswerError("carried_unclear", text=typed[:LONGEST_NAME]) from None
        return Carried(what=action.what, how=HowDone(str(how)), words=words)


def _counted(action: Action, done: int, planned: int, words: str) -> Carried:
    if planned == 0:
        raise AnswerError("carried_unclear", text=f"{done}/{planned}")
    if max(done, planned) > MOST_OCCASIONS:
        raise AnswerError("too_many_occasions", limit=MOST_OCCASIONS)
    return Carried(what=action.what, how=how_done(done, planned), done=done, planned=planned, words=words)


# --- a plan that is changed ----------------------------------------------------------------------

_TAKEN_AWAY: Final = re.compile(r"[-\N{MINUS SIGN}\N{EN DASH}]\s*(\d{1,4})")


@dataclass(frozen=True)
class PlanChanges(Actions):
    """The plan of action written anew, or what is changed in it.

    "-2" takes the second part away and "+ reminders; the school; every morning" adds one. ``plan`` gives
    the plan as it is.
    """

    plan: Callable[[Any], tuple[Action, ...]]

    def read(self, raw: object, draft: BaseModel, context: Context) -> tuple[Action, ...]:
        """Read the plan; raises what :class:`Actions` does, ``no_such_part`` (count) or ``no_part_left``."""
        lines = [line.strip() for line in raw.splitlines() if line.strip()] if isinstance(raw, str) else []
        changes = [line for line in lines if line.startswith("+") or _TAKEN_AWAY.fullmatch(line)]
        if not changes or len(changes) < len(lines):
            return super().read(raw, draft, context)
        plan = self.plan(draft)
        taken = {int(found[1]) for line in changes if (found := _TAKEN_AWAY.fullmatch(line))}
        if not taken <= set(range(1, len(plan) + 1)):
            raise AnswerError("no_such_part", count=len(plan))
        added = "\n".join(line[1:].strip() for line in changes if line.startswith("+"))
        kept = tuple(action for number, action in enumerate(plan, start=1) if number not in taken)
        changed = kept + (super().read(added, draft, context) if added.strip() else ())
        if not changed:
            raise AnswerError("no_part_left")
        return changed
