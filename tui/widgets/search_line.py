"""The search line: a prompt, what is typed, and how much was found."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from tui.widgets.pieces import Piece, one_line
from tui.widgets.text_line import TextLine


class SearchInput(Input, inherit_css=False):
    """Input without box, blinking or selection on focus: none of them is worth its bytes."""

    DEFAULT_CSS = """
    SearchInput {
        height: 1; width: 1fr; padding: 0; background: $background; color: $foreground;
        & > .input--cursor { text-style: reverse; }
        & > .input--selection { background: $selection; }
        & > .input--placeholder { color: $muted; }
        & > .input--suggestion { color: $muted; }
    }
    """
    COMPONENT_CLASSES = Input.COMPONENT_CLASSES

    class Cleared(Message):
        """Nothing is to be searched for any more."""

    class Take(Message):
        """What is offered for the word that is being typed is wanted."""

    class Turned(Message):
        """Another of those offered is to be marked: the next one, or the one before."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, leave: Callable[[], None]) -> None:
        """``leave`` gives the keys to what was found, at once: the next key may be typed already."""
        super().__init__(
            placeholder='words, "exact words", -word, speaker: source: kind: said: …',
            select_on_focus=False,
            id="search",
        )
        self.cursor_blink = False
        self.leave = leave
        self.walk: Callable[[int], bool] = lambda step: False
        """Goes to a search of before, with -1 to a later one; says whether there was one."""

    @property
    def _value(self) -> Text:
        """What is typed as it may be shown: names from documents come here too."""
        return Text(one_line(self.value), no_wrap=True, overflow="ignore", end="")

    def action_leave(self) -> None:
        self.leave()

    def action_earlier(self) -> None:
        self.walk(1)

    def action_below(self) -> None:
        if not self.walk(-1):
            self.leave()

    def action_take(self) -> None:
        self.post_message(self.Take())

    def action_offer(self, step: int) -> None:
        self.post_message(self.Turned(step))

    def action_clear(self) -> None:
        if self.value:
            self.post_message(self.Cleared())
        else:
            self.leave()


class SearchLine(Horizontal):
    """One row: ``/`` lit while it takes the keys, the input, the number of quotes found."""

    DEFAULT_CSS = """
    SearchLine { height: 1; }
    SearchLine #search-prompt { width: 3; }
    SearchLine #search-found { width: 24; }
    """

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self.prompt = TextLine(id="search-prompt")
        self.input = SearchInput(leave)
        self.found = TextLine(id="search-found")

    def compose(self) -> ComposeResult:
        yield self.prompt
        yield self.input
        yield self.found

    def on_mount(self) -> None:
        self._light(focused=False)

    def on_descendant_focus(self) -> None:
        self._light(focused=True)

    def on_descendant_blur(self) -> None:
        self._light(focused=False)

    def _light(self, *, focused: bool) -> None:
        prompt: list[Piece] = [("▌/" if focused else " /", "accent" if focused else "muted")]
        self.prompt.show(prompt)

    def count(self, words: str, *, error: bool = False) -> None:
        """Say at the right end how much was found, or that the search cannot be understood."""
        self.found.show((), [(words, "error" if error else "muted"), (" ", "")])
