"""Repeated measures tied to the disk: a series is set up, notes are put into it, files are read in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.dialogs.context import Context, Reader
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.machine import CHECK
from assistant.dialogs.series_draft import SeriesDraft, draft_of
from assistant.dialogs.set_up_series import SET_UP_SERIES
from assistant.dialogs.standing import Stage
from assistant.errors import AnswerError, UsageError, WorkError
from assistant.goals.goal import Formulation, Goal
from assistant.goals.measurements import (
    Entry,
    Rhythm,
    Series,
    SeriesPhase,
    changed_values,
    check_change,
    entry_id,
    missing_slots,
    slot_of,
)
from assistant.records.tables import ONLY, CaseFile, LogEntry, SavedConversation
from assistant.records.telling import telling
from assistant.series_files.columns import VALUE, kind_of
from assistant.series_files.dated import DatedFile, DatedRow
from assistant.series_files.sheet import RowProblems
from store import NotFoundError

if TYPE_CHECKING:
    from assistant.records.folder import Records


@dataclass(frozen=True, slots=True)
class Correction:
    """What an entry said before it was corrected, and when that had been typed in."""

    entry: Entry
    before: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file's rows: new entries, entries in which more was filled in, and corrected ones."""

    added: int = 0
    filled: int = 0
    corrected: int = 0
    unchanged: int = 0


