"""Where a document is put unless somebody says otherwise, and what it is called: never by anybody's name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from assistant.errors import UsageError
from assistant.handing.desk import Wish
from assistant.handing.making import FORMS


def usual_folder() -> Path:
    """Return the folder for documents that the platform has, else the home folder."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def usual_name(wish: Wish, words: str, case_id: str) -> str:
    """Suggest a name for a file from what it is, in words, and the id of the one goal or of the case."""
    about = wish.goals[0] if len(wish.goals) == 1 else case_id
    plain = unicodedata.normalize("NFC", words).casefold()
    kind = "-".join("".join(sign if sign.isalnum() else " " for sign in plain).split())
    return f"{kind or wish.kind}-{about}.{wish.form}"


def place_for(typed: str, wish: Wish, folder: Path) -> tuple[Path, Wish]:
    """Return where a file goes, and the wish in the format that its name ends with.

    A name alone lies in ``folder``. A name that ends otherwise gets the ending of the format that is chosen.
    Raises :class:`UsageError` ``no_file_named``.
    """
    words = typed.strip()
    if not words:
        raise UsageError("no_file_named")
    try:
        target = Path(words).expanduser()
    except RuntimeError:  # the home folder of somebody there is not
        target = Path(words)
    target = folder / target
    form = target.suffix.removeprefix(".").lower()
    if form in FORMS[wish.kind]:
        return target, wish.in_form(form)
    if not target.name or target.is_dir():
        raise UsageError("file_is_folder", name=str(target))
    return target.with_name(f"{target.name}.{wish.form}"), wish
