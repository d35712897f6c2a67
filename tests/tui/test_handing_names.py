"""What a file is called unless somebody says otherwise, and lines of a text set for the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assistant.errors import UsageError
from assistant.handing.desk import Wish
from assistant.handing.naming import place_for, usual_name
from assistant.tui.widgets.preview import folded

WISH = Wish(kind="card", form="docx", language="sv", goals=("k3x9",))


def test_a_file_is_named_after_what_it_is_and_never_after_anybody() -> None:
    assert usual_name(WISH, "Goal card", "c1") == "goal-card-k3x9.docx"
    assert usual_name(replace(WISH, goals=("a", "b")), "Målkort", "c1") == "målkort-c1.docx"
    assert usual_name(WISH, "Mål (kalkylark)", "c1") == "mål-kalkylark-k3x9.docx"


def test_a_name_alone_lies_in_the_usual_folder_and_its_ending_says_the_format(tmp_path: Path) -> None:
    assert place_for(" card.PDF ", WISH, tmp_path) == (tmp_path / "card.PDF", replace(WISH, form="pdf"))
    assert place_for("card", WISH, tmp_path) == (tmp_path / "card.docx", WISH)
    assert place_for("card.old", WISH, tmp_path) == (tmp_path / "card.old.docx", WISH)
    assert place_for("~/card.txt", WISH, tmp_path)[0] == Path.home() / "card.txt"
    for words, code in (("  ", "no_file_named"), (str(tmp_path), "file_is_folder")):
        with pytest.raises(UsageError) as refused:
            place_for(words, WISH, tmp_path)
        assert refused.value.code == code


@given(st.text(max_size=200), st.integers(min_value=10, max_value=100))
def test_a_line_of_the_text_never_sticks_out_and_never_moves_the_cursor(line: str, room: int) -> None:
    pieces = folded(line, room)
    assert pieces
    assert all(cell_len(piece) <= room for piece in pieces)
    assert all(piece.isprintable() for piece in pieces)
