"""Plain mode when the disk does not take an answer, and when the folder is locked."""

from __future__ import annotations

import io
import time

import pytest

from assistant.errors import WorkError
from assistant.i18n import Language
from assistant.plain import PlainConversation
from assistant.plain.lines import edit_lines
from assistant.records import PASSING, DataFolder, FolderState, Records, Session
from locked_folder import Locked
from scripts import TODAY
from talking import Keyboard, only_goal


class Failing:
    """A disk that refuses so many saves with one problem."""

    def __init__(self, session: Session, problem: WorkError, times: int) -> None:
        self.problem, self.left = problem, times
        self._save = session.save
        session.save = self.save  # type: ignore[method-assign]

    def save(self) -> None:
        if self.left:
            self.left -= 1
            raise self.problem
        self._save()


@pytest.fixture
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records(tmp_path_factory.mktemp("plain"), TODAY)


NO_SPACE = WorkError("no_space", path="the disk")


# --- saving -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(PASSING))
def test_what_can_pass_is_said_and_tried_again_at_enter_with_the_answer_kept(
    records: Records, code: str
) -> None:
    session = records.begin(Language("en"))
    Failing(session, WorkError(code, path="P", name="N", reason="EIO"), times=2)
    said = io.StringIO()
    PlainConversation(session, Language("en"), read=Keyboard("Kim\n\n\npause\n"), write=said).hold()
    assert said.getvalue().count("Your answer is kept here meanwhile. Press Enter to try again") == 2
    (goal,) = records.overview().goals
    assert goal.alias == "Kim"


@pytest.mark.parametrize("typed", ["Kim\npaus\n", "Kim\n"], ids=["the word", "the end of the input"])
def test_somebody_may_leave_without_the_answer_that_could_not_be_saved(records: Records, typed: str) -> None:
    session = records.begin(Language("en"))
    Failing(session, NO_SPACE, times=9)
    talk = PlainConversation(session, Language("en"), read=Keyboard(typed), write=io.StringIO())
    with pytest.raises(WorkError, match="no_space"):
        talk.hold()
    assert records.overview().goals == ()


@pytest.mark.parametrize(("lang", "said"), [("sv", "Disken är full"), ("da", "Disken er fuld")])
def test_from_a_pipe_it_is_tried_three_times_some_seconds_apart(
    records: Records, lang: str, said: str
) -> None:
    waited: list[float] = []
    session = records.begin(Language(lang))
    disk = Failing(session, NO_SPACE, times=2)
    out = io.StringIO()
    typed = io.StringIO("Kim\npause\n")
    PlainConversation(session, Language(lang), read=typed, write=out, wait=waited.append).hold()
    assert waited == [3.0, 3.0]
    assert out.getvalue().count(said) == 2
    assert only_goal(records).latest is not None
    disk.left, disk.problem = 3, NO_SPACE
    typed = io.StringIO("1\npause\n")
    with pytest.raises(WorkError, match="no_space"):
        PlainConversation(session, Language(lang), read=typed, write=out, wait=waited.append).hold()
    assert waited == [3.0] * 4


def test_what_does_not_pass_is_not_tried_again(records: Records) -> None:
    session = records.begin(Language("en"))
    disk = Failing(session, WorkError("damaged", name="x"), times=9)
    with pytest.raises(WorkError, match="damaged"):
        PlainConversation(session, Language("en"), read=Keyboard("Kim\n\n\n"), write=io.StringIO()).hold()
    assert disk.left == 8


def test_both_texts_are_kept_and_said_when_somebody_else_changed_the_goal(records: Records) -> None:
    first = records.begin(Language("en"))
    PlainConversation(first, Language("en"), read=io.StringIO("Kim\n1\npause\n"), write=io.StringIO()).hold()
    assert first.case_id is not None
    assert first.goal_id is not None
    second = records.resume(Language("en"), first.case_id, first.goal_id)
    PlainConversation(second, Language("en"), read=io.StringIO("1\npause\n"), write=io.StringIO()).hold()
    said = io.StringIO()
    PlainConversation(first, Language("en"), read=io.StringIO("2\npause\n"), write=said).hold()
    assert "Both texts are kept" in said.getvalue()
    assert len(records.overview().goals) == 2


# --- locking ----------------------------------------------------------------------------------------


class Door:
    """An encrypted folder that has been opened, and who gives the passphrase when asked again."""

    def __init__(self, locked: Locked) -> None:
        self.folder = DataFolder(locked.path, TODAY)
        self.passphrase = locked.passphrase
        self.records = self.folder.unlock(locked.passphrase)
        self.asked: list[str] = []

    def unlock(self, language: Language) -> None:
        self.asked.append(language.code)
        self.folder.unlock(self.passphrase)

    def talk(self, session: Session, read: io.StringIO, *, lock_after: float | None = None) -> str:
        said = io.StringIO()
        PlainConversation(
            session,
            Language("en"),
            read=read,
            write=said,
            folder=self.folder,
            unlock=self.unlock,
            lock_after=lock_after,
        ).hold()
        return said.getvalue()


