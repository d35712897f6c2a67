"""What in a document could tell who somebody is, looked for before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from assistant import coach
from assistant.dialogs import coaching
from assistant.dialogs.coaching import cleaned, texts_in
from assistant.documents.material import Material
from assistant.documents.model import texts_of, with_texts
from assistant.goals.follow_up import Carried
from assistant.goals.goal import Acceptance, Action
from assistant.goals.scale import AttainmentScale

_Part = TypeVar("_Part")
_Model = TypeVar("_Model", bound=BaseModel)
_WHOLE = (Acceptance, Action, AttainmentScale, Carried)
"""Answers that the coach cleans as a whole."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number or an address that tells who somebody is: its ``kind`` as a code, and what stands there."""

    kind: str
    quote: str


def identifiers_in(part: object) -> tuple[Told, ...]:
    """Return what could tell who somebody is in a document, a text or several, each once."""
    return _found(texts_of(part))


def _found(texts: Iterable[str]) -> tuple[Told, ...]:
    found = (
        Told(each.kind, text[each.mark.start : each.mark.end])
        for text in texts
        for each in coach.find_identifiers(text)
    )
    return tuple(dict.fromkeys(found))


def without_identifiers(part: _Part) -> _Part:
    """Return a document, or anything made of texts, without what could tell who somebody is."""
    return with_texts(part, cleaned)


# --- goals themselves, for what is made of them without a document between --------------------------


def identifiers_in_goals(material: Material) -> tuple[Told, ...]:
    """Return what could tell who somebody is in anything that is said of the goals, each once."""
    texts = [material.alias, material.worker]
    for goal in material.goals:
        texts += texts_in(tuple(_values(goal)))
    for notes in material.notes.values():
        texts += texts_in(tuple(_values(notes.series)))
    return _found(texts)


def _values(model: BaseModel) -> Iterator[Any]:
    """Yield every answer in a goal, wherever in it."""
    for _, value in model:
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel) and not isinstance(each, _WHOLE):
                yield from _values(each)
            else:
                yield each


def goals_without_identifiers(material: Material) -> Material:
    """Return the material without what could tell who somebody is."""
    goals = tuple(_cleaned(goal) for goal in material.goals)
    notes = {
        goal_id: replace(notes, series=_cleaned(notes.series)) for goal_id, notes in material.notes.items()
    }
    return replace(
        material, alias=cleaned(material.alias), worker=cleaned(material.worker), goals=goals, notes=notes
    )


def _cleaned(model: _Model) -> _Model:
    """Return a model with its answers cleaned; one of a whole kind is cleaned as a whole."""
    changed = {name: _answer(value) for name, value in model}
    return model.model_copy(update=changed)


def _answer(value: Any) -> Any:
    if isinstance(value, _WHOLE):
        return coaching.without_identifiers(value) if _found(texts_in(value)) else value
    if isinstance(value, BaseModel):
        return _cleaned(value)
    if isinstance(value, tuple):
        return tuple(_answer(part) for part in value)
    return cleaned(value) if type(value) is str else value
