"""What every page has in common: a language that can change under it, and keys named in that language."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.binding import ActiveBinding
from textual.screen import Screen

if TYPE_CHECKING:
    from assistant.app import MalstegApp
    from assistant.i18n import Language


class Page(Screen[None]):
    """A page that can say everything again in another language without being rebuilt.

    Descriptions and tooltips of bindings are msgids (marked with ``N_``), translated when they are shown.
    """

    @property
    def malsteg(self) -> MalstegApp:
        """The app, as its own class."""
        return cast("MalstegApp", self.app)

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self.malsteg.language

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, described in the language spoken now."""
        return {
            key: active._replace(
                binding=active.binding.__class__(
                    **{
                        **vars(active.binding),
                        "description": self.language.text(active.binding.description),
                        "tooltip": self.language.text(active.binding.tooltip),
                    }
                )
            )
            for key, active in super().active_bindings.items()
        }

    def reword(self) -> None:
        """Say everything on the page in the language spoken now, keeping what has been typed.

        Pages override this, set the text of their widgets in place, and call ``super().reword()``.
        """
        self.refresh_bindings()
