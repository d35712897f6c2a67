"""The five criteria as a part of a letter: each with a sign and words, and a way on where there is one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assistant.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.coach.criteria import Criterion, Verdict
    from assistant.goals.goal import Formulation
    from assistant.i18n import Language
    from assistant.tui.goal_letter import Section

SIGNS: Final[dict[Verdict, str]] = {
    "met": "\N{BLACK CIRCLE}",
    "partly": "\N{CIRCLE WITH LEFT HALF BLACK}",
    "missing": "\N{WHITE CIRCLE}",
    "ask": "?",
}
"""Beside the words, never in their place."""


def criteria_section(
    said: Formulation, language: Language, today: date, *, chosen: str | None, alias: str
) -> Section | None:
    """Return what there is to say of the goal by the five criteria; None while it has no words."""
    from assistant.dialogs.reviewing import review_of
    from assistant.tui.goal_letter import Section

    found = review_of(said, language.code, today, chosen=chosen)
    parts = criteria_parts(found, language, alias=alias)
    return Section(language.text(N_("Five things to look at together")), parts) if parts else None


def criteria_parts(
    criteria: Iterable[Criterion], language: Language, *, alias: str
) -> tuple[tuple[str, str], ...]:
    """Return what each criterion is called, with its sign, and what there is to say of it."""
    from assistant.wording.criteria import criterion_words

    parts = []
    for criterion in criteria:
        words = criterion_words(language, criterion, alias=alias)
        finding = f"{words.finding[:1].upper()}{words.finding[1:]}. {words.reason}"
        text = "\n".join(part for part in (finding, words.advice) if part)
        parts.append((f"{SIGNS[words.verdict]} {words.name}", text))
    return tuple(parts)
