"""Bring the gettext catalogues up to date with the msgids in the code.

``python3 run.py python tools/catalogues.py`` keeps every translation, adds new msgids untranslated, removes
those no longer used, and compiles; with ``--compile`` it only compiles, with
``--check`` it writes no catalogue and fails if one is out of date. No fuzzy guesses: a changed sentence
is translated anew.
"""

from __future__ import annotations

import sys
from io import SEEK_END, BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("assistant",)
LOCALES = ROOT / "assistant" / "locales"
DOMAIN = "malsteg"
KEYWORDS = {"N_": None, "text": None, "plural": (1, 2)}
TRANSLATED = ("sv", "da")
HEADER = """msgid ""
msgstr ""
"Language: {code}\\n"
"Plural-Forms: {plurals}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""What gettext needs to know, and nothing that changes by the clock."""


def extracted() -> Catalog:
    """Return every msgid marked in the code, with where it stands."""
    template = Catalog(project="Målsteg", charset="utf-8")
    for room in ROOMS:
        found = extract_from_dir(
            ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
        )
        for name, _line, message, comments, context in found:
            # Line numbers would change with every edit and say little: the file is enough.
            template.add(message, None, [(f"{room}/{name}", None)], auto_comments=comments, context=context)
    return template


def merged(code: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the template's msgids, translations kept."""
    path = LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    known = Catalog(locale=code)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=code)
    fresh = Catalog(locale=code, project="Målsteg", charset="utf-8", fuzzy=False, header_comment="")
    for message in template:
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        kept = old is not None and not old.fuzzy and isinstance(old.id, str) == isinstance(message.id, str)
        string = old.string if old is not None and kept else None
        fresh.add(message.id, string, sorted(set(message.locations)), auto_comments=message.auto_comments)
    return fresh


def compile_all(root: Path) -> None:
    """Compile every catalogue of the project in ``root`` beside its source."""
    for source in sorted((root / "assistant" / "locales").rglob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


def main() -> int:
    """Update the catalogues on disk, or check them; return 1 if anything is untranslated or out of date."""
    if sys.argv[1:] == ["--compile"]:
        compile_all(ROOT)
        return 0
    template = extracted()
    missing = stale = 0
    for code in TRANSLATED:
        catalogue = merged(code, template)
        path = LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"
        written = BytesIO(HEADER.format(code=code, plurals=catalogue.plural_forms).encode())
        written.seek(0, SEEK_END)
        write_po(written, catalogue, width=100, sort_by_file=True, omit_header=True, include_lineno=False)
        if sys.argv[1:] == ["--check"]:
            stale += path.read_bytes() != written.getvalue()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written.getvalue())
        untranslated = [m.id for m in catalogue if m.id and not _complete(m.string)]
        missing += len(untranslated)
        print(f"{code}: {len(catalogue)} sentences, {len(untranslated)} untranslated")
    compile_all(ROOT)
    if stale:
        print("The catalogues are not those of the code: run tools/catalogues.py.")
    return 1 if missing or stale else 0


def _complete(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
