"""Which of the questions that can be asked now a typed one is: words and phrases per language, no guessing.

First by likeness to a question of the script; else by how it is asked and what it is about. What fits
nothing, or two things, is not understood: the client then says so, and the talk stands where it stood.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from assistant.coach.text import tokenise
from assistant.practice.people import AskedOfClient, Manner, Topic

_FOLDER: Final = Path(__file__).resolve().parent / "listening"
_ALIKE: Final = 0.75
"""Share of the words that two questions must have in common to be the same question."""

_AKIN: Final = 0.4
"""Share that speaks for a question when the way of asking is the same as well."""

_STEM: Final = 5
_SHORTEST: Final = 3
_HEAPED: Final = 3
"""Questions in one breath that nobody can answer all of."""

_MANNER_IS_ENOUGH: Final = frozenset(("blaming", "advising", "several", "vague"))
"""Ways of asking that people answer whatever the question is about."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language."""

    manners: dict[str, tuple[str, ...]]
    ask_words: tuple[str, ...]
    joining: tuple[str, ...]
    counting: tuple[str, ...]
    times: tuple[str, ...]
    supposing: tuple[str, ...]
    topics: dict[str, tuple[str, ...]]


@lru_cache
def _words(code: str) -> _Words:
    tables = tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    manners = ("open", "blaming", "leading", "advising", "vague")
    return _Words(
        manners={name: tuple(tables[name]) for name in manners},
        ask_words=tuple(tables["ask_words"]),
        joining=tuple(tables["joining"]),
        counting=tuple(tables["counting"]),
        times=tuple(tables["times"]),
        supposing=tuple(tables["supposing"]),
        topics={name: tuple(cues) for name, cues in tables["topics"].items()},
    )


def heard_as(typed: str, asks: Sequence[AskedOfClient], code: str) -> AskedOfClient | None:
    """Return the question that a typed one is, of those that may be asked now; None when in doubt."""
    likeness = {ask.id: _likeness(typed, ask.text.words(code)) for ask in asks}
    alike = [ask for ask in asks if likeness[ask.id] >= _ALIKE]
    if len(alike) == 1:
        return alike[0]
    manner = manner_of(typed, code)
    if manner is None:
        return None
    same = [ask for ask in asks if ask.manner == manner]
    topic = topic_of(typed, code)
    about = [ask for ask in same if ask.topic == topic and _counts_the_same(typed, ask, code)]
    if len(about) == 1:
        return about[0]
    akin = [ask for ask in same if likeness[ask.id] >= _AKIN and topic in (None, ask.topic)]
    if len(akin) == 1:
        return akin[0]
    return same[0] if len(same) == 1 and manner in _MANNER_IS_ENOUGH else None


def _counts_the_same(typed: str, ask: AskedOfClient, code: str) -> bool:
    """Say whether "how many" counts what the script counts: evenings are no answer to beers.

    The script names what it counts after its own "how many", or before it ("of the last ten times, how
    many …"); where it asks how often, times are meant.
    """
    words = _words(code)
    counted = _after(_plain(typed), words.counting)[:1]
    if not counted:
        return True
    text = _plain(ask.text.words(code))
    after = _after(text, words.counting)
    if not after:
        return counted[0] in {word[:_STEM] for word in words.times}
    before = text[: min(text.find(cue) for cue in words.counting if cue in text)]
    return counted[0] in after or counted[0] in _stems(before)


def _after(text: str, cues: Sequence[str]) -> tuple[str, ...]:
    """Return the beginnings of the two words after the first of some cues; none where there is none."""
    for cue in cues:
        found = re.search(rf"\b{re.escape(cue)}\s+(\w+)(?:\s+(\w+))?", text)
        if found is not None:
            return tuple(word[:_STEM] for word in found.groups() if word)
    return ()


def manner_of(typed: str, code: str) -> Manner | None:
    """Return how something is asked; None where the words do not show it."""
    words, text = _words(code), _plain(typed)
    if not text:
        return None
    if any(_has(text, cue) for cue in words.manners["advising"]):
        return "advising"
    if _asked_at_once(text, words) >= _HEAPED:
        return "several"
    if _begins(text, words.manners["blaming"]):
        # To ask why something matters is to be curious; to ask why somebody did something seldom is.
        return "open" if topic_of(typed, code) == "importance" else "blaming"
    if any(_has(text, cue) for cue in words.manners["leading"]):
        return "leading"
    if any(_has(text, cue) for cue in words.manners["vague"]):
        return "vague"
    return "open" if any(_begins(part, words.manners["open"]) for part in _sentences(text)) else None


def topic_of(typed: str, code: str) -> Topic | None:
    """Return what a question is about; None where it is about nothing known, or about two things alike.

    "How many" is about how it is now, unless something is supposed: then about how it could be.
    """
    words, text = _words(code), _plain(typed)
    found = {name: sum(_has(text, cue, whole=False) for cue in cues) for name, cues in words.topics.items()}
    supposes = any(_has(text, cue) for cue in words.supposing)
    if found["amount"]:
        return "level" if supposes or found["level"] else "amount"
    most = max(found.values())
    topics: list[Topic] = [name for name in _TOPICS if most and found[name] == most]
    return topics[0] if len(topics) == 1 else None


_TOPICS: Final[tuple[Topic, ...]] = (
    "wish", "everyday", "amount", "level", "strength", "importance", "obstacle", "feeling",
)  # fmt: skip


def _asked_at_once(text: str, words: _Words) -> int:
    """Count the questions: those that begin with a word of asking, at the beginning or after a joint."""
    joints = "|".join(re.escape(word) for word in words.joining)
    parts = re.split(rf"[,.?!;:]|\b(?:{joints})\b", text)
    return sum(_begins(part.strip(), words.ask_words) for part in parts)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,.?!;:]", text) if part.strip()]


def _begins(text: str, cues: Sequence[str]) -> bool:
    return any(re.match(rf"{re.escape(cue)}\b", text) for cue in cues)


def _has(text: str, cue: str, *, whole: bool = True) -> bool:
    end = r"\b" if whole else ""
    return re.search(rf"\b{re.escape(cue)}{end}", text) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


def _likeness(one: str, other: str) -> float:
    """Return which share of the words of substance two texts have in common, 0 to 1."""
    first, second = _stems(one), _stems(other)
    return len(first & second) / max(len(first), len(second), 1)


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        token.folded[:_STEM]
        for token in tokenise(text)
        if token.kind != "sign" and len(token.folded) >= _SHORTEST
    )
