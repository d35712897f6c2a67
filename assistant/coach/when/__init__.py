"""When: answers to "by when?", and the times in a statement.

The grammar is one for all languages; the words stand in the table ``time`` of each. It is put together of
small readings, each of one sort of time: days of the month (``dates``), days of the week (``weekdays``),
lengths (``durations``), weeks, quarters and parts (``periods``), what is this, next or past (``markers``),
seasons, holidays and events (``occasions``). ``expression`` reads what stands before and after them,
``meaning`` makes days of what they mean.
"""

from assistant.coach.when.answers import read_when
from assistant.coach.when.sentences import deadline_of, find_times

__all__ = ["deadline_of", "find_times", "read_when"]
