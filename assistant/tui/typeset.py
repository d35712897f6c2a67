"""Setting words in lines of a given width, counted in the cells of the terminal."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def wrapped(text: str, room: int) -> list[str]:
    """Break text into lines at its spaces; a word longer than a line is broken too."""
    room = max(2, room)
    lines: list[str] = []
    line = ""
    for whole in text.split():
        word = whole
        if line and cell_len(line) + 1 + cell_len(word) <= room:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        while cell_len(word) > room:
            part = _head(word, room)
            lines.append(part)
            word = word[len(part) :]
        line = word
    return [*lines, line] if line else lines


def clipped(text: str, room: int) -> str:
    """Return the text as it is if it fits, else its beginning and a sign that there is more."""
    if cell_len(text) <= room:
        return text
    return _head(text, room - 1).rstrip() + "…" if room > 1 else "…"[:room]


def _head(word: str, room: int) -> str:
    """Return as many signs as fit; a wide sign that would stick out is left for the next line."""
    head = set_cell_size(word, room)
    while not word.startswith(head):
        head = head[:-1]
    return head or word[:1]
