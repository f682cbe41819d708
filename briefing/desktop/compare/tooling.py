"""What is taken out over a pair and put away again: ruler, tool to align, description, grid; and what is undone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefing.desktop.compare.words import NO_NOTES, UNTOUCHED, description, tone_words, unmeasured
from briefing.desktop.compare.zooming import Zooming
from briefing.imagery.comparing.comparison import UNALIGNED, Mode
from briefing.translation import _

if TYPE_CHECKING:
    from briefing.desktop.compare.aligner import Aligner
    from briefing.desktop.compare.ruler import Ruler


class Tooling(Zooming):
    """A pair with tools; one is out at a time."""

    def escape(self) -> bool:
        """Put away the description, else the tool that is out, else go back to swiping, else put away the notes.

        Return whether there was any of that.
        """
        now = self.comparison()
        swipes = now.mode is Mode.SWIPE and now.whole is None
        if self.overlays.described:
            self.toggle_description()
        elif self.tool is not None:
            self._end_tool()
        elif not swipes:
            self.back_to_swipe()
        elif self.overlays.has_notes or self.overlays.unfolded:
            self._hide_notes()
        else:
            return False
        return True

    def toggle_tone(self) -> None:
        """Match the tones of the after picture to those of the before picture, or show them as they are."""
        if self._is_alone():
            return
        self.change(tone=not self.comparison().tone)
        scene = self.scene
        words = tone_words(scene.pair) if scene is not None and scene.comparison.tone else _("Tones not matched")
        self.say(words)

    def undo_alignment(self) -> None:
        """Show both pictures where and as they are: no alignment, no matching of tones."""
        now = self.comparison()
        if now.tone or not now.alignment.is_none:
            self.change(alignment=UNALIGNED, tone=False)
            self.say(_("Alignment and tones undone"))
        else:
            self.refused.emit(_(UNTOUCHED))
        if self.tool is not None:
            self.tool.undo()

    def toggle_description(self) -> None:
        """Show what the pictures show as text, or hide it."""
        self.overlays.described = not self.overlays.described
        self.update()
        if not self.overlays.described:
            self.say(_("Description hidden"))
        elif self.scene is not None:
            self.overlays.description.begin()
            self.say(description(self.scene.pair))

    def toggle_notes(self) -> None:
        """Say in full what is noted of the pictures and was folded or put away; else put it away."""
        over = self.overlays
        if over.is_folded or over.notes_away:
            over.tell_notes()
        elif over.has_notes or over.unfolded:
            self._hide_notes()
            return
        if remarks := over.remarks():
            self.say(" ".join(remarks))
        else:
            self.refused.emit(_(NO_NOTES))

    def toggle_grid(self) -> None:
        """Show or hide the grid of round metres, where the figure says how large a pixel is."""
        if self.scene is not None and (reason := unmeasured(self.scene.pair)):
            self.refused.emit(_(reason))
            return
        self.overlays.grid = not self.overlays.grid
        self.update()
        self.say(_("Grid shown") if self.overlays.grid else _("Grid hidden"))

    def start_ruler(self) -> None:
        """Take out the ruler, or put it away."""
        from briefing.desktop.compare.ruler import Ruler

        self._take_out(Ruler)

    def start_aligning(self) -> None:
        """Take out the tool that moves the after picture by arrow keys and pins, or put it away."""
        from briefing.desktop.compare.aligner import Aligner

        if not self._is_alone():
            self._take_out(Aligner)

    def put_away_tool(self) -> None:
        """Let the pointer and the arrow keys do what they usually do."""
        self.tool = None
        self.unsetCursor()
        self.names.look()
        self.update()

    def _is_alone(self) -> bool:
        """Whether there is a single picture, which is neither aligned nor matched with another."""
        return self.scene is not None and self.scene.pair.after is None

    def _end_tool(self) -> None:
        self.put_away_tool()
        self.say(_("Tool put away"))
        self.say(self.value_text())

    def _hide_notes(self) -> None:
        self.overlays.put_away_notes()
        self.say(_("Notes hidden"))

    def _take_out(self, kind: "type[Ruler] | type[Aligner]") -> None:
        if isinstance(self.tool, kind) or self.scene is None:
            self._end_tool()
        else:
            self.tool = kind(self)
            self.setCursor(Qt.CursorShape.CrossCursor)
            self.names.look()
            self.update()
            self.say(self.tool.hint())
