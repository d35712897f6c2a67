"""``malsteg when``: answers to "by when?", each made a day, a span of days or a question back."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Final

from assistant.coach.findings import TimeAnswer
from assistant.coach.when import read_when
from assistant.commands.lines import Lines
from assistant.commands.output import write_json
from assistant.errors import UsageError
from assistant.i18n import N_, Language
from assistant.wording.times import days_in_words, question_back

_END_OF_INPUT: Final = "Ctrl+Z, Enter" if os.name == "nt" else "Ctrl+D"


def run(options: Namespace, language: Language, today: date) -> int:
    """Read the answers and say what each comes to; 1 if one came to no day."""
    unclear = 0
    for text in _given(options.text, language):
        answer = read_when(text, language.code, today)
        message = None
        if answer.problem is not None:
            unclear += 1
            message = question_back(language, answer.problem, answer.params, today=today)
        if options.json:
            write_json(_fields(text, answer, message))
        else:
            sys.stdout.write((message or _in_words(language, answer)) + "\n")
    return 1 if unclear else 0


def _given(text: str | None, language: Language) -> Iterator[str]:
    """Yield the answer of the call, or those of standard input, one a line."""
    if text is not None and text != "-":
        yield _whole(text)
        return
    with closing(Lines(None)) as lines:
        if lines.typed:
            hint = N_("Write one answer to “by when?” a line. %(key)s ends it.")
            sys.stderr.write(language.text(hint, key=_END_OF_INPUT) + "\n")
        for line in lines:
            if line.strip():
                yield line
            if lines.live:
                sys.stdout.flush()


def _whole(text: str) -> str:
    """Refuse an argument that is not UTF-8: its bytes arrive as lone surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError("input_not_utf8") from None
    return text


def _fields(text: str, answer: TimeAnswer, message: str | None) -> dict[str, object]:
    return {
        "text": text,
        "date": _iso(answer.day),
        "earliest": _iso(answer.earliest),
        "latest": _iso(answer.latest),
        "problem": answer.problem,
        "message": message,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _in_words(language: Language, answer: TimeAnswer) -> str:
    assert answer.earliest is not None  # noqa: S101 - where there is no problem there are days
    assert answer.latest is not None  # noqa: S101
    return days_in_words(language, answer.earliest, answer.latest)
