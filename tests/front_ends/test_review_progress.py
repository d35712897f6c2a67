"""``malsteg review``: how far it has got, on a terminal and nowhere else."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import lines, progress
from assistant.i18n import Language

TODAY = "2027-03-01"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "goals.txt"
    path.write_text("Gå ut\n" * 4, encoding="utf-8")
    out, err = io.StringIO(), Terminal()
    monkeypatch.setattr(lines, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["--lang", "sv", "--today", TODAY, "review", "--json", str(path)]) == 0
    assert "\x1b" not in out.getvalue()
    shown = err.getvalue().split("\r")
    assert shown[1] == "━━━━━━" + "─" * 18 + "  1 mål läst.\x1b[K"
    assert shown[4].startswith("━" * 24 + "  4 mål lästa.")
    assert shown[-1] == "\x1b[K"


@pytest.mark.parametrize(("count", "shown"), [(20, False), (600, True)])
def test_on_one_terminal_the_bar_is_for_long_files_and_makes_way_for_the_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int, *, shown: bool
) -> None:
    path = tmp_path / "goals.txt"
    path.write_text("Gå ut\n" * count, encoding="utf-8")
    screen = Terminal()
    monkeypatch.setattr(lines, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    assert main(["--lang", "sv", "--today", TODAY, "review", "--json", str(path)]) == 0
    assert ("━" in screen.getvalue()) is shown
    # What stands on a line is what was written after the line was last cleared.
    left = [line.rpartition("\x1b[K")[2] for line in screen.getvalue().splitlines()]
    assert [json.loads(line)["text"] for line in left if line] == ["Gå ut"] * count


def test_no_bar_where_lines_are_typed_or_the_terminal_is_dumb(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", Terminal())
    path = tmp_path / "goals.txt"
    path.write_text("Gå ut\n", encoding="utf-8")
    monkeypatch.setenv("TERM", "dumb")
    with contextlib.closing(lines.Lines(str(path))) as taken:
        progress = lines.Progress(taken, Language("sv"))
        progress.show(1)
        progress.close()
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]
