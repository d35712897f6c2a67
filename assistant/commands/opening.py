"""``malsteg``, ``new``, ``resume``, ``revise``, ``follow-up``: open the app, or talk in plain lines."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.access import enter, folder_of, unlock_again
from assistant.config import load_settings, settings_path
from assistant.errors import UsageError
from assistant.i18n import Language
from assistant.paths import data_folder

if TYPE_CHECKING:
    from assistant.records import Following, Records, Session


def run(options: Namespace, language: Language, today: date) -> int:
    """Open the program where the command says."""
    if getattr(options, "plain", False):
        return _talk_plainly(options, language, today)
    if not at_a_terminal():
        raise UsageError("terminal_needed")
    return _open_app(options, language, today)


def at_a_terminal() -> bool:
    """Say whether there is somebody at a screen that the app can be shown on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def practise(
    options: Namespace,
    language: Language,
    today: date,
    exercises: Path | None,
    client: str | None,
    count: int,
) -> int:
    """Open the app on the page of practice, without any cases: nobody is asked for a passphrase."""
    from assistant.app import MalstegApp, Start
    from assistant.tui.screens.practice.ground import PracticePlace, Wanted

    app = MalstegApp(
        None,
        language,
        today,
        start=Start("practise", wanted=Wanted(options.set, client, count)),
        theme=load_settings().theme,
        settings=settings_path(),
        practice=PracticePlace(data_folder(options.data), exercises, options.trainee),
    )
    app.run()
    return app.return_code or 0


def _talk_plainly(options: Namespace, language: Language, today: date) -> int:
    from assistant.plain import hold

    # What is there already cannot be in a folder in which there is nothing yet.
    to_read = options.command != "new" or bool(options.case or options.under)
    opening = _opening(options)
    folder = folder_of(options, today)
    records = enter(folder, options, language, to_read=to_read)
    settings = load_settings()

    def talk(session: Session | Following, language: Language) -> Language:
        return hold(
            session,
            language,
            criteria=settings.criteria,
            folder=folder,
            unlock=lambda spoken: unlock_again(folder, spoken),
            lock_after=settings.lock_after,
        )

    if options.command == "follow-up":
        following = _following(records, options, language)
        spoken = talk(following, language)
        if following.leads_to is not None:
            change = folder.records.adjust(spoken, following.case_id, following.goal_id, following.leads_to)
            talk(change, spoken)
    else:
        talk(_session(records, options, language, opening), language)
    return 0


def _following(records: Records, options: Namespace, language: Language) -> Following:
    """Begin, go on with or correct the follow-up of the goal that the command names."""
    goal = records.find_goal(options.goal)
    if options.correct:
        return records.correct_follow_up(language, goal.case_id, goal.id)
    return records.follow_up(language, goal.case_id, goal.id)


def _session(records: Records, options: Namespace, language: Language, opening: str | None) -> Session:
    """Find what the command speaks of, and begin or go on there."""
    if options.command == "new":
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
    if options.command != "new" or options.sentence is None:
        return None
    from assistant.dialogs.answers import LONGEST_WORDS, clean_text

    return clean_text(options.sentence, LONGEST_WORDS)


def _open_app(options: Namespace, language: Language, today: date) -> int:
    from assistant.app import MalstegApp, Start

    start = Start()
    if options.command == "new":
        start = Start("new", case=options.case, goal=options.under, opening=_opening(options))
    elif options.command in ("resume", "revise"):
        start = Start(options.command, goal=options.goal)
    elif options.command == "follow-up":
        start = Start("correct" if options.correct else "follow-up", goal=options.goal)
    folder = folder_of(options, today)
    if options.no_encryption and folder.encrypted:
        raise UsageError("encrypted_already", path=str(folder.path))
    app = MalstegApp(
        folder,
        language,
        today,
        start=start,
        theme=load_settings().theme,
        settings=settings_path(),
        plain=options.no_encryption,
    )
    app.run()
    return app.return_code or 0
