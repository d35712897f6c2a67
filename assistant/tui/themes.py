"""Light, dark and high contrast. Text stands out at least 7:1 from what is behind it, in all three."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

LIGHT: Final = Theme(name="malsteg-light", primary="#1d4f5c", dark=False)
DARK: Final = Theme(name="malsteg-dark", primary="#9fd3dd", dark=True)
HIGH_CONTRAST: Final = Theme(name="malsteg-contrast", primary="#ffff00", dark=True)

THEMES: Final = (LIGHT, DARK, HIGH_CONTRAST)
DEFAULT_THEME: Final = LIGHT.name
