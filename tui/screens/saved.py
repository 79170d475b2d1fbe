"""Saved searches: each with how much it finds and what is new; opened, saved, renamed and deleted here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from core.archive.language.query import QueryError, parse
from core.archive.protocol import Archive, InterruptedQueryError, Mark, News
from tui.key_map import keys_of
from tui.keys import Pane
from tui.remembering.memory import Change
from tui.remembering.record import NameRefused, Record, Saved
from tui.screens.finding import in_thread, unanswered
from tui.widgets.entry import Entry
from tui.widgets.line_list import LineList
from tui.widgets.pieces import Line, Piece, cells, fit
from tui.widgets.text_line import KeysLine, TextLine, Title
from tui.wording import at_least

_NAMES = 24
"""Cells that names take at most."""
_NUMBER, _NEW = 8, 12
"""Cells that the number of quotes takes, and that of the new ones."""
_ROWS = 14
_TOAST_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the screen behind the sheet: the search in it, and how far the archive had come."""

    text: str
    mark: Mark | None
    today: date


class Heard(Message):
    """How much a saved search finds, None where it cannot be understood any more."""

    def __init__(self, saved: Saved, news: News | None) -> None:
        super().__init__()
        self.saved, self.news = saved, news


class SavedScreen(ModalScreen[Saved | None]):
    """Ends with the search to open, None if none is. ``change`` takes every other wish, and gives what is saved then.

    ``naming`` begins with typing a name for the search on the screen, and ends with that.
    """

    DEFAULT_CSS = """
    SavedScreen { align: right top; background: transparent; }
    SavedScreen #saved { width: 84; max-width: 100%; height: auto; max-height: 100%; background: $background;
        border-left: solid $rule; }
    SavedScreen #saved-name { display: none; }
    SavedScreen.-naming #saved-name { display: block; }
    """

    def __init__(
        self,
        archive: Archive,
        saved: Sequence[Saved],
        shown: Shown,
        change: Callable[[Change], Record],
        *,
        naming: bool = False,
    ) -> None:
        super().__init__()
        self.archive, self.saved, self.shown, self.change = archive, saved, shown, change
        self.heading, self.keys, self.problem = Title("", "Saved searches"), KeysLine(), TextLine()
        self.list: LineList[Saved] = LineList(self.draw, id="saved-list")
        self.input = Entry(placeholder="a name", id="saved-name")
        self._begins_naming = naming
        self._renamed: Saved | None = None
        self._doomed: Saved | None = None
        self._news: dict[Saved, News | None] = {}
        self._open = True

    @property
    def pane(self) -> Pane:
        """Where the keys go now."""
        return "saving" if self.has_class("-naming") else "saved"

    def compose(self) -> ComposeResult:
        with Vertical(id="saved"):
            yield self.heading
            yield self.list
            yield self.input
            yield self.problem
            yield self.keys

    def on_mount(self) -> None:
        self.heading.set_focused(True)
        self.heading.describe(note="new since last looked at")
        self._fill(0)
        in_thread(self, "news", self._ask, tuple(self.saved))
        if self._begins_naming:
            self.action_save()
        else:
            self._choose()

    def _end(self, chosen: Saved | None) -> None:
        """Stop counting and end: not later, or what is asked for next would be stopped instead."""
        self._open = False
        self.archive.interrupt()
        self.dismiss(chosen)

    def on_unmount(self) -> None:
        self._open = False

    # What there is

    def draw(self, saved: Saved, width: int) -> Line:
        names = min(_NAMES, max(cells(each.name) for each in self.saved))
        line: list[Piece] = [(" ", ""), (fit(saved.name, names), "title"), (" ", "")]
        if saved not in self._news:
            line += [(fit("…", _NUMBER, "right"), "muted"), (fit("", _NEW), "")]
        elif (news := self._news[saved]) is None:
            line.append((fit("not understood", _NUMBER + _NEW, "right"), "error"))
        else:
            new = f"{at_least(news.new, news.exact_new)} new" if news.new else ""
            line += [(fit(at_least(news.total, news.exact_total), _NUMBER, "right"), "date")]
            line += [(fit(new, _NEW, "right"), "accent")]
        return [*line, ("  ", ""), (fit(saved.text, max(0, width - names - _NUMBER - _NEW - 4)), "muted")]

    def _fill(self, cursor: int) -> None:
        self.list.styles.height = max(2, min(_ROWS, len(self.saved)))
        empty = "no search is saved yet; s saves the one that is shown"
        self.list.set_rows(self.saved, cursor, empty=empty)

    def _ask(self, saved: Sequence[Saved]) -> None:
        """Ask, in a thread, how much each finds and what is new, again where something breaks in."""
        for each in saved:
            try:
                query = parse(each.text, today=self.shown.today)
            except QueryError:
                self.post_message(Heard(each, None))
                continue
            while self._open:
                try:
                    self.post_message(Heard(each, self.archive.news(query, each.seen)))
                    break
                except InterruptedQueryError:
                    continue

    def on_heard(self, message: Heard) -> None:
        self._news[message.saved] = message.news
        self.list.refresh_changed()

    @on(Worker.StateChanged)
    def _worker_ended(self, event: Worker.StateChanged) -> None:
        event.stop()
        if event.state is WorkerState.ERROR:
            self._say(unanswered(event.worker.error))

    # What is done

    def _choose(self) -> None:
        self.remove_class("-naming")
        self.list.focus()
        self.keys.offer(keys_of(self.app).footer("saved"))

    def _ask_name(self, name: str) -> None:
        self.add_class("-naming")
        self.input.value, self.input.cursor_position = name, len(name)
        self.call_after_refresh(self.input.focus)
        self.keys.offer(keys_of(self.app).footer("saving"))

    def _say(self, words: str, role: str = "error") -> None:
        self.problem.show([("  ", ""), (words, role)] if words else ())

    def _change(self, change: Change, name: str) -> bool:
        """Whether the change could be made; the cursor goes to the search of that name."""
        known = {(each.text, each.seen): news for each, news in self._news.items()}
        try:
            self.saved = self.change(change).saved
        except NameRefused as error:
            self._say(str(error))
            return False
        self._news = {each: known[each.text, each.seen] for each in self.saved if (each.text, each.seen) in known}
        self._say("")
        self._fill(next((at for at, each in enumerate(self.saved) if each.name == name), self.list.cursor))
        in_thread(self, "news", self._ask, [each for each in self.saved if each not in self._news])
        return True

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._doomed = None
        self._say("")

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self._end(self.list.current)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_confirm()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._say("" if self._renamed else _replaced(self.saved, event.value), "warning")

    def action_save(self) -> None:
        if not self.shown.text.strip():
            self._choose()
            self._say("nothing is searched for: search first, then save it")
            return
        self._renamed = None
        self._ask_name("")

    def action_rename(self) -> None:
        if self.list.current is not None:
            self._renamed = self.list.current
            self._ask_name(self._renamed.name)

    def action_delete(self) -> None:
        """Delete the search under the cursor once this was asked for twice."""
        current = self.list.current
        if current is None:
            return
        if self._doomed is not current:
            self._doomed = current
            self._say(f'once more deletes "{current.name}"', "warning")
            return
        self._change(lambda record: record.delete(current.name), "")

    def action_confirm(self) -> None:
        name, renamed, shown = self.input.value, self._renamed, self.shown
        if renamed is None:
            done = self._change(lambda record: record.save(name, shown.text, shown.mark), name.strip())
        else:
            done = self._change(lambda record: record.rename(renamed.name, name), name.strip())
        if done and self._begins_naming:
            self.notify(f'saved as "{name.strip()}"', markup=False, timeout=_TOAST_SECONDS)
            self._end(None)
        elif done:
            self._choose()

    def action_close(self) -> None:
        if self.has_class("-naming") and not self._begins_naming:
            self._say("")
            self._choose()
        else:
            self._end(None)


def _replaced(saved: Sequence[Saved], name: str) -> str:
    """That a search of this name is there already, "" if none is."""
    found = Record((), tuple(saved)).named(name)
    return f'takes the place of "{found.text}"' if found else ""
