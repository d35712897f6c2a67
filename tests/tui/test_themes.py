"""Text stands out at least 7:1 from what is behind it, in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from assistant.tui.themes import THEMES

ENOUGH = 7.0

PAIRS = [
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "panel"),
    ("text", "background"),
    ("text-muted", "background"),
    ("text-muted", "surface"),
    ("text-muted", "block-hover-background"),
    ("foreground", "block-hover-background"),
    ("text-disabled", "background"),
    ("foreground-muted", "surface"),
    ("foreground-disabled", "surface"),
    ("text-primary", "background"),
    ("on-strong", "text-warning"),
    ("text-primary", "surface"),
    ("text-accent", "background"),
    ("text-warning", "background"),
    ("text-warning", "surface"),
    ("text-error", "background"),
    ("text-error", "surface"),
    ("text-success", "background"),
    ("text-success", "surface"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("button-foreground", "surface"),
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "warning"),
    ("button-color-foreground", "error"),
    ("button-color-foreground", "success"),
    ("on-strong", "primary"),
    ("link-color", "background"),
    ("link-color-hover", "link-background-hover"),
]


def colours_of(theme: Theme) -> dict[str, str]:
    """The colours as the style sheet gets them."""
    return {**theme.to_color_system().generate(), **theme.variables}


def ratio(first: Color, second: Color) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(color: Color) -> float:
        parts = [part / 255 for part in (color.r, color.g, color.b)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_the_known_one() -> None:
    assert ratio(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert ratio(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "behind"), PAIRS)
def test_text_stands_out(theme: Theme, text: str, behind: str) -> None:
    colours = colours_of(theme)
    first, second = Color.parse(colours[text]), Color.parse(colours[behind])
    assert first.a == second.a == 1, "a colour that lets something through has no ratio of its own"
    assert ratio(first, second) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_shapes_can_be_made_out(theme: Theme) -> None:
    colours = colours_of(theme)
    for shape, least in (("stone", 3.0), ("border", 3.0), ("line", 1.5)):
        assert ratio(Color.parse(colours[shape]), Color.parse(colours["background"])) >= least, shape
