"""The follow-up: the same page, with the steps reached in the place of the goal that grows."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import Button

from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.standing import Stage
from assistant.i18n import N_
from assistant.records import Following
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.widgets.goal_panel import GoalPanel


class FollowUpPage(ConversationPage):
    """A follow-up on the screen. Once it is saved, it leads to what the two want to change."""

    ABOUT = (
        N_("See together how it is now. Less than expected is good to know too; nobody is to blame."),
        N_("Don't know? Leave the question with F2. Everything is saved as soon as you have answered."),
    )

    session: Following

    def __init__(self, session: Following) -> None:
        super().__init__(session)

    @property
    def _draft(self) -> FollowUpDraft:
        return self.session.conversation.draft

    @property
    def _area(self) -> str | None:
        return self._draft.agreed.life_area

    def _show_goal(self) -> None:
        whole = self.stage is Stage.CLOSING
        self.query_one(GoalPanel).show_following(self.language, self._draft, whole=whole)

    def _show_finished(self) -> None:
        changes = self.session.leads_to is not None
        self._finished.show_following(self.language, self._draft, self.malsteg.today, changes=changes)

    def _open_goal(self) -> None:
        """Go on to what the two want to change, if anything, else to the goal."""
        part = self.session.leads_to
        if part is None:
            super()._open_goal()
        else:
            self.malsteg.adjust_goal(self.session.case_id, self.session.goal_id, part)

    def describe(self, binding: Binding) -> str:
        """Say what the keys do just here."""
        if binding.action == "answer" and self.stage is Stage.DONE and self.session.leads_to is not None:
            return self.language.text(N_("change the goal"))
        goes_on = binding.action == "proceed" or (
            binding.action == "answer" and isinstance(self.focused, Button)
        )
        if self.stage is Stage.CHECKING and goes_on and self._draft.next_agreement is None:
            return self.language.text(N_("save the follow-up"))
        return super().describe(binding)
