"""The log: what is added stays, and whatever is done to it behind the program's back is seen."""

from __future__ import annotations

import base64
import errno
import json
from pathlib import Path

import pytest
from failing import Kept, calls_of, failing

from store import Cipher, Keys, LockedError, Log, LogFlaw, NoAccessError, NoSpaceError, Plain, Ring, disk
from store.keys import new_secret
from store.log import HEAD, LOG


@pytest.fixture
def where(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


@pytest.fixture
def log(where: Path, cipher: Cipher) -> Log:
    """A log of five entries."""
    log = Log(where, cipher)
    for number in range(1, 6):
        log.append({"did": number, "who": "Åsa"})
    return log


def lines(where: Path) -> list[bytes]:
    return (where / LOG).read_bytes().splitlines(keepends=True)


def write(where: Path, changed: list[bytes]) -> None:
    (where / LOG).write_bytes(b"".join(changed))


def did(log: Log) -> list[object]:
    return [entry["did"] for entry in log.entries()]


def kinds(log: Log) -> set[str]:
    return {flaw.kind for flaw in log.flaws()}


def test_entries_come_back_as_they_were_added(where: Path, cipher: Cipher, log: Log) -> None:
    assert did(log) == [1, 2, 3, 4, 5]
    assert log.entries()[0] == {"did": 1, "who": "Åsa", "number": 1}
    assert log.flaws() == []
    assert Log(where, cipher).entries() == log.entries()


def test_a_folder_without_a_log_has_an_empty_one(where: Path, cipher: Cipher) -> None:
    log = Log(where, cipher)

    assert (log.entries(), log.flaws()) == ([], [])
    assert list(where.iterdir()) == []


def test_nothing_is_added_without_the_keys(where: Path) -> None:
    keys = Keys.of(where, Ring(new_secret()))
    log = Log(where, keys)
    keys.lock()

    with pytest.raises(LockedError):
        log.append({"did": 1})

    assert not (where / LOG).exists()


def test_a_folder_that_has_vanished_is_said(where: Path, log: Log) -> None:
    where.rename(where.with_name("moved"))

    with pytest.raises(NoAccessError):
        log.append({"did": 6})


def test_what_is_no_json_is_refused_before_anything_is_written(where: Path, log: Log) -> None:
    before = (where / LOG).read_bytes()

    for value in (object(), float("nan"), {"a", "set"}):
        with pytest.raises((TypeError, ValueError)):
            log.append({"did": value})

    assert (where / LOG).read_bytes() == before
    assert log.flaws() == []


def test_a_very_long_entry_is_followed_by_others(log: Log) -> None:
    for text in ("x" * 20_000, "y" * 5_000, "", "z" * 4_090):
        log.append({"did": text})

    assert [len(str(entry["did"])) for entry in log.entries()][5:] == [20_000, 5_000, 0, 4_090]
    assert log.flaws() == []


# --- done behind the program's back --------------------------------------------------------------


def test_every_changed_byte_is_seen_and_no_other_words_are_read(
    where: Path, cipher: Cipher, log: Log
) -> None:
    whole = (where / LOG).read_bytes()
    entries = log.entries()
    step = max(1, len(whole) // 150)

    for at in range(0, len(whole), step):
        for mask in (0x01, 0x20, 0x80):
            changed = whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1 :]
            (where / LOG).write_bytes(changed)
            found = log.entries()
            # Without encryption words can be changed; that they have been is seen.
            assert isinstance(cipher, Plain) or all(entry in entries for entry in found)
            # The last bits of a line in base64 may stand for nothing: then nothing has changed.
            assert log.flaws() or found == entries


def test_every_cut_is_seen(where: Path, log: Log) -> None:
    whole = (where / LOG).read_bytes()
    step = max(1, len(whole) // 150)

    for length in range(0, len(whole) - 1, step):
        (where / LOG).write_bytes(whole[:length])
        assert kinds(log) == {"cut"}


@pytest.mark.parametrize("removed", [0, 1, 2, 3])
def test_a_removed_entry_is_seen(where: Path, log: Log, removed: int) -> None:
    kept = lines(where)
    del kept[removed]
    write(where, kept)

    assert log.flaws() == [LogFlaw(removed + 1, "broken")]


@pytest.mark.parametrize("cut", [1, 2, 5])
def test_entries_cut_off_the_end_are_seen_also_after_others_are_added(
    where: Path, log: Log, cut: int
) -> None:
    write(where, lines(where)[:-cut])
    assert log.flaws() == [LogFlaw(6 - cut, "cut")]

    log.append({"did": 6})
    assert log.flaws() == [LogFlaw(6 - cut, "broken")]
    log.append({"did": 7})
    assert log.flaws() == [LogFlaw(6 - cut, "broken")]
    assert did(log) == [*range(1, 6 - cut), 6, 7]


def test_a_log_that_is_gone_is_seen_also_after_others_are_added(where: Path, log: Log) -> None:
    (where / LOG).unlink()
    assert log.flaws() == [LogFlaw(1, "cut")]

    log.append({"did": 6})
    assert log.flaws() == [LogFlaw(1, "broken")]


def test_a_crash_while_a_log_that_is_gone_is_begun_anew_hides_nothing(
    where: Path, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    (where / LOG).unlink()

    def killed(*_given: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(disk, "create", killed)
        with pytest.raises(KeyboardInterrupt):
            log.append({"did": 6})

    assert kinds(log) == {"cut"}


@pytest.mark.parametrize("before", [0, 1, 2])
def test_an_entry_that_could_not_be_added_is_not_there(where: Path, cipher: Cipher, before: int) -> None:
    log = Log(where, cipher)
    for number in range(1, before + 1):
        log.append({"did": number})
    kept = Kept(where)
    calls = calls_of(lambda: log.append({"did": before + 1}), errno.ENOSPC)

    for at in range(1, calls + 1):
        kept.put_back()
        with failing(at, errno.ENOSPC), pytest.raises(NoSpaceError):
            log.append({"did": before + 1})
        assert did(log) == [*range(1, before + 1)]
        assert log.flaws() == []
        log.append({"did": before + 1})
        assert did(log) == [*range(1, before + 2)]
        assert log.flaws() == []


@pytest.mark.parametrize("head", [None, b"", b"half of someth"], ids=["gone", "empty", "damaged"])
@pytest.mark.parametrize("cut", [0, 1, 4])
def test_a_head_that_is_gone_or_damaged_is_seen_also_after_others_are_added(
    where: Path, log: Log, head: bytes | None, cut: int
) -> None:
    write(where, lines(where)[: 5 - cut])
    (where / HEAD).unlink()
    if head is not None:
        (where / HEAD).write_bytes(head)
    assert kinds(log) == {"cut"}

    log.append({"did": 6})
    assert kinds(log) == {"broken"}
    log.append({"did": 7})
    assert kinds(log) == {"broken"}


def test_an_older_head_hides_nothing(where: Path, log: Log) -> None:
    older = (where / HEAD).read_bytes()
    log.append({"did": 6})
    (where / HEAD).write_bytes(older)

    # It says less than there is, as after a kill between the two files.
    assert log.flaws() == []
    log.append({"did": 7})
    assert log.flaws() == []
    assert did(log) == [1, 2, 3, 4, 5, 6, 7]


def test_swapped_duplicated_and_foreign_entries_are_seen(where: Path, log: Log, tmp_path: Path) -> None:
    one, two, three, four, five = lines(where)

    for changed in (
        [one, three, two, four, five],
        [one, two, two, three, four, five],
        [one, two, three, four, five, five],
        [one, two, three, four, five, one],
        [two, three, four, five],
        [five],
    ):
        write(where, changed)
        assert kinds(log) == {"broken"}
    for foreign in (b"\n", b"a line\n", b"YSBsaW5l\n", base64.b64encode(json.dumps([1]).encode()) + b"\n"):
        write(where, [one, two, foreign, three, four, five])
        assert log.flaws() == [LogFlaw(3, "unreadable")]
        assert did(log) == [1, 2, 3, 4, 5]


def test_an_entry_of_another_log_with_the_same_keys_is_seen(
    where: Path, log: Log, cipher: Cipher, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Log(tmp_path / "other", cipher)
    for number in range(11, 16):
        other.append({"did": number})
    theirs = lines(tmp_path / "other")

    for at in range(5):
        mine = lines(where)
        write(where, [*mine[:at], theirs[at], *mine[at + 1 :]])
        assert log.flaws()
        write(where, mine)
    assert log.flaws() == []


def test_a_last_entry_that_is_changed_is_seen_also_after_others_are_added(where: Path) -> None:
    # Whoever has the keys can write any entry: here there are none. The head tells what it was.
    log = Log(where, Plain())
    for number in (1, 2, 3):
        log.append({"did": number})
    one, two, three = lines(where)
    changed = json.loads(base64.b64decode(three)) | {"did": 99}
    write(where, [one, two, base64.b64encode(json.dumps(changed).encode()) + b"\n"])
    assert log.flaws() == [LogFlaw(4, "cut")]

    log.append({"did": 4})

    assert log.flaws() == [LogFlaw(4, "broken")]


def test_a_line_that_a_crash_has_torn_is_no_entry_and_makes_room_for_the_next(where: Path, log: Log) -> None:
    for torn in (b"YS", lines(where)[0][:-1]):
        with (where / LOG).open("ab") as file:
            file.write(torn)
        assert log.flaws() == []
        number = len(log.entries()) + 1

        log.append({"did": number})

        assert did(log) == [*range(1, number + 1)]
        assert log.flaws() == []


# --- other keys ---------------------------------------------------------------------------------


def test_sealing_anew_keeps_every_entry_and_every_flaw(where: Path, cipher: Cipher, log: Log) -> None:
    write(where, [line for at, line in enumerate(lines(where)) if at != 2])
    keys = Keys.of(where, Ring(new_secret()))
    flaws, entries = log.flaws(), log.entries()

    assert Log(where, keys).seal_anew([cipher])

    anew = Log(where, keys)
    assert (anew.entries(), anew.flaws()) == (entries, flaws)
    assert {flaw.kind for flaw in log.flaws()} == {"unreadable"}
    anew.append({"did": 6})
    assert (did(anew), anew.flaws()) == ([1, 2, 4, 5, 6], flaws)


def test_sealing_anew_leaves_what_it_cannot_open_to_be_seen(where: Path, cipher: Cipher, log: Log) -> None:
    one, two, *others = lines(where)
    write(where, [one, b"a line\n", *others])
    keys = Keys.of(where, Ring(new_secret()))

    Log(where, keys).seal_anew([cipher])

    anew = Log(where, keys)
    assert anew.flaws() == [LogFlaw(2, "unreadable"), LogFlaw(3, "broken")]
    assert did(anew) == [1, 3, 4, 5]
    assert lines(where)[1] == b"a line\n"
    assert two not in lines(where)


def test_sealing_anew_where_there_is_no_log_makes_none(where: Path, cipher: Cipher) -> None:
    assert Log(where, cipher).seal_anew([Plain()])

    assert not (where / LOG).exists()
