"""Cases: the person a goal belongs to, under an alias."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict


class People(StrEnum):
    """Which list of life areas fits the person."""

    ADULT = "adult"
    CHILD = "child"


LIFE_AREAS: Final = {
    People.ADULT: (
        "health",
        "communication",
        "influence",
        "social_life",
        "mobility",
        "self_care",
        "practical_tasks",
        "community_life",
    ),
    People.CHILD: (
        "health",
        "communication",
        "influence",
        "emotions",
        "identity",
        "independence",
        "school",
        "leisure",
        "friendships",
        "family",
    ),
}
"""Codes of the life areas. A goal may also stand under an area in the pair's own words."""


class Case(BaseModel):
    """A person's case. ``alias`` is a pseudonym or initials, never a personal identity number."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    id: str
    alias: str
    people: People = People.ADULT
    opened_on: date
