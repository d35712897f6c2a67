"""What pages and widgets may ask of the app: they know no more of it than this."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from assistant.errors import MalstegError
    from assistant.goals.follow_up import Adjusting
    from assistant.i18n import Language
    from assistant.records import Records
    from assistant.tui.entrance import Entrance
    from assistant.tui.patience import Patience
    from assistant.tui.screens.practice.ground import PracticePlace

Result = TypeVar("Result")


class Program(Protocol):
    """What pages may ask of the app."""

    language: Language
    today: date
    patience: Patience
    entrance: Entrance

    @property
    def records(self) -> Records:
        """The cases and goals. Raises ``WorkError`` when the data folder cannot be used."""
        ...

    async def on_disk(self, work: Callable[[], Result]) -> Result:
        """Read or write beside the screen. Nobody leaves, and nothing is locked, before it is done."""
        ...

    def entered(self) -> None:
        """Go on from the pages before the cases: to what the program was started for, or back."""
        ...

    def shut_out(self, problem: MalstegError, again: Callable[[], object] | None = None) -> bool:
        """Ask for the passphrase if that is what a problem is about, and do something again after it.

        False: it is about something else.
        """
        ...

    async def ready(self) -> None:
        """Load what the second key needs, beside the page that is up. Raises ``WorkError``."""
        ...

    def show_goal(self, case_id: str, goal_id: str, *, fresh: bool = False) -> None:
        """Open a goal on top of the first page; ``fresh``: it has just been accepted."""
        ...

    @property
    def keep_months(self) -> int | None:
        """Months after which cases in which nothing happens are to be looked at, None for no limit."""
        ...

    @property
    def criteria(self) -> str | None:
        """The set of criteria chosen in the settings, if any."""
        ...

    @property
    def practice(self) -> PracticePlace | None:
        """Where practice is kept; None where there is no place for it."""
        ...

    def practise(self) -> None:
        """Go to practice, which knows nothing of the cases."""
        ...

    def start_goal(
        self, case_id: str | None = None, parent_id: str | None = None, *, quick: bool = False
    ) -> None:
        """Begin a conversation: for somebody new, another goal in a case, or a sub-goal.

        ``quick``: with the whole goal in one sentence.
        """
        ...

    def resume_goal(self, case_id: str, goal_id: str) -> None:
        """Go on with a conversation where it was left."""
        ...

    def revise_goal(self, case_id: str, goal_id: str) -> None:
        """Change an accepted goal; both have to accept it again."""
        ...

    def follow_up_goal(self, case_id: str, goal_id: str, *, correct: bool = False) -> None:
        """Follow a goal up, or go on with a follow-up begun; ``correct``: the latest one."""
        ...

    def adjust_goal(self, case_id: str, goal_id: str, part: Adjusting) -> None:
        """Change a goal after a follow-up, in the place of its page."""
        ...

    def open_series(self, case_id: str, goal_id: str) -> None:
        """Open what is noted of a goal again and again; where nothing is settled yet, settle that."""
        ...

    def set_up_series(self, case_id: str, goal_id: str) -> None:
        """Settle what is noted of a goal, change it, or go on where that was left."""
        ...

    def begin_noting(self, case_id: str, goal_id: str) -> None:
        """Go on from what has just been settled to noting it."""
        ...

    def show_case(self, case_id: str) -> None:
        """Open a person's case: all goals together."""
        ...

    def next_language(self) -> None:
        """Change to the next language at once."""
        ...

    def next_theme(self) -> None:
        """Change to the next colours at once."""
        ...

    def tell(self, problem: MalstegError) -> None:
        """Say in words what could not be done."""
        ...


def program(node: DOMNode) -> Program:
    """Return the app that a page or a widget belongs to."""
    return cast("Program", node.app)
