"""The kinds of answer, each reading what was typed into a typed value or refusing it with a code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel

from assistant import coach
from assistant.dialogs.context import Context, Reader
from assistant.errors import AnswerError
from assistant.goals.goal import Acceptance, Action, Agreement
from assistant.goals.measure import Bounds, Span
from assistant.goals.scale import AttainmentScale, rebuild

LONGEST_WORDS: Final = 5_000
LONGEST_NAME: Final = 60
_ALLOWED_CONTROLS: Final = "\n\t"


def clean_text(raw: object, longest: int) -> str:
    """Return typed words without outer blanks, exactly as typed otherwise.

    Raises :class:`AnswerError`: ``empty``, ``too_long`` (length, limit) or ``control_characters``.
    Letters of any script, combining marks and joiners are words; control characters, lone surrogates and
    the marks that reverse the order of the text around them are not.
    """
    if not isinstance(raw, str):
        raise AnswerError("not_words")
    text = raw.strip()
    if not text:
        raise AnswerError("empty")
    if len(text) > longest:
        raise AnswerError("too_long", length=len(text), limit=longest)
    if any(_is_control(sign) for sign in text):
        raise AnswerError("control_characters")
    return text


def _is_control(sign: str) -> bool:
    if sign in _ALLOWED_CONTROLS:
        return False
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in "\u202a\u202b\u202d\u202e"


@dataclass(frozen=True)
class Words:
    """Free words, kept as typed."""

    longest: int = LONGEST_WORDS

    def read(self, raw: object, draft: BaseModel, context: Context) -> str:
        """Read words."""
        return clean_text(raw, self.longest)


@dataclass(frozen=True)
class Name(Words):
    """A short name on one line: an alias, a unit, an end of a rating."""

    longest: int = LONGEST_NAME

    def read(self, raw: object, draft: BaseModel, context: Context) -> str:
        """Read a name, with inner blanks made single."""
        return " ".join(super().read(raw, draft, context).split())


@dataclass(frozen=True)
class Option:
    """One choice: the value stored, the msgid shown, and one more msgid of explanation if it helps.

    ``words`` are the pair's own and shown as they are, in place of a label.
    """

    value: Any
    label: str = ""
    hint: str = ""
    words: str = ""

    def shown(self, language: Reader) -> str:
        """Return what the pair reads."""
        return self.words or language.text(self.label)

    @property
    def code(self) -> str:
        """The language-neutral name of the choice, which may always be typed."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if isinstance(self.value, Span):
            return f"{self.value.low}-{self.value.high}"
        return str(self.value)


