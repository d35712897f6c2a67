"""What is said of a case whose file cannot be read: whose it is, before what is wrong with the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.i18n import N_, Language
from assistant.wording.problems import problem_text


def unreadable_text(
    language: Language, alias: str | None, code: str, params: Mapping[str, object], *, today: date
) -> str:
    """Word the problem with a case; the file is named only where nobody knows any more whose it is."""
    if alias is None:
        return problem_text(language, code, params, today=today)
    case = language.text(N_("The case of %(alias)s"), alias=alias)
    text = problem_text(language, code, {**params, "name": case}, today=today)
    return text if text.startswith(case) else f"{case}: {text}"
