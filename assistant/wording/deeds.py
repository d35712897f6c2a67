"""What the log says has been done, in words."""

from __future__ import annotations

from typing import Final

from assistant.i18n import N_, Language

DEEDS: Final = {
    "opened": N_("opened %(case)s"),
    "accepted": N_("wrote down an accepted goal for %(case)s"),
    "followed_up": N_("followed up a goal: %(case)s"),
    "corrected": N_("corrected a follow-up: %(case)s"),
    "exported": N_("made a document about %(case)s"),
    "taken_in": N_("took in goals from a file: %(case)s"),
    "erasing": N_("began to erase %(case)s"),
    "erased": N_("erased %(case)s"),
    "brought_back": N_("brought back an earlier state of %(case)s"),
    "encrypted": N_("encrypted the folder"),
    "key_changed": N_("changed the keys"),
    "recovered": N_("opened the folder with the recovery key and chose a new passphrase"),
    "backed_up": N_("made a backup"),
    "restored": N_("restored the folder from a backup"),
}
"""The msgid for each event of the log, said after the name of who did it."""


def deed_text(language: Language, what: str, *, case: str) -> str:
    """Say what was done with ``case``, as it is named. What a later program noted is said as its code."""
    return language.text(DEEDS[what], case=case) if what in DEEDS else what
