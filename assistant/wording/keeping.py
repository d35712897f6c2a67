"""The sentences for what can go wrong with what is kept on disk, and with the keys to it."""

from __future__ import annotations

from typing import Final

from assistant.i18n import N_

KEEPING: Final[dict[str, str]] = {
    "not_found": N_("%(name)s is no longer there. It may have been erased by somebody else."),
    "changed_by_another": N_("%(name)s was changed somewhere else in the meantime. Open the goal again."),
    "damaged": N_("%(name)s cannot be read: the file is damaged. The other cases can still be opened."),
    "newer_version": N_("%(name)s was written by a newer version of Målsteg. Update the program to open it."),
    "no_access": N_(
        "There is no permission to use %(path)s. Choose another folder with --data, or ask for access."
    ),
    "no_space": N_("The disk is full, so nothing was saved in %(path)s. Make room and try again."),
    "busy": N_("%(name)s is in use by another program. Wait a moment and try again."),
    "write_failed": N_("It could not be saved in %(path)s: %(reason)s."),
    "lost": N_("%(name)s is gone, but an earlier state of it is still there."),
    "earlier_damaged": N_(
        "%(name)s is whole, but an earlier state kept beside it is damaged. The disk may be wearing out."
    ),
    "nothing_to_bring_back": N_(
        "There is no earlier state that can be read. Look for it in your latest backup."
    ),
    "both_kept": N_(
        "This goal was changed somewhere else in the meantime. Both texts are kept: theirs is "
        "%(theirs)s, and you go on here with yours, %(ours)s."
    ),
    "locked": N_("Målsteg is locked. Give the passphrase to go on."),
    "wrong_passphrase": N_(
        "That is not the passphrase of this folder. Try again; look at Caps Lock and the keyboard's language."
    ),
    "wrong_key": N_("That is not the recovery key of this folder. It begins with AGE-SECRET-KEY-1."),
    "wrong_recovery_key": N_(
        "That is not the public part of a recovery key. It begins with age1; the secret part stays "
        "where it is kept."
    ),
    "key_changed": N_(
        "The passphrase was changed by another program in the meantime. Unlock with the new one."
    ),
    "keys_unfinished": N_(
        "The new passphrase holds from now on, but not everything could be encrypted anew yet. "
        "Make room on the disk, close other programs and unlock again: the rest is done then."
    ),
    "key_missing": N_(
        "The file %(name)s is missing in %(path)s, and without it the cases cannot be opened. Put "
        "it back from a backup."
    ),
    "passphrase_short": N_(
        "The passphrase needs at least %(least)s signs. Four or five words that do not belong "
        "together are easy to remember."
    ),
    "passphrase_simple": N_(
        "The passphrase is too easy to guess. Take four or five words that do not belong together."
    ),
    "passphrases_differ": N_("The two passphrases are not the same. Write both again."),
    "passphrase_needed": N_(
        "The folder %(path)s is encrypted. Run the command in a terminal to give the passphrase, or"
        " set MALSTEG_PASSPHRASE."
    ),
    "passphrase_to_choose": N_(
        "There is nothing in %(path)s yet, so a passphrase has to be chosen first: run “malsteg” in"
        " a terminal. For rehearsals there is --no-encryption."
    ),
    "encrypted_already": N_(
        "The folder %(path)s is encrypted. Leave out --no-encryption, or choose another folder with --data."
    ),
    "key_without_encryption": N_("“malsteg store key” encrypts the folder. Leave out --no-encryption."),
    "not_encrypted": N_("The folder %(path)s is not encrypted. “malsteg store key” encrypts it."),
    "new_passphrase_needs_terminal": N_("A new passphrase is chosen in a terminal. Run the command there."),
    "no_recovery_key": N_(
        "This folder has no recovery key, so only the passphrase opens it. Perhaps a backup has one that "
        "you remember."
    ),
    "several_cases": N_("Several cases are called %(case)s. Say which one by its id: %(ids)s."),
    "yes_needed": N_("There is nobody to ask here. Run the command in a terminal, or add --yes."),
    "no_limit": N_(
        "No time limit is set. Write “keep_months = 24”, or what holds in your unit, in the file %(path)s."
    ),
    "nothing_stored": N_("There is nothing in %(path)s yet."),
    "file_exists": N_("%(name)s is there already. Choose another name, or replace it with --force."),
    "no_such_folder": N_("There is no folder %(name)s. Check the name."),
    "backup_inside": N_(
        "A backup inside %(path)s would be lost together with it. Write it somewhere else, best to "
        "another disk."
    ),
    "output_failed": N_("The answer could not be written: %(reason)s."),
    "restore_not_empty": N_(
        "There is something in %(path)s already. Choose an empty folder with --data, so that "
        "nothing is written over."
    ),
    "key_file_exists": N_("There is a file %(path)s already, and it is left as it is. Choose another name."),
    "key_file_no_folder": N_("There is no folder %(path)s. Is the USB stick plugged in?"),
    "key_file_beside_cases": N_(
        "That would be beside the cases, where whoever takes them takes the key along. "
        "Save it somewhere else."
    ),
    "key_file_failed": N_("The key could not be saved in %(path)s. Choose another place, or write it down."),
    "log_unreadable": N_("Line %(line)s of the log cannot be read. It has been changed or damaged."),
    "log_broken": N_(
        "Line %(line)s of the log does not follow the line before it. Something has been changed, "
        "moved or taken out."
    ),
    "log_cut": N_(
        "The log ends before line %(line)s, though there were more. Something has been taken out at the end."
    ),
    "log_missing": N_("There are cases here, but no log. It has been removed or damaged."),
}
"""The msgid for each code."""
