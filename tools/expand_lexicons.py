"""Gather the coach's word tables: ``python3 run.py python tools/expand_lexicons.py [--check]``.

Reads ``assistant/coach/lexicon/<language>/*.toml`` and writes ``<language>.json`` beside the folder. With
``--check`` writes nothing, and fails when what is committed is not what the sources say.

A table that says ``expand = true`` holds words by what they mean to the reading (``assistant/coach/words.py``
tells how they are written). All such tables become one, ``words``, in which every word has its inflected
forms. Other tables are taken as they are.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent))

from inflect import Inflector

LEXICON: Final = Path(__file__).resolve().parent.parent / "assistant" / "coach" / "lexicon"
LANGUAGES: Final = ("sv", "da", "en")
_SHORTEST_HEAD: Final = 4
"""A shorter noun ends too many words that have nothing to do with it."""

# Written "=sig" in a phrase, meant for every person.
_REFLEXIVE: Final = {
    ("sv", "=sig"): "=sig/=mig/=dig/=oss/=sej/=mej/=dej",
    ("sv", "=sin"): "=sin/=min/=din/=sitt/=mitt/=ditt/=sina/=mina/=dina/=hans/=hennes/=hens",
    ("da", "=sig"): "=sig/=mig/=dig/=os",
    ("da", "=sin"): "=sin/=min/=din/=sit/=mit/=dit/=sine/=mine/=dine/=hans/=hendes",
    ("en", "=herself"): "=herself/=himself/=themselves/=themself/=myself/=yourself/=itself/=ourselves",
    ("en", "=her"): "=her/=his/=their/=my/=your/=our/=its",
}

KINDS: Final = {
    "nouns": "n",
    "adjectives": "a",
    "verbs": "v",
    "words": "w",
    "heads": "n+",
    "adjective_heads": "a+",
    "word_heads": "w+",
    "adjective_endings": "a*",
    "noun_endings": "n*",
}


def compiled(language: str) -> str:
    """Return what the JSON file of a language should hold."""
    tables: dict[str, Any] = {}
    meanings: list[dict[str, Any]] = []
    for source in sorted((LEXICON / language).glob("*.toml")):
        found = tomllib.loads(source.read_text(encoding="utf-8"))
        if found.pop("expand", False):
            meanings.append(found)
        else:
            tables[source.stem] = found
    if meanings:
        tables["words"] = expanded(language, meanings)
    return json.dumps(tables, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":")) + "\n"


def expanded(language: str, meanings: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the tables of meanings as one: lemmas with their forms, phrases, and words that are no slips."""
    wrong = {
        lemma: frozenset(forms)
        for meaning in meanings
        for lemma, forms in meaning.pop("wrong_forms", {}).items()
    }
    slips = {
        slip: right
        for meaning in meanings
        for right, written in meaning.pop("slips", {}).items()
        for slip in written.split()
    }
    further = {
        lemma: frozenset(forms)
        for meaning in meanings
        for lemma, forms in meaning.pop("further_forms", {}).items()
    }
    inflector = Inflector(language, wrong, further)
    marks: dict[tuple[str, str], set[str]] = {}
    phrases: dict[str, set[str]] = {}
    for meaning in meanings:
        for tag, lists in meaning.items():
            for name, kind in KINDS.items():
                for word in lists.get(name, ()):
                    if " " in word or "/" in word:
                        raise SystemExit(f"{language}: [{tag}] {name}: {word!r} belongs in phrases")
                    short = kind == "n+" and len(word) < _SHORTEST_HEAD
                    marks.setdefault((word, "n" if short else kind), set()).add(tag)
            for phrase in lists.get("phrases", ()):
                if " " in phrase:
                    steps = [_REFLEXIVE.get((language, step), step) for step in phrase.split()]
                    phrases.setdefault(" ".join(steps), set()).add(tag)
                elif phrase.startswith("="):
                    marks.setdefault((phrase[1:], "w"), set()).add(tag)
                else:
                    kind = "v" if inflector.is_verb(phrase) else "n"
                    marks.setdefault((phrase, kind), set()).add(tag)
    lemmas = {
        f"{word} {kind}": f"{','.join(sorted(tags))}|{'|'.join(inflector.forms(word, kind))}"
        for (word, kind), tags in marks.items()
    }
    known = {word for word, _ in marks}
    for phrase in phrases:
        for word in phrase.replace("~", " ").replace("/", " ").split():
            if word.startswith("=") or word in known or not inflector.knows(word):
                continue
            known.add(word)
            kind = "v" if inflector.is_verb(word) else "n+" if len(word) >= _SHORTEST_HEAD else "n"
            lemmas[f"{word} {kind}"] = f"|{'|'.join(inflector.forms(word, kind))}"
    written = {form for line in lemmas.values() for form in line.partition("|")[2].replace("|", " ").split()}
    return {
        "lemmas": lemmas,
        "phrases": {phrase: ",".join(sorted(tags)) for phrase, tags in phrases.items()},
        "verbs": inflector.verbs(written),
        "no_slips": inflector.neighbours(written | set(slips)),
        "slips": slips,
    }


def main() -> int:
    """Write, or with ``--check`` compare."""
    stale = []
    for language in LANGUAGES:
        path, wanted = LEXICON / f"{language}.json", compiled(language)
        if path.exists() and path.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(language)
        if "--check" not in sys.argv[1:]:
            path.write_text(wanted, encoding="utf-8")
    if "--check" in sys.argv[1:] and stale:
        print(f"Run tools/expand_lexicons.py: {', '.join(stale)} not as the sources say.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
