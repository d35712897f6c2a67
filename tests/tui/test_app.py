"""The program as a whole: how it starts, what it remembers, and what it does when something is wrong."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color
from textual.widgets import Input

from assistant.app import MalstegApp, Start
from assistant.config import Settings, load_settings, save_settings
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.i18n import Language
from assistant.records import DataFolder, Records, Session
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.help import HelpScreen
from assistant.tui.screens.home import HomePage
from assistant.tui.themes import DEFAULT_THEME, THEMES
from assistant.tui.widgets.first_question import FIRST_ASK, FIRST_EXAMPLE, FIRST_WHY

LinesOn = Callable[[App[None]], list[str]]
TextOn = Callable[[App[None]], str]


def test_the_first_frame_needs_no_store_no_models_and_no_machine() -> None:
    heavy = ["pydantic", "transitions", "tinydb", "babel", "filelock", "pyrage", "assistant.goals"]
    code = f"import sys, assistant.app; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


TODAY = date(2026, 11, 23)


async def test_records_are_made_after_the_first_frame(tmp_path: Path, english: Language) -> None:
    made: list[bool] = []

    class Watched(DataFolder):
        def open_plain(self, *, make: bool = False) -> Records:
            made.append(app.screen.is_mounted and bool(app.screen.size))
            return super().open_plain(make=make)

    app = MalstegApp(Watched(tmp_path / "data", TODAY), english, TODAY, plain=True)
    async with app.run_test() as pilot:
        await pilot.pause()
    assert made == [True]


@pytest.mark.parametrize(
    ("start", "page"),
    [
        (Start(), HomePage),
        (Start("new"), ConversationPage),
        (Start("new", case="lisa"), ConversationPage),
        (Start("resume"), ConversationPage),
        (Start("resume", goal="Kim"), ConversationPage),
        (Start("new", goal="Lisa"), ConversationPage),
        (Start("revise", goal="Lisa"), ConversationPage),
        (Start("goal", goal="Lisa"), GoalPage),
    ],
)
async def test_what_it_opens_with(
    start: Start, page: type, lisa: Session, kim: Session, records: Records, english: Language
) -> None:
    app = MalstegApp(records, english, records.today, start=start)
    async with app.run_test() as pilot:
        # The store is loaded beside the first frame; how long that takes is the machine's business.
        for _ in range(200):
            await app.workers.wait_for_complete()
            await pilot.pause(0.02)
            if isinstance(app.screen, page):
                break
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, page)
        if start.case:
            assert isinstance(app.screen, ConversationPage)
            assert app.screen.session.case_id == lisa.case_id
        if start.what == "new" and start.goal:
            assert isinstance(app.screen, ConversationPage)
            assert app.screen.session.parent_id == lisa.goal_id
        if start.what == "resume":
            assert isinstance(app.screen, ConversationPage)
            assert app.screen.session.goal_id == kim.goal_id


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50), (60, 20)])
async def test_the_first_question_is_there_before_the_store_and_stays_in_its_place(
    size: tuple[int, int], tmp_path: Path, english: Language, lines_on: LinesOn
) -> None:
    loaded = threading.Event()

    class Slow(DataFolder):
        def open_plain(self, *, make: bool = False) -> Records:
            assert loaded.wait(timeout=60)
            return super().open_plain(make=make)

    folder = Slow(tmp_path / "data", TODAY)
    app = MalstegApp(folder, english, TODAY, start=Start("new"), plain=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        before = lines_on(app)
        await pilot.press("K", "i")
        loaded.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ConversationPage)
        assert app.screen.query_one(Input).value == "Ki"
        after = lines_on(app)
    alias = FORMULATE.question("alias").wording_for(GoalDraft())
    assert (alias.ask, alias.why, alias.example) == (FIRST_ASK, FIRST_WHY, FIRST_EXAMPLE)
    for words in ("Whose goal is it?", "Write a first name", "╭─", "╰─"):
        places = [
            next((number, line.index(words)) for number, line in enumerate(lines) if words in line)
            for lines in (before, after)
        ]
        assert places[0] == places[1], words


async def test_a_start_that_cannot_be_made_ends_on_the_first_page_in_words(
    lisa: Session, records: Records, english: Language, text_on: TextOn
) -> None:
    app = MalstegApp(records, english, records.today, start=Start("resume", goal="[/x]"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, HomePage)
        assert "There is no goal “[/x]”." in text_on(app)
        assert "coming on time" in text_on(app)


async def test_language_and_colours_are_remembered(
    records: Records, english: Language, marked_languages: None, tmp_path: Path
) -> None:
    path = tmp_path / "config" / "settings.toml"
    app = MalstegApp(records, english, records.today, settings=path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f4", "f6")
        await pilot.pause()
    assert load_settings(path) == Settings(language=app.language.code, theme=app.theme)
    assert app.theme != DEFAULT_THEME
    again = MalstegApp(records, english, records.today, theme=load_settings(path).theme)
    assert again.theme == app.theme
    assert MalstegApp(records, english, records.today, theme="nonsense").theme == DEFAULT_THEME


async def test_f4_and_f6_work_in_help_too(
    records: Records, english: Language, marked_languages: None, text_on: TextOn
) -> None:
    app = MalstegApp(records, english, records.today)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "Begin a goal with somebody who has none here yet." in text_on(app)
        await pilot.press("f4", "f6")
        await pilot.pause()
        assert "⟦Begin a goal with somebody who has none here yet.⟧" in text_on(app)
        assert app.theme != DEFAULT_THEME
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)
        assert "⟦new person⟧" in text_on(app)


async def test_every_key_has_a_name_and_a_sentence(
    lisa: Session, records: Records, english: Language
) -> None:
    app = MalstegApp(records, english, records.today)
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("", "enter", "f5"):
            if key:
                await pilot.press(key)
                await pilot.pause()
            for active in app.screen.active_bindings.values():
                if active.binding.show:
                    assert active.binding.id, active
                    assert active.binding.description, active
                    assert active.tooltip.endswith("."), active


async def test_ctrl_c_says_how_to_close(records: Records, english: Language, text_on: TextOn) -> None:
    app = MalstegApp(records, english, records.today)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        app.action_help_quit()
        await pilot.pause()
        await pilot.pause()
        assert "press Ctrl+Q" in text_on(app)
        await pilot.press("ctrl+q")
    assert app.return_code == 0


# --- colours as they are on the screen ------------------------------------------------------------

NOT_TEXT = set("░▓▌▐█▏▎▍▋▊▉▔▁▂▃▄▅▆▇─│┌┐└┘╭╮╰╯╶╴┃━▕ ")


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faint(app: App[None]) -> list[str]:
    """Return the pieces of text on the screen that stand out less than 7:1."""
    found = []
    for strip in app.screen._compositor.render_strips(app.size):
        for piece in strip:
            letters = set(piece.text) - NOT_TEXT
            if not letters or piece.style is None or piece.style.color is None:
                continue
            assert piece.style.bgcolor is not None
            assert not piece.style.dim, piece
            front = Color.from_rich_color(piece.style.color)
            behind = Color.from_rich_color(piece.style.bgcolor)
            high, low = sorted((luminance(front), luminance(behind)), reverse=True)
            if (high + 0.05) / (low + 0.05) < 7:
                found.append(f"{piece.text!r} {front.hex} on {behind.hex}")
    return found


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_all_text_on_the_pages_stands_out(
    theme: object, lisa: Session, kim: Session, records: Records, english: Language, tmp_path: Path
) -> None:
    (tmp_path / "data" / "broken.json").write_text("{")
    app = MalstegApp(records, english, records.today, theme=getattr(theme, "name", None))
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await pilot.pause()
        assert faint(app) == []
        app.action_help_quit()
        await pilot.pause()
        assert faint(app) == []
        await pilot.press("f1")
        await pilot.pause()
        assert faint(app) == []
        await pilot.press("escape", "enter", "tab")
        await pilot.pause()
        assert isinstance(app.screen, GoalPage)
        assert faint(app) == []


async def test_no_color_is_respected(
    lisa: Session, records: Records, english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = MalstegApp(records, english, records.today)
    async with app.run_test() as pilot:
        await pilot.pause()
        for strip in app.screen._compositor.render_strips(app.size):
            for piece in strip.apply_filter(app._filters[0], Color.parse("black")):
                for colour in (piece.style.color, piece.style.bgcolor) if piece.style else ():
                    grey = Color.from_rich_color(colour)
                    assert grey.r == grey.g == grey.b
        marked = [
            piece
            for strip in app.screen._compositor.render_strips(app.size)
            for piece in strip
            if "Lisa · coming" in piece.text and piece.style is not None and piece.style.bold
        ]
        assert marked, "what is marked is bold, so that it can be told without colour"


# --- settings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe",
        b"language = [",
        b"language = 3\ntheme = ''",
        b"x" * 20_000,
        b'language = "' + b"s" * 99,
    ],
)
def test_settings_that_cannot_be_read_count_as_none(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(written)
    assert load_settings(path) == Settings()


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    for settings in (Settings("sv", "malsteg-dark"), Settings(None, 'a "quoted" name'), Settings()):
        save_settings(settings, path)
        assert load_settings(path) == settings
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_settings_that_cannot_be_saved_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    save_settings(Settings("sv"), tmp_path / "file" / "settings.toml")
    assert load_settings(tmp_path / "file" / "settings.toml") == Settings()


async def test_last_words_after_a_fault_never_show_what_was_confided(
    records: Records, english: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    app = MalstegApp(records, english, records.today)

    def fail() -> None:
        confided = "-".join(["said", "in", "confidence"])
        raise RuntimeError(len(confided))

    async def run() -> None:
        async with app.run_test() as pilot:
            app.call_later(fail)
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await run()
    said = " ".join(capsys.readouterr().err.split())
    assert "What you have answered is saved." in said
    assert "test_app.py" in said
    assert "said-in-confidence" not in said
