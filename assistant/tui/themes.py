"""Light, dark and high contrast. Text stands out at least 7:1 from what is behind it, in all three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.theme import Theme


@dataclass(frozen=True)
class _Inks:
    """The few colours a theme is mixed from."""

    paper: str
    leaf: str
    """Behind fields, the line of keys and notices: a little off the paper."""
    ink: str
    quiet: str
    """Second-hand text: headings, dates, hints."""
    strong: str
    """What can be done here, and where one is: keys, the marked row, the goal."""
    on_strong: str
    warm: str
    """Advice and problems."""
    good: str
    line: str
    stone: str
    """The steps of the staircase."""


def _theme(name: str, inks: _Inks, *, dark: bool) -> Theme:
    variables = {
        "text": inks.ink,
        "text-muted": inks.quiet,
        "text-disabled": inks.quiet,
        "text-primary": inks.strong,
        "text-secondary": inks.strong,
        "text-accent": inks.strong,
        "text-warning": inks.warm,
        "text-error": inks.warm,
        "text-success": inks.good,
        "foreground-muted": inks.quiet,
        "foreground-disabled": inks.quiet,
        "border": inks.strong,
        "border-blurred": inks.line,
        "block-cursor-foreground": inks.on_strong,
        "block-cursor-background": inks.strong,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": inks.on_strong,
        "block-cursor-blurred-background": inks.strong,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": inks.leaf,
        "surface-active": inks.leaf,
        "input-cursor-background": inks.ink,
        "input-cursor-foreground": inks.paper,
        "input-selection-background": inks.strong,
        "input-selection-foreground": inks.on_strong,
        "screen-selection-background": inks.strong,
        "screen-selection-foreground": inks.on_strong,
        "footer-foreground": inks.ink,
        "footer-background": inks.paper,
        "footer-key-foreground": inks.strong,
        "footer-key-background": "transparent",
        "footer-description-foreground": inks.ink,
        "footer-description-background": "transparent",
        "footer-item-background": "transparent",
        "link-color": inks.strong,
        "link-background": "transparent",
        "link-color-hover": inks.on_strong,
        "link-background-hover": inks.strong,
        "button-foreground": inks.ink,
        "button-color-foreground": inks.on_strong,
        "button-focus-text-style": "bold",
        "scrollbar": inks.line,
        "scrollbar-hover": inks.quiet,
        "scrollbar-active": inks.strong,
        "scrollbar-background": inks.paper,
        "scrollbar-background-hover": inks.paper,
        "scrollbar-background-active": inks.paper,
        "scrollbar-corner-color": inks.paper,
        "line": inks.line,
        "stone": inks.stone,
        "on-strong": inks.on_strong,
        "primary-muted": inks.leaf,
        "secondary-muted": inks.leaf,
        "accent-muted": inks.leaf,
        "warning-muted": inks.leaf,
        "error-muted": inks.leaf,
        "success-muted": inks.leaf,
    }
    return Theme(
        name=name,
        primary=inks.strong,
        secondary=inks.strong,
        accent=inks.strong,
        warning=inks.warm,
        error=inks.warm,
        success=inks.good,
        foreground=inks.ink,
        background=inks.paper,
        surface=inks.leaf,
        panel=inks.leaf,
        dark=dark,
        variables=variables,
    )


LIGHT: Final = _theme(
    "malsteg-light",
    _Inks(
        paper="#fbf8f1",
        leaf="#f1ece0",
        ink="#1f2426",
        quiet="#474b4d",
        strong="#154c5c",
        on_strong="#ffffff",
        warm="#713500",
        good="#1e4d24",
        line="#b9b1a0",
        stone="#6b8a8c",
    ),
    dark=False,
)
DARK: Final = _theme(
    "malsteg-dark",
    _Inks(
        paper="#15191c",
        leaf="#1f2529",
        ink="#ece7dc",
        quiet="#bdb8ad",
        strong="#9bd3dc",
        on_strong="#0d1214",
        warm="#f2bd7f",
        good="#a9d9a0",
        line="#4e585e",
        stone="#5d7f86",
    ),
    dark=True,
)
HIGH_CONTRAST: Final = _theme(
    "malsteg-contrast",
    _Inks(
        paper="#000000",
        leaf="#000000",
        ink="#ffffff",
        quiet="#ffffff",
        strong="#ffff00",
        on_strong="#000000",
        warm="#ffc46b",
        good="#8cff8c",
        line="#ffffff",
        stone="#ffffff",
    ),
    dark=True,
)

THEMES: Final = (LIGHT, DARK, HIGH_CONTRAST)
DEFAULT_THEME: Final = LIGHT.name
"""A page like a good letter: dark words on paper."""
