"""A goal's repeated measures as a picture in a document."""

from __future__ import annotations

from assistant.documents.material import Material, Notes
from assistant.documents.model import Picture
from assistant.goals.goal import Formulation
from assistant.i18n import Language


def picture_of(language: Language, said: Formulation, notes: Notes, material: Material) -> Picture:
    """Return the chart of a goal's measures, drawn when it is written: the drawing library is large."""
    from assistant.charts import picture
    from assistant.charts.drawn import chart_of, description

    chart = chart_of(language, notes.series, notes.entries, said, alias=material.alias, today=material.today)

    def drawn(form: str) -> bytes:
        if form == "svg":
            return picture.svg(language, chart).encode("utf-8")
        return picture.png(language, chart)

    return Picture(
        drawn=drawn,
        words=description(chart),
        title=chart.title,
    )
