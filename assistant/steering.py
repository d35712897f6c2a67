"""The words that steer a conversation held in plain lines, in every language at once."""

from __future__ import annotations

from typing import Final

from assistant.i18n import LANGUAGES, N_, Language

COMMANDS: Final = {
    "why": N_("why"),
    "back": N_("back"),
    "skip": N_("skip"),
    "check": N_("check"),
    "language": N_("language"),
    "lock": N_("lock"),
    "pause": N_("pause"),
}
"""The steering words by what they do. Each may be typed in any of the languages, "why" also as "?"."""

AFTER_ADVICE: Final = {
    "offer": N_("do so"),
    "rule": N_("the rule"),
}
"""Steering words that follow something noticed: have it done, or hear the rule behind it."""

_OTHER_FORMS: Final = {
    "why": ("?",),
    "back": ("tillbaka", "tilbage"),
    "skip": (
        "hoppa över",
        "vet inte",
        "vet inte än",
        "spring over",
        "ved ikke",
        "ved ikke endnu",
        "don't know",
    ),
    "pause": ("paus", "pausa", "quit", "avsluta", "afslut"),
}
"""Words for the same that people also type, beside those shown."""


def steering_words() -> dict[str, str]:
    """Return what each word that may be typed does, whichever language is spoken."""
    words = {form: command for command, forms in _OTHER_FORMS.items() for form in forms}
    for code in LANGUAGES:
        language = Language(code)
        shown = {**COMMANDS, **AFTER_ADVICE}
        words |= {language.text(word).casefold(): command for command, word in shown.items()}
    return words
