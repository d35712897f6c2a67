"""``malsteg``, ``new``, ``resume`` and ``revise``: open the terminal app, or talk in plain lines."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from assistant.config import load_settings, settings_path
from assistant.errors import UsageError
from assistant.i18n import Language
from assistant.paths import data_folder

if TYPE_CHECKING:
    from assistant.records import Records, Session


def run(options: Namespace, language: Language, today: date) -> int:
    """Open the program where the command says."""
    if getattr(options, "plain", False):
        return _talk_plainly(options, language, today)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError("terminal_needed")
    return _open_app(options, language, today)


def _talk_plainly(options: Namespace, language: Language, today: date) -> int:
    from assistant.plain import hold
    from assistant.records import Records

    records = Records(data_folder(options.data), today)
    hold(_session(records, options, language), language, criteria=load_settings().criteria)
    return 0


def _session(records: Records, options: Namespace, language: Language) -> Session:
    """Find what the command speaks of, and begin or go on there."""
    if options.command == "new":
        opening = _opening(options)
        if options.under:
            parent = records.find_goal(options.under)
            return records.begin(language, parent.case_id, parent.id, opening=opening)
        case_id = records.find_case(options.case).id if options.case else None
        return records.begin(language, case_id, opening=opening)
    goal = records.find_goal(options.goal) if options.goal else records.latest_draft()
    if options.command == "revise":
        return records.revise(language, goal.case_id, goal.id)
    return records.resume(language, goal.case_id, goal.id)


def _opening(options: Namespace) -> str | None:
    """The sentence the pair begins with, if any. Raises :class:`AnswerError` for what cannot be one."""
    if options.sentence is None:
        return None
    from assistant.dialogs.answers import LONGEST_WORDS, clean_text

    return clean_text(options.sentence, LONGEST_WORDS)


def _open_app(options: Namespace, language: Language, today: date) -> int:
    from assistant.app import MalstegApp, Start

    def make_records() -> Records:
        from assistant.records import Records

        return Records(data_folder(options.data), today)

    start = Start()
    if options.command == "new":
        start = Start("new", case=options.case, goal=options.under, opening=_opening(options))
    elif options.command in ("resume", "revise"):
        start = Start(options.command, goal=options.goal)
    app = MalstegApp(
        make_records,
        language,
        today,
        start=start,
        theme=load_settings().theme,
        settings=settings_path(),
    )
    app.run()
    return app.return_code or 0
