"""The store's errors as errors of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import WorkError
from store.errors import StoreError


def told(problem: StoreError) -> WorkError:
    """Turn an error of the store into one of the program, with the same code."""
    return WorkError(problem.code, **problem.params)


@contextmanager
def telling() -> Iterator[None]:
    """Let the store's errors out as errors of the program, with the same codes."""
    try:
        yield
    except StoreError as problem:
        raise told(problem) from problem
