"""Draw the formulating conversation from the code, as docs/dialog.md.

``python3 run.py python tools/draw_dialog.py`` writes it; with ``--check`` it fails if the page is out of
date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.question import Question, always
from assistant.dialogs.questions.agreement import AGREEMENT, CLOSING
from assistant.dialogs.questions.beginning import BEGINNING
from assistant.dialogs.questions.levels import LEVELS
from assistant.dialogs.questions.measuring import MEASURING

PAGE = Path(__file__).resolve().parent.parent / "docs" / "dialog.md"
GROUPS = (
    ("Whose goal, and what is wished for", BEGINNING),
    ("How we will know", MEASURING),
    ("Today, the expected level, the dates", LEVELS),
    ("Realism, importance, plan of action, the five steps", AGREEMENT),
    ("After the check page: the two answer", CLOSING),
)


def drawing() -> Iterator[str]:
    """Yield the lines of the state diagram: one box a group, a dotted way round what may not apply."""
    yield "stateDiagram-v2"
    yield "    direction TB"
    yield f"    [*] --> {FORMULATE.questions[0].name}"
    previous = ""
    for title, questions in GROUPS:
        if questions is CLOSING:
            yield "    check: check your answers"
            yield f"    {previous} --> check"
            previous = "check"
        yield f'    state "{title}" as {questions[0].name}_group {{'
        inside = ""
        for question in questions:
            if question.ask_if is not always:
                yield f"        {question.name}: {question.name} (if it applies)"
            if inside:
                yield f"        {inside} --> {question.name}"
            inside = question.name
        yield "    }"
        if previous:
            yield f"    {previous} --> {questions[0].name}"
        previous = inside
    yield f"    {previous} --> done: both accept and nothing is missing"
    yield f"    {previous} --> check: kept as a draft"
    yield "    check --> alias: change any answer, and return"
    yield "    done --> [*]"


def table() -> Iterator[str]:
    """Yield the rows of the table of questions."""
    yield "| question | asks | asked when | answered with |"
    yield "|---|---|---|---|"
    for title, questions in GROUPS:
        yield f"| **{title}** | | | |"
        for question in questions:
            wording = question.wording_for(GoalDraft())
            when = " ".join((question.ask_if.__doc__ or "").split()).rstrip(".")
            yield f"| `{question.name}` | {wording.ask} | {when} | {_kind(question)} |"


def _kind(question: Question[GoalDraft]) -> str:
    answers: Any = question.answers_for(GoalDraft())
    return type(answers).__name__


def page() -> str:
    """Return the whole page."""
    intro = (
        "# The formulating conversation\n\n"
        "Drawn from the code by `tools/draw_dialog.py`. Forward and back follow the arrows; questions that "
        "do not apply are passed over; from every question the check page is one key away, and from the "
        "check page every answer.\n"
    )
    return "\n".join([intro, "```mermaid", *drawing(), "```", "", *table(), ""])


def main() -> int:
    """Write or check the page."""
    if sys.argv[1:] == ["--check"]:
        if PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/dialog.md is not that of the code: run tools/draw_dialog.py.")
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
