"""Who does what in an aim: a plain value, made by the grammar of doers, tasks and passives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doing:
    """Whether an aim is something staff or services do (``staff``), or support or a process (``activity``).

    ``places`` are the words that tell. ``sure`` is false where they could be read otherwise, ``staff_sure``
    where only who does it is left open ("is offered"). ``client`` tells whether the person is the subject.
    """

    activity: bool = False
    staff: bool = False
    places: tuple[int, ...] = ()
    sure: bool = True
    client: bool = False
    staff_sure: bool = True
