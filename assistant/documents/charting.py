"""A goal's repeated measures as a picture in a document."""

from __future__ import annotations

from assistant.documents.material import Material, Notes
from assistant.documents.model import Picture
from assistant.goals.goal import Formulation
from assistant.i18n import Language


def picture_of(language: Language, said: Formulation, notes: Notes, material: Material) -> Picture:
    """Draw the measures of a goal. Takes a second the first time: the drawing library is large."""
    from assistant.charts import picture
    from assistant.charts.drawn import chart_of, description

    chart = chart_of(language, notes.series, notes.entries, said, alias=material.alias, today=material.today)
    return Picture(
        svg=picture.svg(language, chart).encode("utf-8"),
        png=picture.png(language, chart),
        words=description(chart),
        caption=chart.title,
    )
