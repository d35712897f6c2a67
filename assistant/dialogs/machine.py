"""The state machine of a dialog: its stops in order, and the moves a pair can make between them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, Final

from transitions import Machine

from assistant.dialogs.question import Dialog

CHECK: Final = "check"
DONE: Final = "done"

# With `model_override` it warns of each of its many conveniences that the model has not declared.
logging.getLogger("transitions.core").setLevel(logging.ERROR)


class Position:
    """The machine's model: where the conversation is.

    The triggers are declared here so that they can be type-checked; `transitions` replaces them.
    """

    state: str

    def forward(self) -> bool:
        """Go to the next stop in order."""
        raise NotImplementedError

    def backward(self) -> bool:
        """Go to the stop before."""
        raise NotImplementedError

    def to_check(self) -> bool:
        """Go from a question to the check page."""
        raise NotImplementedError

    def revisit(self, name: str) -> bool:
        """Go from the check page to a question."""
        raise NotImplementedError

    def accept(self) -> bool:
        """Accept the draft if nothing stands in the way; False otherwise."""
        raise NotImplementedError


def stops_of(dialog: Dialog[Any]) -> list[str]:
    """The states on the way through a dialog, in order."""
    opening = [question.name for question in dialog.questions]
    return [*opening, CHECK, *(question.name for question in dialog.closing)]


def build_machine(
    dialog: Dialog[Any], position: object, state: str, may_be_accepted: Callable[[], bool]
) -> Machine:
    """Build the machine of a dialog around ``position``, standing in ``state``.

    ``state`` is given as the machine's initial state because adding a model sets its state anew.
    Conditions are functions, never names: `transitions` would resolve a string as an importable path.
    """
    stops = stops_of(dialog)
    opening = stops[: stops.index(CHECK)]
    moves: list[dict[str, Any]] = []
    for here, following in pairwise(stops):
        moves.append({"trigger": "forward", "source": here, "dest": following})
        moves.append({"trigger": "backward", "source": following, "dest": here})
    moves += [{"trigger": "to_check", "source": name, "dest": CHECK} for name in opening]
    moves += [
        {"trigger": "revisit", "source": CHECK, "dest": name, "conditions": partial(_is, name)}
        for name in opening
    ]
    moves.append({"trigger": "accept", "source": stops[-1], "dest": DONE, "conditions": may_be_accepted})
    return Machine(
        model=position,
        states=[*stops, DONE],
        transitions=moves,
        initial=state,
        auto_transitions=False,
        model_override=True,
    )


def _is(name: str, wanted: str) -> bool:
    return name == wanted
