"""The choices for a document as they stand on the screen: short names, and what each is for."""

from __future__ import annotations

from typing import Final

from assistant.i18n import N_

KIND_NAMES: Final = {
    "plan": N_("Plan"),
    "status": N_("Status"),
    "table": N_("Table"),
    "form": N_("Form"),
    "card": N_("Card"),
    "sheet": N_("Note sheet"),
    "fhir": N_("FHIR"),
    "goals": N_("Goals (spreadsheet)"),
    "measurements": N_("Measurements (spreadsheet)"),
}
"""What can be made, by its kind, in a word or two."""

KIND_HINTS: Final = {
    "plan": N_("What you have agreed on: goal, steps, who does what, when."),
    "status": N_("How it has gone, for an authority: only what you choose."),
    "table": N_("The long-term goal with its sub-goals: how we know, when, who."),
    "form": N_("The form for goal attainment scaling, a page for each goal."),
    "card": N_("One page in large type for the client."),
    "sheet": N_("A row for each day or each time, to be filled in by hand."),
    "fhir": N_("For a record system that can read goals."),
    "goals": N_("One row for each goal."),
    "measurements": N_("One row for each measurement and each follow-up."),
}
"""What each is for, in a sentence."""

FORM_NAMES: Final = {
    "docx": "Word",
    "pdf": "PDF",
    "html": N_("Web page"),
    "md": "Markdown",
    "txt": N_("Plain text"),
    "json": "JSON",
    "xlsx": "Excel",
    "csv": "CSV",
}
"""The formats by the end of the file's name."""

FHIR_NAMES: Final = {"r5": "R5", "r4b": "R4B"}
