"""Care of a case from its page: erasing it, and bringing back an earlier state of a damaged one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from assistant.errors import MalstegError
from assistant.i18n import N_, Language
from assistant.tui.page import Page

Then = Callable[[], object]

_ERASED: Final = N_("Everything about %(alias)s is erased.")
_BROUGHT_BACK: Final = N_("The case is back as it was %(day)s %(time)s.")
_OFFER: Final = N_(
    "The case of %(alias)s cannot be read: its file is damaged. Bring back the state from %(day)s %(time)s? "
    "What was written after that is lost."
)
_OFFER_NAMELESS: Final = N_(
    "This case cannot be read: its file is damaged. Bring back the state from %(day)s %(time)s? "
    "What was written after that is lost."
)
_NOTHING: Final = N_("There is no earlier state that can be read. Look for it in your latest backup.")


def ask_to_erase(page: Page, case_id: str, alias: str, then: Then) -> None:
    """Ask whether to erase a case; do ``then`` when it is erased."""
    from assistant.tui.screens.erase import EraseScreen

    def answered(yes: bool | None) -> None:
        if yes:
            page.run_worker(_erase(page, case_id, alias, then), name="erase")

    page.app.push_screen(EraseScreen(alias), answered)


async def _erase(page: Page, case_id: str, alias: str, then: Then) -> None:
    from assistant.records import care

    malsteg = page.malsteg
    try:
        await malsteg.on_disk(lambda: care.erase(malsteg.records, case_id))
    except MalstegError as problem:
        _tell(page, problem)
        return
    page.app.notify(malsteg.language.text(_ERASED, alias=alias), markup=False)
    if page.is_active:
        then()


def ask_to_bring_back(page: Page, case_id: str, then: Then) -> None:
    """Offer the latest earlier state of a damaged case, or say that there is none; ``then`` if it is back."""
    page.run_worker(_offer_back(page, case_id, then), name="offer-back")


async def _offer_back(page: Page, case_id: str, then: Then) -> None:
    from assistant.records import care
    from assistant.tui.screens.confirm import ConfirmScreen, TellScreen

    malsteg = page.malsteg
    try:
        saved_at = await malsteg.on_disk(lambda: care.offered_back(malsteg.records, case_id))
        alias = malsteg.records.known_aliases().get(case_id)
    except MalstegError as problem:
        _tell(page, problem)
        return
    if not page.is_active:
        return
    if saved_at is None:
        page.app.push_screen(TellScreen(_NOTHING))
        return

    def offered(language: Language) -> str:
        when = _moment(language, saved_at)
        return language.text(_OFFER, alias=alias, **when) if alias else language.text(_OFFER_NAMELESS, **when)

    def answered(yes: bool | None) -> None:
        if yes:
            page.run_worker(_bring_back(page, case_id, saved_at, then), name="bring-back")

    page.app.push_screen(ConfirmScreen(offered), answered)


async def _bring_back(page: Page, case_id: str, saved_at: datetime, then: Then) -> None:
    from assistant.records import care

    malsteg = page.malsteg
    try:
        brought = await malsteg.on_disk(lambda: care.bring_back(malsteg.records, case_id))
    except MalstegError as problem:
        _tell(page, problem)
        return
    when = _moment(malsteg.language, brought or saved_at)
    page.app.notify(malsteg.language.text(_BROUGHT_BACK, **when), markup=False)
    if page.is_active:
        then()


def _moment(language: Language, moment: datetime) -> dict[str, str]:
    here = moment.astimezone()
    return {"day": language.full_date(here.date()), "time": language.clock(here)}


def _tell(page: Page, problem: MalstegError) -> None:
    if not page.malsteg.shut_out(problem):
        page.malsteg.tell(problem)
