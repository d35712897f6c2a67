"""When: answers to "by when?", and the times in a statement.

The grammar is one for all languages; the words stand in the table ``time`` of each. It is put together of
small readings, each of one sort of time: days in digits (``digit_dates``) and in words (``dates``), days of
the week (``weekdays``), lengths (``durations``), weeks, quarters and parts (``periods``), what is this, next
or past (``markers``), seasons, holidays and events (``occasions``). ``single`` tries them in turn,
``combined`` puts together what belongs together, and ``expression`` reads what stands before and after.
``meaning`` makes days of it, ``answers`` an answer; ``sentences`` tells deadlines from other times, and
``habits`` reads those that have no last day.
"""

from assistant.coach.when.answers import read_when
from assistant.coach.when.sentences import deadline_of, find_times

__all__ = ["deadline_of", "find_times", "read_when"]