@pytest.fixture
def door(locked: Locked) -> Door:
    return Door(locked)


def sam(door: Door) -> Session:
    goal = door.records.find_goal("Sam")
    return door.records.resume(Language("en"), goal.case_id, goal.id)


def test_nothing_is_said_of_encryption_where_it_is_as_it_should_be(door: Door) -> None:
    said = door.talk(sam(door), Keyboard("pause\n"))
    assert "encrypted" not in said
    assert door.asked == []


def test_after_a_while_without_a_line_the_keys_leave_memory_and_the_line_waits_for_the_passphrase(
    door: Door,
) -> None:
    states: list[FolderState] = []

    def sleep_over_it() -> None:
        """Be away until the timer has locked the folder."""
        while door.folder.state is FolderState.OPEN:
            time.sleep(0.01)
        states.append(door.folder.state)

    said = door.talk(sam(door), Keyboard("4\npause\n", {0: sleep_over_it}), lock_after=0.05)
    assert states == [FolderState.LOCKED]
    assert "Nothing was written for a while" in said
    assert "en" in door.asked
    direction = door.records.goal(*_ids(door)).latest.direction
    assert direction is not None


def test_a_computer_that_slept_is_locked_when_it_wakes(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer stands still meanwhile; the clock on the wall has gone on."""
    times = iter([0.0, 7200.0, 7200.0, 7201.0])
    monkeypatch.setattr("assistant.plain.keeping.time.time", lambda: next(times))
    said = door.talk(sam(door), Keyboard("check\npause\n"), lock_after=600.0)
    assert said.index("Nothing was written for a while") < said.index("Check your answers")
    assert door.asked == ["en"]


def test_a_wrong_passphrase_ends_only_the_asking(door: Door) -> None:
    """Whoever asks may give up; the conversation then ends with its word, and what was saved is there."""
    door.passphrase = "one that is wrong"  # noqa: S105
    with pytest.raises(WorkError, match="wrong_passphrase"):
        door.talk(sam(door), Keyboard("lock\n"))
    assert door.folder.state is FolderState.LOCKED


@pytest.mark.parametrize("word", ["lock", "lås", "LÅS"])
def test_the_word_locks_at_once_in_every_language(door: Door, word: str) -> None:
    said = door.talk(sam(door), Keyboard(f"{word}\ncheck\n{word}\npause\n"))
    assert said.count("Målsteg is locked.") == 2
    assert door.asked == ["en", "en"]


def test_there_is_nothing_to_lock_where_nothing_is_encrypted(records: Records) -> None:
    said = io.StringIO()
    folder = DataFolder(records.folder.path, TODAY)
    session = folder.open_plain().begin(Language("en"))
    PlainConversation(
        session, Language("en"), read=Keyboard("lock\npause\n"), write=said, folder=folder
    ).hold()
    assert "there is nothing to lock" in said.getvalue()
    assert said.getvalue().startswith("Rehearsal: this folder is not encrypted")


def test_keys_that_another_program_has_changed_are_asked_for_and_the_answer_is_saved(
    door: Door, locked: Locked
) -> None:
    other = DataFolder(locked.path, TODAY)
    other.unlock(locked.passphrase)

    def change() -> None:
        other.change_keys("fyra andra ord här", None)
        door.passphrase = "fyra andra ord här"  # noqa: S105

    said = door.talk(sam(door), Keyboard("4\npause\n", {0: change}))
    assert "The passphrase was changed by another program" in said
    assert door.asked == ["en"]
    assert door.records.goal(*_ids(door)).latest.direction is not None


def test_a_folder_that_another_program_encrypts_meanwhile_goes_on_encrypted(records: Records) -> None:
    folder = DataFolder(records.folder.path, TODAY)
    session = folder.open_plain().begin(Language("en"))

    def encrypt() -> None:
        DataFolder(records.folder.path, TODAY).encrypt("fyra andra ord här")

    said = io.StringIO()
    PlainConversation(
        session,
        Language("en"),
        read=Keyboard("Kim\n1\nA purpose for life\npause\n", {1: encrypt}),
        write=said,
        folder=folder,
        unlock=lambda _: folder.unlock("fyra andra ord här") and None,
    ).hold()
    assert "Unlock with the new one." in said.getvalue()
    (goal,) = folder.records.overview().goals
    assert goal.alias == "Kim"
    kept = [path.read_bytes() for path in folder.path.rglob("*") if path.is_file()]
    assert len(kept) > 2
    assert not any(b"purpose for life" in content for content in kept)


def test_no_history_is_kept_of_what_two_people_have_said() -> None:
    readline = pytest.importorskip("readline")
    edit_lines()
    assert readline.get_current_history_length() == 0


def _ids(door: Door) -> tuple[str, str]:
    goal = door.records.find_goal("Sam")
    return goal.case_id, goal.id
