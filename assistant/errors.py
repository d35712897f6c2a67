"""The errors of the program: a code and parameters each; the front ends hold the wording.

The words for every code stand in :mod:`assistant.wording.problems`; a test keeps the two in step.
"""

from __future__ import annotations


class MalstegError(Exception):
    """Something a person can be told about.

    ``code`` names what happened, ``params`` what the sentence about it needs.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code


class AnswerError(MalstegError, ValueError):
    """An answer that would make the record false; the pair can correct it, nothing has changed."""


class UsageError(MalstegError):
    """The call or its input is wrong: exit status 2."""


class WorkError(MalstegError):
    """The call was right but the work could not be done: exit status 1."""