@dataclass(frozen=True)
class Choice:
    """One of several options, by its digit, its code, or the beginning of its words.

    With ``own_words`` anything else typed is the pair's own answer.
    """

    options: tuple[Option, ...] | Callable[[Any], tuple[Option, ...]]
    own_words: bool = False

    def options_for(self, draft: BaseModel) -> tuple[Option, ...]:
        """Return the options that fit what has been said so far."""
        return self.options if isinstance(self.options, tuple) else self.options(draft)

    def read(self, raw: object, draft: BaseModel, context: Context) -> object:
        """Read a choice; raises ``empty``, ``no_such_option`` (count) or ``several_options``."""
        options = self.options_for(draft)
        if not isinstance(raw, str):
            for option in options:
                if option.value == raw:
                    return option.value
            raise AnswerError("no_such_option", count=len(options))
        typed = clean_text(raw, LONGEST_NAME)
        if typed.isdecimal() and typed.isascii():
            if 1 <= int(typed) <= len(options):
                return options[int(typed) - 1].value
            raise AnswerError("no_such_option", count=len(options))
        wanted = typed.casefold().rstrip(".")
        labels = [option.shown(context.language).casefold().rstrip(".") for option in options]
        for option, label in zip(options, labels, strict=True):
            if wanted in (label, option.code.casefold()):
                return option.value
        begun = [o.value for o, label in zip(options, labels, strict=True) if label.startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        if self.own_words:
            return typed
        raise AnswerError("several_options" if begun else "no_such_option", count=len(options))


@dataclass(frozen=True)
class WholeNumber:
    """A whole number between two bounds, both included."""

    low: int
    high: int

    def read(self, raw: object, draft: BaseModel, context: Context) -> int:
        """Read a whole number within the bounds."""
        bounds = Bounds(minimum=Decimal(self.low), maximum=Decimal(self.high))
        value = _number(raw, context)
        bounds.check(value)
        return int(value)


class Rating(WholeNumber):
    """A rating 0-10."""

    def __init__(self) -> None:
        super().__init__(low=0, high=10)


@dataclass(frozen=True)
class Level:
    """A level in the measure, such as "3", "3 av 10" or "500 kr"."""

    bounds: Callable[[Any], Bounds]
    unit: Callable[[Any], str]

    def read(self, raw: object, draft: BaseModel, context: Context) -> Decimal:
        """Read one level; raises what :meth:`Bounds.check` refuses, or ``another_total``."""
        bounds = self.bounds(draft)
        value = _number(_without_unit(raw, self.unit(draft), bounds, context), context)
        bounds.check(value)
        return value


@dataclass(frozen=True)
class Levels:
    """A level or a range of levels in the measure, such as "6-7" or "6-7 av 10"."""

    bounds: Callable[[Any], Bounds]
    unit: Callable[[Any], str]

    def read(self, raw: object, draft: BaseModel, context: Context) -> Span:
        """Read a range; the two ends may come in either order."""
        bounds = self.bounds(draft)
        span = (
            raw
            if isinstance(raw, Span)
            else read_span(_without_unit(raw, self.unit(draft), bounds, context), context)
        )
        low, high = sorted((span.low, span.high))
        bounds.check(low)
        bounds.check(high)
        return Span(low=low, high=high)


@dataclass(frozen=True)
class Range:
    """The lowest and the highest value of something, such as "0-40"."""

    def read(self, raw: object, draft: BaseModel, context: Context) -> Span:
        """Read a range of at least five values; raises ``range_needed`` or ``range_too_short``."""
        span = raw if isinstance(raw, Span) else read_span(raw, context)
        for end in (span.low, span.high):
            Bounds(minimum=None, decimals=2).check(end)
        if span.low == span.high:
            raise AnswerError("range_needed")
        low, high = sorted((span.low, span.high))
        if high - low < FEWEST_GRAINS:
            raise AnswerError("range_too_short")
        return Span(low=low, high=high)


FEWEST_GRAINS: Final = 4
"""Five steps need at least five values."""


@dataclass(frozen=True)
class Day:
    """A calendar date that lies ahead."""

    def read(self, raw: object, draft: BaseModel, context: Context) -> date:
        """Read a coming date, of a span of time the last day.

        Raises :class:`AnswerError` ``empty``, ``past_date`` or, where the words leave the day open, a code
        that begins with ``time_`` and says why; see :func:`assistant.coach.when.read_when`.
        """
        if isinstance(raw, date):
            day = raw
        else:
            words = clean_text(raw, LONGEST_WORDS)
            answer = coach.read_when(words, context.language.code, context.today, follow_up=context.follow_up)
            if answer.day is None:
                raise AnswerError(f"time_{answer.problem}", **answer.params)
            day = answer.day
        if day <= context.today:
            raise AnswerError("past_date", date=day)
        return day


@dataclass(frozen=True)
class Actions:
    """The plan of action: one line each, "what; who; how often"."""

    def read(self, raw: object, draft: BaseModel, context: Context) -> tuple[Action, ...]:
        """Read the lines; raises ``empty``, ``too_many_parts`` (line) and what words are refused for."""
        if isinstance(raw, str) and len(raw) > LONGEST_WORDS:
            raise AnswerError("too_long", length=len(raw), limit=LONGEST_WORDS)
        lines = raw.splitlines() if isinstance(raw, str) else raw
        if not isinstance(lines, list | tuple):
            raise AnswerError("not_words")
        actions = tuple(self._action(line) for line in lines if not isinstance(line, str) or line.strip())
        if not actions:
            raise AnswerError("empty")
        return actions

    def _action(self, line: object) -> Action:
        if isinstance(line, Action):
            parts = [line.what, line.who, line.how_often]
        else:
            parts = [part.strip() for part in clean_text(line, LONGEST_WORDS).split(";")]
        if len(parts) > len(Action.model_fields):
            raise AnswerError("too_many_parts", line=str(line)[:LONGEST_NAME])
        what, who, how_often = (*parts, "", "")[:3]
        return Action(
            what=clean_text(what, LONGEST_WORDS),
            who=clean_text(who, LONGEST_WORDS) if who.strip() else "",
            how_often=clean_text(how_often, LONGEST_WORDS) if how_often.strip() else "",
        )


@dataclass(frozen=True)
class Acceptances:
    """Yes, yes with a reservation in words, or not yet."""

    options: tuple[Option, ...]

    def read(self, raw: object, draft: BaseModel, context: Context) -> Acceptance:
        """Read "digit or words of the choice", and after a colon the reservation.

        Raises ``reservation_needs_words`` for a "yes, but" that says nothing more.
        """
        if isinstance(raw, Acceptance):
            answer, words = raw.answer, raw.words
        else:
            typed, _, words = clean_text(raw, LONGEST_WORDS).partition(":")
            answer = Agreement(str(Choice(self.options).read(typed, draft, context)))
        if words.strip():
            words = clean_text(words, LONGEST_WORDS)
        elif answer is Agreement.RESERVATION:
            raise AnswerError("reservation_needs_words")
        else:
            words = ""
        return Acceptance(answer=answer, words=words)


@dataclass(frozen=True)
class Steps:
    """The five steps: a scale from the editor, or in text where steps begin and what they are called.

    "3; 6; 8; 10" is where steps 2 to 5 begin; "2 = comes now and then" describes a step. Either may be
    left out. ``draft`` proposes a scale, ``check`` refuses one that does not fit the goal.
    """

    draft: Callable[[Any], AttainmentScale | None]
    check: Callable[[Any, AttainmentScale], None]

    def read(self, raw: object, draft: BaseModel, context: Context) -> AttainmentScale:
        """Read a scale; raises what makes it unsound, ``four_starts_needed`` or ``nothing_to_adjust``."""
        scale = raw if isinstance(raw, AttainmentScale) else self._adjusted(raw, draft, context)
        for step in scale.steps:
            if step.words:
                clean_text(step.words, LONGEST_WORDS)
        self.check(draft, scale)
        return scale

    def _adjusted(self, raw: object, draft: BaseModel, context: Context) -> AttainmentScale:
        scale = self.draft(draft)
        if scale is None:
            raise AnswerError("nothing_to_adjust")
        parts = [part.strip() for part in clean_text(raw, LONGEST_WORDS).split(";") if part.strip()]
        named = [_STEP_WORDS.fullmatch(part) for part in parts]
        starts = [
            context.language.read_number(part)
            for part, name in zip(parts, named, strict=True)
            if name is None
        ]
        if starts:
            scale = rebuild(scale, starts)
        for name in named:
            if name is not None:
                scale = scale.with_words(int(name[1]), name[2].strip())
        return scale


_STEP_WORDS: Final = re.compile(r"([1-5])\s*=\s*(.+)", re.DOTALL)
_BETWEEN: Final = re.compile(
    r"(?<=[0-9])\s*(?:[-\u2013\u2014\u2212]|\btill\b|\btil\b|\bto\b)\s*(?=[-+\u2212]?[0-9])"
)
_OUT_OF: Final = re.compile(r"(?<=[0-9])\s*(?:\bav\b|\bud af\b|\baf\b|\bout of\b|\bof\b|/)\s*(?=[0-9])")


def read_span(raw: object, context: Context) -> Span:
    """Read "6", "6-7" or "6 till 7" as a span.

    Raises :class:`AnswerError` as :meth:`Reader.read_number` does.
    """
    text = clean_text(raw, LONGEST_WORDS)
    parts = _BETWEEN.split(text.casefold(), maxsplit=2)
    if len(parts) > 2:
        raise AnswerError("not_a_number")
    try:
        ends = [context.language.read_number(part) for part in parts]
    except AnswerError as problem:
        spelled = None if problem.code != "not_a_number" else _spelled(text, context)
        if spelled is None:
            raise
        return spelled
    return Span(low=ends[0], high=ends[-1])


def _spelled(text: str, context: Context) -> Span | None:
    """Read "tre" or "six or seven" as a span; None for anything that says more than a number."""
    tokens = coach.tokenise(text)
    numeral = coach.read_numeral(tokens, 0, context.language.code) if tokens else None
    if numeral is None or numeral.end != len(tokens) or not numeral.sure:
        return None
    return Span(low=numeral.low, high=numeral.high)


def _without_unit(raw: object, unit: str, bounds: Bounds, context: Context) -> object:
    """Take away what people add to a level though the question has said it: "av 10", "kr", "%"."""
    if not isinstance(raw, str):
        return raw
    text = clean_text(raw, LONGEST_WORDS).casefold().removesuffix(unit.casefold()).strip()
    parts = _OUT_OF.split(text)
    if len(parts) == 2:
        text, total = parts
        if bounds.maximum is None:
            raise AnswerError("not_a_number")
        if context.language.read_number(total) != bounds.maximum:
            raise AnswerError("another_total", text=raw.strip(), high=bounds.maximum)
    return text


def _number(raw: object, context: Context) -> Decimal:
    if isinstance(raw, bool):
        raise AnswerError("not_a_number")
    if isinstance(raw, int | Decimal):
        return Decimal(raw)
    span = read_span(raw, context)
    if span.low != span.high:
        raise AnswerError("not_a_number")
    return span.low