class Notebook:
    """The notes of one goal. Open it with :func:`open_notebook`; everything noted is on disk at once.

    ``said`` is the version of the goal that holds, ``entries`` are in order of time.
    """

    def __init__(
        self, records: Records, goal: Goal, alias: str, series: Series, entries: list[Entry]
    ) -> None:
        self.goal = goal
        self.alias = alias
        self.series = series
        self.today = records.today
        self.notice: WorkError | None = None
        self._records = records
        self._entries = {entry_id(series, entry.day, entry.number): entry for entry in entries}

    def save(self) -> None:
        """Do nothing: everything noted is on disk already."""

    def go_on_in(self, records: Records) -> None:
        """Go on in the same folder opened anew."""
        self._records = records

    @property
    def said(self) -> Formulation:
        """The version of the goal that holds."""
        return self.goal.agreed or self.goal.latest

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every note, in order of time."""
        return tuple(sorted(self._entries.values(), key=lambda entry: (entry.day, entry.number)))

    def entry(self, day: date, number: int = 1) -> Entry | None:
        """Return what is noted for a day, or the week it lies in."""
        return self._entries.get(entry_id(self.series, day, number))

    def next_number(self, day: date) -> int:
        """Return the number of the next occasion of a day; 1 where a day has one row."""
        if self.series.rhythm is not Rhythm.OCCASION:
            return 1
        return 1 + sum(entry.day == day for entry in self._entries.values())

    def missing(self) -> list[date]:
        """Return the days, or the Mondays of weeks, that have gone by without a note."""
        return missing_slots(self.series, {entry.day for entry in self._entries.values()}, self.today)

    def note(
        self,
        day: date,
        values: Mapping[str, Decimal | None],
        *,
        number: int = 1,
        correct: bool = False,
    ) -> Entry | None:
        """Put values on disk; when it returns, they are there. Return the entry, None if nothing changed.

        Raises :class:`AnswerError`: what :meth:`Series.check_day` and
        :func:`assistant.goals.measurements.changed_values` refuse; :class:`WorkError`.
        """
        self.series.check_day(day, self.today)
        with telling():
            tables = self._records.case_file(self.goal.case_id)
            with tables.file.transaction():
                _must_be_there(tables)
                changed = self._put(tables, day, values, number, correct=correct)
        if changed is not None:
            self._entries[entry_id(self.series, day, number)] = changed
        return changed

    def _put(
        self,
        tables: CaseFile,
        day: date,
        values: Mapping[str, Decimal | None],
        number: int,
        *,
        correct: bool,
    ) -> Entry | None:
        """Put values into the entry as it is on disk now, whoever has changed it."""
        key = entry_id(self.series, day, number)
        revision = tables.entries.revision(key)
        there = tables.entries.get(key).model if revision else None
        merged = changed_values(self.series, there, values, day=day, correct=correct)
        if merged is None:
            return None
        entry = Entry(
            goal_id=self.goal.id,
            day=day if there is None else there.day,
            number=number,
            values=merged,
            noted_at=datetime.now(UTC),
        )
        tables.entries.put(key, entry, expected_revision=revision)
        return entry

    def corrections(self) -> tuple[Correction, ...]:
        """Return the entries in which something was changed, with what they said before, oldest first."""
        with telling():
            tables = self._records.case_file(self.goal.case_id)
            with tables.file.snapshot():
                found = []
                for key, entry in self._entries.items():
                    if tables.entries.revision(key) < 2:
                        continue
                    before = tuple(stored.model for stored in tables.entries.history(key)[:-1])
                    if any(_contradicts(earlier, entry) for earlier in before):
                        found.append(Correction(entry, before))
        return tuple(sorted(found, key=lambda correction: (correction.entry.day, correction.entry.number)))

    # --- a file -----------------------------------------------------------------------------------

    def take_in(self, file: DatedFile, *, correct: bool = False) -> Imported:
        """Put everything that stands in a file on disk, or nothing if any of it cannot be taken.

        Raises :class:`UsageError`: ``unknown_column`` (name, measures), and of rows ``bad_row`` and
        ``bad_value`` (line, first: what is wrong), ``row_value_there``, ``row_day_twice``, ``row_week_twice``
        (line, date, other: the line before) or ``bad_rows``; :class:`WorkError`.
        """
        ids = self._columns(file)
        problems = RowProblems()
        numbered = self._numbered(file, problems)
        taken: dict[str, Entry] = {}
        counts = dict.fromkeys(("added", "filled", "corrected", "unchanged"), 0)
        with telling():
            tables = self._records.case_file(self.goal.case_id)
            with tables.file.transaction():
                _must_be_there(tables)
                for row, number in numbered:
                    key = entry_id(self.series, row.day, number)
                    before = tables.entries.get(key).model if tables.entries.revision(key) else None
                    try:
                        self.series.check_day(row.day, self.today)
                        values = _given(row, ids, before)
                        entry = self._put(tables, row.day, values, number, correct=correct)
                    except AnswerError as problem:
                        _add(problems, row.line, problem)
                        continue
                    counts[_became(before, entry)] += 1
                    if entry is not None:
                        taken[key] = entry
                # Inside the transaction: what is raised here leaves the disk as it was.
                problems.raise_any()
        self._entries |= taken
        return Imported(**counts)

    def _columns(self, file: DatedFile) -> tuple[str, ...]:
        known = {measure.name.casefold(): measure.id for measure in self.series.measures}
        ids = []
        for name in file.measures:
            measure_id = known.get(name.casefold())
            if measure_id is None and kind_of(name) == VALUE and len(file.measures) == 1:
                measure_id = self.series.measures[0].id
            if measure_id is None:
                names = tuple(measure.name for measure in self.series.measures)
                raise UsageError("unknown_column", name=name, measures=names)
            ids.append(measure_id)
        return tuple(ids)

    def _numbered(self, file: DatedFile, problems: RowProblems) -> list[tuple[DatedRow, int]]:
        """Number the rows of each day; only occasions may have more than one."""
        seen: dict[date, int] = {}
        lines: dict[date, int] = {}
        numbered = []
        for row in file.rows:
            slot = slot_of(self.series, row.day)
            seen[slot] = seen.get(slot, 0) + 1
            if seen[slot] > 1 and self.series.rhythm is not Rhythm.OCCASION:
                code = "row_week_twice" if self.series.rhythm is Rhythm.WEEKLY else "row_day_twice"
                problems.add(code, row.line, date=row.day, other=lines[slot])
                continue
            lines[slot] = row.line
            numbered.append((row, seen[slot]))
        return numbered


def _must_be_there(tables: CaseFile) -> None:
    """A case that has been erased meanwhile is not made anew by a note in what was once in it."""
    if not tables.case.revision(ONLY):
        raise NotFoundError(name=tables.file.name)


def _given(row: DatedRow, ids: tuple[str, ...], before: Entry | None) -> dict[str, Decimal | None]:
    """What a row says. An empty cell takes nothing away from what is there."""
    there = before.values if before is not None else {}
    pairs = zip(ids, row.values, strict=True)
    return {
        measure_id: value for measure_id, value in pairs if value is not None or there.get(measure_id) is None
    }


def _add(problems: RowProblems, line: int, problem: AnswerError) -> None:
    """Add what is wrong with a row; a number that is there already, with how a file can correct it."""
    if problem.code == "value_there":
        problems.add("row_value_there", line, **problem.params)
    elif "name" in problem.params:
        problems.add("bad_value", line, name=problem.params["name"], first=problem)
    else:
        problems.add("bad_row", line, first=problem)


def _became(before: Entry | None, after: Entry | None) -> str:
    if after is None:
        return "unchanged"
    if before is None:
        return "added"
    return "corrected" if _contradicts(before, after) else "filled"


def _contradicts(before: Entry, after: Entry) -> bool:
    """Whether a number that stood there is another one now, or gone."""
    return any(
        value is not None and after.values.get(measure_id) != value
        for measure_id, value in before.values.items()
    )


def _begun(draft: SeriesDraft, context: Context) -> Conversation[SeriesDraft]:
    """Begin a conversation; one about a series that is there begins with all of it to look at."""
    conversation = Conversation(SET_UP_SERIES, draft, context)
    if draft.before is None:
        return conversation
    conversation.to_check()
    # What was left open the first time is not asked for again because something else is changed.
    open_then = tuple(line.question.name for line in conversation.lines() if line.value is None)
    state = conversation.snapshot.model_copy(update={"skipped": open_then})
    return Conversation(SET_UP_SERIES, draft, context, state)


def is_set_up(records: Records, case_id: str, goal_id: str) -> bool:
    """Say whether it is settled what is noted of a goal. Raises :class:`WorkError`."""
    with telling():
        return bool(records.case_file(case_id).series.revision(goal_id))


def open_notebook(records: Records, case_id: str, goal_id: str) -> Notebook:
    """Open the notes of a goal. Raises :class:`UsageError` ``no_series`` (goal); :class:`WorkError`."""
    goal = records.goal(case_id, goal_id)
    with telling():
        tables = records.case_file(case_id)
        with tables.file.snapshot():
            if not tables.series.revision(goal_id):
                raise UsageError("no_series", goal=goal_id)
            series = tables.series.get(goal_id).model
            alias = tables.case.get(ONLY).model.alias
            entries = entries_of(tables, goal_id)
    return Notebook(records, goal, alias, series, entries)


def entries_of(tables: CaseFile, goal_id: str) -> list[Entry]:
    """Return the notes of a goal, in the order in which they were first put."""
    return [stored.model for stored in tables.entries.find(lambda entry: entry.goal_id == goal_id)]


def change_phases(records: Records, case_id: str, goal_id: str, phases: tuple[SeriesPhase, ...]) -> Series:
    """Give a series other phases; what was there before stays readable in its history.

    Raises :class:`UsageError` ``no_series``; :class:`AnswerError` what
    :func:`assistant.goals.measurements.check_change` refuses; :class:`WorkError`.
    """
    with telling():
        tables = records.case_file(case_id)
        with tables.file.transaction():
            revision = tables.series.revision(goal_id)
            if not revision:
                raise UsageError("no_series", goal=goal_id)
            before = tables.series.get(goal_id).model
            since = min(before.since, *(phase.starts for phase in phases)) if phases else before.since
            after = before.model_copy(update={"phases": phases, "since": since})
            check_change(before, after, entries_of(tables, goal_id))
            if after != before:
                tables.series.put(goal_id, after, expected_revision=revision)
    return after


# --- setting up -----------------------------------------------------------------------------------


class SettingUp:
    """The conversation in which a series is set up or changed, saved after every answer.

    Make one with :func:`set_up`. Once it is done, ``series`` is what lies on disk.
    """

    def __init__(
        self, records: Records, conversation: Conversation[SeriesDraft], case_id: str, goal_id: str
    ) -> None:
        self.conversation = conversation
        self.case_id = case_id
        self.goal_id = goal_id
        self.series: Series | None = None
        self.saved_at: datetime | None = None
        self.notice: WorkError | None = None
        self._records = records

    def speak(self, language: Reader) -> None:
        """Read what is typed from now on in another language."""
        conversation = self.conversation
        conversation.context = replace(conversation.context, language=language)

    def go_on_in(self, records: Records) -> None:
        """Go on in the same folder opened anew."""
        self._records = records

    def save(self) -> None:
        """Put what has been said on disk, and when the two are done the series itself.

        Raises :class:`AnswerError` if something noted would have no place in it, and is back at the check
        page then; :class:`WorkError`.
        """
        if self.series is not None:
            return
        try:
            self._save()
        except AnswerError:
            asked = self.conversation
            state = asked.snapshot.model_copy(update={"state": CHECK})
            self.conversation = Conversation(asked.dialog, asked.draft, asked.context, state)
            raise

    def _save(self) -> None:
        now, conversation = datetime.now(UTC), self.conversation
        done = conversation.draft.series if conversation.stage is Stage.DONE else None
        with telling():
            tables = self._records.case_file(self.case_id)
            with tables.file.transaction():
                _must_be_there(tables)
                for question, subject in conversation.to_log:
                    entry = LogEntry(
                        goal_id=self.goal_id, at=now, what="kept", question=question, subject=subject
                    )
                    tables.log.put(self._records.new_id(), entry, expected_revision=0)
                if done is not None:
                    self._put(tables, done)
                else:
                    revision = tables.set_ups.revision(self.goal_id)
                    saved = SavedConversation(state=conversation.snapshot, saved_at=now)
                    tables.set_ups.put(self.goal_id, saved, expected_revision=revision)
        conversation.to_log = ()
        self.series, self.saved_at = done, now

    def _put(self, tables: CaseFile, series: Series) -> None:
        revision = tables.series.revision(self.goal_id)
        if revision:
            check_change(tables.series.get(self.goal_id).model, series, entries_of(tables, self.goal_id))
        tables.series.put(self.goal_id, series, expected_revision=revision)
        saved = tables.set_ups.revision(self.goal_id)
        if saved:
            tables.set_ups.delete(self.goal_id, saved)


def set_up(records: Records, language: Reader, case_id: str, goal_id: str) -> SettingUp:
    """Begin to set up the series of a goal, to change it, or go on where that was left.

    Raises :class:`UsageError`: ``not_agreed_yet`` (goal); :class:`WorkError`.
    """
    goal = records.goal(case_id, goal_id)
    said = goal.agreed
    if said is None:
        raise UsageError("not_agreed_yet", goal=goal_id)
    context = Context(records.today, language)
    with telling():
        tables = records.case_file(case_id)
        with tables.file.snapshot():
            before = tables.series.get(goal_id).model if tables.series.revision(goal_id) else None
            saved = tables.set_ups.get(goal_id) if tables.set_ups.revision(goal_id) else None
    draft = draft_of(said, goal_id, said.what or "", before)
    if draft is None:
        raise UsageError("not_agreed_yet", goal=goal_id)
    if saved is not None:
        conversation = Conversation.restore(SET_UP_SERIES, saved.model.state, context)
        # The goal may have been changed since: what it is counted in is always what holds now.
        conversation.draft = conversation.draft.model_copy(
            update={name: getattr(draft, name) for name in ("measure", "better", "what", "before")}
        )
    else:
        conversation = _begun(draft, context)
    return SettingUp(records, conversation, case_id, goal_id)
