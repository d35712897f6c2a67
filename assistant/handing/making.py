"""What can be made of goals, in which formats, and the making of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from assistant.documents.material import Material
from assistant.errors import UsageError
from assistant.i18n import Language

DOCUMENTS: Final = ("plan", "status", "table", "form", "card", "sheet")
FORMS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(DOCUMENTS, ("docx", "pdf", "html", "md", "txt", "json")),
    "fhir": ("json",),
    "goals": ("xlsx", "csv"),
    "measurements": ("xlsx", "csv"),
}
"""The formats of everything that can be made, by the end of the file's name."""

FORM_ON_SCREEN: Final = {"fhir": "json", "goals": "csv", "measurements": "csv"}
"""The format on standard output, where it is not plain text."""


def check_form(kind: str, form: str) -> None:
    """Raise :class:`UsageError` ``format_unknown`` if a kind cannot be had in a format."""
    if form not in (*FORMS[kind], *(("csv",) if kind in FORM_ON_SCREEN else ())):
        raise UsageError(
            "format_unknown", document=kind, formats=", ".join(f".{each}" for each in FORMS[kind])
        )


@dataclass(frozen=True)
class Made:
    """What has been made, not written yet, so that it can be looked through.

    ``part`` is a document, or the fields of a template; None where it is written straight from the material.
    """

    kind: str
    form: str
    language: Language
    material: Material
    fhir: str
    part: Any = None
    template: Path | None = None

    def identifiers(self) -> tuple[Any, ...]:
        """Return what in it could tell who somebody is."""
        from assistant.documents import guard

        if self.part is None:
            return guard.identifiers_in_goals(self.material)
        return guard.identifiers_in(self.part)

    def without_identifiers(self) -> Made:
        """Return it without that."""
        from assistant.documents import guard

        if self.part is None:
            return replace(self, material=guard.goals_without_identifiers(self.material))
        return replace(self, part=guard.without_identifiers(self.part))

    def written(self) -> bytes:
        """Write it."""
        if self.template is not None:
            from assistant.documents import template

            return template.fill(self.template, self.part)
        if self.kind in DOCUMENTS:
            from assistant.documents.writers import write

            return write(self.part, self.form)
        if self.kind == "fhir":
            from assistant.documents.fhir import writing

            return writing.write(self.language, self.material, self.fhir)
        from assistant.documents import spreadsheet

        work = spreadsheet.write_xlsx if self.form == "xlsx" else spreadsheet.write_csv
        return work(self.kind, self.language, self.material)


def make(
    kind: str,
    form: str,
    language: Language,
    material: Material,
    *,
    fhir: str = "r5",
    templates: Path | None = None,
) -> Made:
    """Make what was asked for, in the document's own language.

    ``templates`` is the folder of an agency's own Word templates. Raises :class:`UsageError`:
    ``format_unknown``, ``no_such_folder``.
    """
    check_form(kind, form)
    made = Made(kind, form, language, material, fhir)
    if kind not in DOCUMENTS:
        return made
    if templates is not None and form == "docx":
        from assistant.documents import template

        found = template.find(templates, kind, language.code)
        if found is not None:
            fields = template.fields(kind, language, material)
            return replace(made, part=fields, template=found)
    from assistant.documents.builders import build

    document = build(kind, language, material)
    if kind == "plan" and form == "json":
        from assistant.documents.own import plan_data

        document = replace(document, data=plan_data(material))
    return replace(made, part=document)


def own_templates(chosen: str | None) -> Path | None:
    """Return the folder of an agency's own templates: the one chosen, else that of the settings."""
    from assistant.config import load_settings

    folder = chosen or load_settings().templates
    return None if folder is None else Path(folder).expanduser()
