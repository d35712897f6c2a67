"""The sentences for what can go wrong when documents are made, handed over or read in."""

from __future__ import annotations

from typing import Final

from assistant.i18n import N_

DOCUMENTS: Final[dict[str, str]] = {
    # Files
    "format_unknown": N_("--as %(document)s can be written as: %(formats)s. Give the file such a name."),
    "export_no_access": N_("“%(name)s” cannot be written there. Choose another folder, or ask for access."),
    "export_no_space": N_("The disk is full, so “%(name)s” was not written. Make room and try again."),
    "no_font_for": N_(
        "No font on this machine can show: %(signs)s. Make the document as .docx or .html instead."
    ),
    # What it is about
    "goals_of_several": N_("These are goals of several people. A document is about one."),
    "no_goals_for": N_("%(case)s has no goal for this yet. Name the goals one by one to have drafts too."),
    "no_status_part": N_("“%(text)s” is no part of a status. There are: %(parts)s."),
    "no_goal_chosen": N_("Choose at least one goal."),
    "no_part_chosen": N_("Choose at least one part for the status to tell."),
    "no_file_named": N_("Give the file a name."),
    # Grounds
    "identifiers_undecided": N_("Say first whether to take it out or to keep it."),
    "identifiers_others": N_("In this format it tells something else. Look at it, and decide again."),
    "no_ground_chosen": N_("Say first on what ground it is handed over."),
    "ground_needed": N_(
        "Say on what ground it is handed over: --ground consent, request or statutory; own if it stays with "
        "the client and the unit."
    ),
    "consent_date_needed": N_(
        "There is no consent from the last year. Say on which day it was given: --consent-date 2027-04-15."
    ),
    "consent_day_wrong": N_("“%(text)s” is no day of the calendar. Write it as 2027-04-15."),
    "consent_ahead": N_("%(date)s has not been yet. Write the day on which it was given."),
    "consent_old": N_("A consent from %(date)s is more than a year old. Ask again before you hand it over."),
    "identifiers_found": N_(
        "There is something here that tells who somebody is: %(kinds)s. Add --remove-identifiers to take it "
        "out, or --keep-identifiers."
    ),
    # Templates
    "template_not_document": N_("The template %(name)s is no Word document. Save it as .docx."),
    "template_field": N_("The template %(name)s uses a field that there is not: %(field)s."),
    "template_broken": N_("The template %(name)s cannot be filled in: %(reason)s"),
    # Reading in
    "import_not_json": N_("The file is not JSON: line %(line)s cannot be read."),
    "import_unknown": N_("This is neither Målsteg's own JSON nor FHIR. Nothing has been taken in."),
    "import_invalid": N_("The file is not valid, and nothing has been taken in: %(reason)s"),
    "import_empty": N_("There is no goal in the file."),
    "case_needed": N_("The file does not say whose goals they are. Give an alias with --case."),
}
"""The msgid for each code."""
