"""A text in every language, side by side, as the data files hold it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class Data(BaseModel):
    """Anything read from a data file: complete, unchanging, with no fields but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Spoken(Data):
    """One text as a native speaker of each language would put it."""

    sv: Text
    da: Text
    en: Text

    def words(self, code: str) -> str:
        """Return the text in a language; raises ``KeyError`` for another code."""
        return {"sv": self.sv, "da": self.da, "en": self.en}[code]
