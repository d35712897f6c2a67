"""Invented clients as data: who they are, what they answer to which question, and two sound goals.

A talk is a small graph of moments. At each the trainee may ask a few things; what the client answers, and
which moment comes next, depends on the question. Every way leads forward, so every talk ends.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assistant.errors import AnswerError
from assistant.goals.case import LIFE_AREAS, People
from assistant.goals.measure import Bounds, Span
from assistant.goals.scale import AttainmentScale
from assistant.goals.scale_draft import draft_scale
from assistant.practice.spoken import Data, Spoken, Text
from assistant.practice.tasks import Name

Manner = Literal["open", "vague", "leading", "several", "blaming", "advising"]
"""How something is asked; only an open question leaves the answer to the client."""

Topic = Literal["wish", "everyday", "amount", "level", "strength", "importance", "obstacle", "feeling"]
"""What it is asked about."""

FactName = Literal["wish", "today", "wanted", "strength", "importance", "obstacle"]
"""What a good talk brings out: the parts of a goal that only the client knows."""

FACTS: Final[tuple[FactName, ...]] = ("wish", "today", "wanted", "strength", "importance", "obstacle")

END: Final = "end"
"""In place of a moment: the talk is over."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]


class AskedOfClient(Data):
    """A question the trainee may ask, the client's words in return, and where the talk goes from there."""

    id: Key
    manner: Manner
    topic: Topic
    text: Spoken
    answer: Spoken
    to: Key
    facts: tuple[FactName, ...] = ()


class Moment(Data):
    """A point in the talk with what may be asked there."""

    id: Key
    ask: tuple[AskedOfClient, ...] = Field(min_length=2, max_length=6)


class Facts(Data):
    """What there is to learn of a client, in a few words each."""

    wish: Spoken
    today: Spoken
    wanted: Spoken
    strength: Spoken
    importance: Spoken
    obstacle: Spoken


class ClientAnswers(Data):
    """What the client answers in the guided conversation; levels hold for one way of measuring."""

    wish: Spoken
    severity: int = Field(ge=0, le=10)
    consequences: Spoken
    measure_kind: Literal["occasions", "times", "days", "duration", "amount", "rating"]
    baseline: Decimal
    expected: tuple[Decimal, Decimal]
    outcome: Spoken
    demands: Spoken
    helps: Spoken
    obstacles: Spoken
    confidence: int = Field(ge=0, le=10)
    importance: int = Field(ge=0, le=10)
    importance_why: Spoken
    doubt: Spoken


class ModelGoal(Data):
    """A sound goal for a client, with the levels its five steps are drafted from, and why it fits."""

    statement: Spoken
    why: Spoken
    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None
    baseline: Decimal
    expected: tuple[Decimal, Decimal]
    keep: bool = False

    @property
    def scale(self) -> AttainmentScale:
        """The five steps the program would propose."""
        low, high = self.expected
        bounds = Bounds(minimum=self.minimum, maximum=self.maximum)
        return draft_scale(bounds, self.baseline, Span(low=low, high=high), maintain=self.keep)

    @model_validator(mode="after")
    def _has_steps(self) -> Self:
        _ = self.scale
        return self


class Client(Data):
    """One invented person. ``name`` is the same in every language."""

    id: Name
    name: Text
    age: int = Field(ge=6, le=110)
    life_area: str
    about: Spoken
    purpose: Spoken
    opening: Spoken
    puzzled: Spoken
    facts: Facts
    answers: ClientAnswers
    goal: tuple[ModelGoal, ModelGoal]
    moment: tuple[Moment, ...] = Field(min_length=2)

    @property
    def people(self) -> People:
        """Whether this is an adult or a child."""
        return People.CHILD if self.age < ADULT_AT else People.ADULT

    @property
    def first(self) -> Moment:
        """Where the talk begins."""
        return self.moment[0]

    def moment_called(self, name: str) -> Moment:
        """Return a moment; raises ``KeyError``."""
        for moment in self.moment:
            if moment.id == name:
                return moment
        raise KeyError(name)

    @model_validator(mode="after")
    def _talk_leads_forward(self) -> Self:
        names = [moment.id for moment in self.moment]
        for place, moment in enumerate(self.moment):
            if moment.id in names[:place] or moment.id in _TAKEN:
                raise AnswerError("name_taken", name=moment.id)
            asked: set[str] = set()
            for ask in moment.ask:
                if ask.id in asked:
                    raise AnswerError("name_taken", name=ask.id)
                asked.add(ask.id)
                if ask.to != END and ask.to not in names[place + 1 :]:
                    raise AnswerError("talk_leads_nowhere", ask=ask.id, moment=moment.id, to=ask.to)
        return self

    @model_validator(mode="after")
    def _area_is_known(self) -> Self:
        if self.life_area not in LIFE_AREAS[self.people]:
            expected = ", ".join(LIFE_AREAS[self.people])
            raise AnswerError("field_not_one_of", expected=expected)
        return self


ADULT_AT: Final = 18
_TAKEN: Final = frozenset((END, "check", "done", "typed"))
"""Names that the engine and the draft of a talk use themselves."""
