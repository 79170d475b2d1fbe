"""The keys as they come, as data: what a key does, footer and help all follow from this one table.

``owner`` is the widget or screen that carries out the action, ``panes`` where it means something; the same action may
stand in several rows where panes give it different words. A row with a ``footer`` word is offered in the footer.
`tui.key_map` asks the table, `tui.key_file` lays a user's own keys over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Owner = Literal[
    "app", "browse", "list", "view", "search", "document", "sheet", "export", "timeline", "actor", "compare", "which",
    "history", "saved",
]  # fmt: skip
Pane = Literal[
    "sources", "actors", "quotes", "timeline", "preview", "search", "document", "help", "themes", "unread", "export",
    "naming", "actor", "compare", "which", "history", "saved", "saving",
]  # fmt: skip

FACETS: frozenset[Pane] = frozenset({"sources", "actors"})
ACTORS: frozenset[Pane] = frozenset({"actors"})
QUOTES: frozenset[Pane] = frozenset({"quotes"})
PREVIEW: frozenset[Pane] = frozenset({"preview"})
TIMELINE: frozenset[Pane] = frozenset({"timeline"})
PANES = FACETS | QUOTES | TIMELINE | PREVIEW
DOCUMENT: frozenset[Pane] = frozenset({"document"})
HELP: frozenset[Pane] = frozenset({"help"})
THEMES: frozenset[Pane] = frozenset({"themes"})
UNREAD: frozenset[Pane] = frozenset({"unread"})
EXPORT: frozenset[Pane] = frozenset({"export"})
NAMING: frozenset[Pane] = frozenset({"naming"})
ACTOR: frozenset[Pane] = frozenset({"actor"})
COMPARE: frozenset[Pane] = frozenset({"compare"})
WHICH: frozenset[Pane] = frozenset({"which"})
HISTORY: frozenset[Pane] = frozenset({"history"})
SAVED: frozenset[Pane] = frozenset({"saved"})
SAVING: frozenset[Pane] = frozenset({"saving"})
SHEETS = HELP | THEMES | UNREAD
LISTS = FACETS | QUOTES | THEMES | EXPORT | ACTOR | COMPARE | WHICH | SAVED
PAGES = DOCUMENT | HELP | UNREAD
TEXTS = PAGES | PREVIEW
EVERYWHERE = PANES | DOCUMENT | ACTOR | COMPARE
SEARCH: frozenset[Pane] = frozenset({"search"})
TYPED = SEARCH | NAMING | HISTORY | SAVING
"""Where letters are typed, and no letter can be a key."""
GROUPS = ("Move", "Panes", "Follow", "Search", "Choose", "Copy", "Export", "Saved", "Document", "Program")


@dataclass(frozen=True, slots=True)
class Key:
    """One action and the keys that start it, in Textual's names; ``help`` completes "this key will ..."."""

    action: str
    pressed: str
    owner: Owner
    panes: frozenset[Pane]
    group: str
    help: str
    footer: str = ""
    priority: bool = False
    """Whether it acts before keys already typed reach what has the focus, as keys that move the focus must."""
    alias: str = ""
    """Its name in a user's file where the action has another name there than in other rows."""

    @property
    def name(self) -> str:
        """What the action is called in a user's file: one name for a pane's one way of doing it."""
        return self.alias or _NAMES.get(self.action) or self.action.replace("_", "-")

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys one by one."""
        return tuple(self.pressed.split())


_NAMES = {
    "pivot('actor')": "actor", "pivot('source')": "source", "pivot('day')": "day",
    "open_file('editor')": "editor", "open_file('pager')": "pager",
    "offer(1)": "offer-next", "offer(-1)": "offer-before",
    "next_quote(1)": "next-quote", "next_quote(-1)": "quote-before",
    "step(-1)": "bar-before", "step(1)": "next-bar",
    "move(-1)": "up", "move(1)": "down", "scroll_by(-1)": "up", "scroll_by(1)": "down",
    "page(-1)": "half-page-up", "page(1)": "half-page-down", "page(-2)": "page-up", "page(2)": "page-down",
    "pane('sources')": "sources", "pane('actors')": "actors", "pane('quotes')": "quotes",
    "pane('preview')": "preview", "pane('timeline')": "timeline",
    "next_pane(1)": "next-pane", "next_pane(-1)": "pane-before",
    "other_side": "other-column", "side(0)": "left-column", "side(1)": "right-column",
    "next_mention(1)": "next-mention", "next_mention(-1)": "mention-before",
    "aside(True)": "to-side", "aside(False)": "to-quotes", "suspend_process": "suspend",
}  # fmt: skip
"""Names of actions where the program's own word would say too little; else that word, with hyphens."""

KEYS: tuple[Key, ...] = (
    Key("choose", "enter", "list", FACETS, "Choose", "show only this one, or everything again", "filter"),
    Key("choose", "enter", "list", QUOTES, "Choose", "open the whole document at the quote", "open"),
    Key("open", "enter", "browse", PREVIEW, "Choose", "open the whole document at the quote", "open"),
    Key("narrow", "enter", "timeline", TIMELINE, "Choose", "show only this one, or everything again", "filter"),
    Key("choose", "enter", "list", THEMES, "Choose", "keep this theme", "keep"),
    Key("copy", "y", "browse", PANES, "Copy", "copy the words of the quote", "copy"),
    Key("cite", "Y", "browse", PANES, "Copy", "copy them with their citation", "cite"),
    Key("mark", "m", "browse", PANES, "Export", "mark the quote, or take its mark away"),
    Key("select", "space", "browse", QUOTES, "Export", "the same, and go down"),
    Key("stretch", "V", "browse", QUOTES, "Export", "begin a stretch to mark, and end it"),
    Key("export", "x", "browse", PANES, "Export", "write what is marked, or all that was found, to a file", "export"),
    Key("stop_export", "X", "browse", PANES, "Export", "stop the export"),
    Key("write", "enter", "export", EXPORT | NAMING, "Export", "write the file", "write"),
    Key("other", "w", "export", EXPORT, "Export", "the marked quotes, or the whole result", "which"),
    Key("next_field", "tab", "export", EXPORT, "Export", "name the file, or choose the format", "name", priority=True),
    Key(
        "next_field", "tab", "export", NAMING, "Export", "name the file, or choose the format", "format", priority=True
    ),
    Key("close", "escape q", "export", EXPORT, "Export", "write nothing", "close"),
    Key("close", "escape", "export", NAMING, "Export", "write nothing", "close"),
    Key("pivot('actor')", "a", "browse", PANES, "Follow", "show everything this speaker said", "actor"),
    Key("pivot('source')", "s", "browse", PANES, "Follow", "show everything this source carried", "source"),
    Key("pivot('day')", "d", "browse", PANES, "Follow", "show everything said that day", "day"),
    Key("who", "w", "browse", ACTORS, "Follow", "show who this is: names, titles over time, who quotes them", "who"),
    Key("who", "w", "browse", PANES - ACTORS, "Follow", "show who this is: names, titles over time, who quotes them"),
    Key("compare", "c", "browse", PANES, "Follow", "compare this actor with another, by the same key"),
    Key("next_mention(1)", "tab", "document", DOCUMENT, "Document", "point at the next mention", priority=True),
    Key("next_mention(-1)", "shift+tab", "document", DOCUMENT, "Document", "point at the one before", priority=True),
    Key("choose", "enter", "list", ACTOR, "Choose", "go where the row leads: its quotes, its actor", "go"),
    Key("document", "l right", "actor", ACTOR, "Document", "open the document in which this stands", "document"),
    Key("who", "w", "actor", ACTOR, "Follow", "show the page of the actor on this row", "who"),
    Key("all", "a", "actor", ACTOR, "Follow", "show everything this actor said", "all"),
    Key("compare", "c", "actor", ACTOR, "Follow", "compare this actor with another, by the same key", "compare"),
    Key("close", "escape q h left", "actor", ACTOR, "Document", "leave this page", "close"),
    Key("choose", "enter", "list", COMPARE, "Choose", "open the quote; on a day, show what both said", "open"),
    Key("side(0)", "h left", "compare", COMPARE, "Move", "go to the left column", "left"),
    Key("side(1)", "l right", "compare", COMPARE, "Move", "go to the right column", "right"),
    Key("other_side", "tab", "compare", COMPARE, "Move", "go to the other column", priority=True),
    Key("close", "escape q backspace", "compare", COMPARE, "Document", "leave the comparison", "close"),
    Key("choose", "enter", "list", WHICH, "Choose", "take this one", "take"),
    Key("close", "escape q", "which", WHICH, "Choose", "take none of them", "close"),
    Key("open_file('editor')", "e", "browse", PANES, "Follow", "open the file in $EDITOR at the quote"),
    Key("open_file('pager')", "o", "browse", PANES, "Follow", "open the file in $PAGER at the quote"),
    Key("open_file('editor')", "e", "document", DOCUMENT, "Follow", "open the file in $EDITOR at the quote"),
    Key("open_file('pager')", "o", "document", DOCUMENT, "Follow", "open the file in $PAGER at the quote"),
    Key("back", "[ ctrl+o", "browse", PANES, "Follow", "go back", "back"),
    Key("forward", "]", "browse", PANES, "Follow", "go forward again"),
    Key("search", "/", "browse", PANES, "Search", "type what to search for", "search", priority=True),
    Key("clear", "escape", "browse", PANES, "Search", "close a list, take away the marks, or clear the search"),
    Key("history", "ctrl+r", "browse", PANES, "Search", "find a search of before", priority=True),
    Key("saved", "S", "browse", PANES, "Search", "show the saved searches", priority=True),
    Key("save", "ctrl+s", "browse", PANES | SEARCH, "Search", "save this search under a name", priority=True),
    Key("leave", "enter", "search", SEARCH, "Search", "go to what was found", "quotes", priority=True),
    Key("earlier", "up", "search", SEARCH, "Search", "bring the search before"),
    Key("below", "down", "search", SEARCH, "Search", "bring the later search, else leave", priority=True),
    Key("take", "tab", "search", SEARCH, "Search", "take what is offered, else leave", "take"),
    Key("offer(1)", "ctrl+n", "search", SEARCH, "Search", "light another one offered"),
    Key("offer(-1)", "ctrl+p", "search", SEARCH, "Search", "light another one offered"),
    Key("clear", "escape", "search", SEARCH, "Search", "clear what was typed, or leave it", "clear"),
    Key("history", "ctrl+r", "browse", SEARCH, "Search", "find a search of before", "history", priority=True),
    Key("back", "ctrl+o", "browse", SEARCH, "Search", "go back", "back"),
    Key("take", "enter", "history", HISTORY, "Saved", "search for it again", "search"),
    Key("edit", "tab", "history", HISTORY, "Saved", "the same, and go on typing", "edit"),
    Key("move(-1)", "up ctrl+p", "history", HISTORY, "Saved", "go to a later search"),
    Key("move(1)", "down ctrl+n ctrl+r", "history", HISTORY, "Saved", "go to an earlier search"),
    Key("close", "escape", "history", HISTORY, "Saved", "leave the list", "close"),
    Key("choose", "enter", "list", SAVED, "Saved", "search for it again", "open"),
    Key("save", "s", "saved", SAVED, "Saved", "save the search on the screen", "save", priority=True),
    Key("rename", "r", "saved", SAVED, "Saved", "rename the saved search", "rename", priority=True),
    Key("delete", "d", "saved", SAVED, "Saved", "delete it, if pressed twice", "delete"),
    Key("confirm", "enter", "saved", SAVING, "Saved", "take this name", "take"),
    Key("close", "escape q", "saved", SAVED, "Saved", "leave the list", "close"),
    Key("close", "escape", "saved", SAVING, "Saved", "take no name", "back"),
    Key("next_quote(1)", "n", "document", DOCUMENT, "Document", "go to the next quote", "next"),
    Key("next_quote(-1)", "N p", "document", DOCUMENT, "Document", "go to the quote before", "before"),
    Key("copy", "y", "document", DOCUMENT, "Copy", "copy the words of the quote", "copy"),
    Key("cite", "Y", "document", DOCUMENT, "Copy", "copy them with their citation", "cite"),
    Key("pivot('actor')", "a", "document", DOCUMENT, "Follow", "show everything this speaker said", "actor"),
    Key("pivot('source')", "s", "document", DOCUMENT, "Follow", "show everything this source carried", "source"),
    Key("pivot('day')", "d", "document", DOCUMENT, "Follow", "show everything said that day", "day"),
    Key("who", "w", "document", DOCUMENT, "Follow", "show who is meant here, else the speaker of the quote", "who"),
    Key("compare", "c", "document", DOCUMENT, "Follow", "compare this actor with another, by the same key"),
    Key("move(-1)", "up k", "list", LISTS, "Move", "go up"),
    Key("move(1)", "down j", "list", LISTS, "Move", "go down"),
    Key("page(-1)", "ctrl+u", "list", LISTS, "Move", "go up half a page"),
    Key("page(1)", "ctrl+d", "list", LISTS, "Move", "go down half a page"),
    Key("page(-2)", "pageup ctrl+b", "list", LISTS, "Move", "go up a page"),
    Key("page(2)", "pagedown ctrl+f", "list", LISTS, "Move", "go down a page"),
    Key("first", "home g", "list", LISTS, "Move", "go to the beginning"),
    Key("last", "end G", "list", LISTS, "Move", "go to the end"),
    Key("scroll_by(-1)", "up k", "view", TEXTS, "Move", "go up"),
    Key("scroll_by(1)", "down j", "view", TEXTS, "Move", "go down"),
    Key("page(-1)", "ctrl+u", "view", TEXTS, "Move", "go up half a page"),
    Key("page(1)", "ctrl+d", "view", TEXTS, "Move", "go down half a page"),
    Key("page(-2)", "pageup ctrl+b", "view", TEXTS, "Move", "go up a page"),
    Key("page(2)", "pagedown ctrl+f space", "view", PAGES, "Move", "go down a page"),
    Key("page(2)", "pagedown ctrl+f", "view", PREVIEW, "Move", "go down a page"),
    Key("first", "home g", "view", TEXTS, "Move", "go to the beginning"),
    Key("last", "end G", "view", TEXTS, "Move", "go to the end"),
    Key("step(-1)", "left h up k", "timeline", TIMELINE, "Move", "go to the bar before", "before"),
    Key("step(1)", "right l down j", "timeline", TIMELINE, "Move", "go to the next bar", "next"),
    Key("first", "home g", "timeline", TIMELINE, "Move", "go to the beginning"),
    Key("last", "end G", "timeline", TIMELINE, "Move", "go to the end"),
    Key("pane('sources')", "1", "browse", PANES, "Panes", "go to the sources", priority=True),
    Key("pane('actors')", "2", "browse", PANES, "Panes", "go to the actors", priority=True),
    Key("pane('quotes')", "3", "browse", PANES, "Panes", "go to the quotes", priority=True),
    Key("pane('preview')", "4", "browse", PANES, "Panes", "go to the preview", priority=True),
    Key("pane('timeline')", "5", "browse", PANES, "Panes", "go to the timeline", priority=True),
    Key("next_pane(1)", "tab", "browse", PANES, "Panes", "go to the next pane", "pane", priority=True),
    Key("next_pane(-1)", "shift+tab", "browse", PANES, "Panes", "go to the pane before", priority=True),
    Key("zoom", "z", "browse", PANES, "Panes", "zoom the pane, or show all again", "zoom"),
    Key("aside(True)", "h left", "browse", PANES - TIMELINE, "Panes", "go to the sources and actors", priority=True),
    Key("aside(False)", "l right", "browse", PANES - TIMELINE, "Panes", "go to the quotes", priority=True),
    Key("unread", "u", "app", EVERYWHERE, "Program", "show what could not be read"),
    Key("theme", "T", "app", EVERYWHERE, "Program", "choose another theme"),
    Key("help", "? f1", "app", EVERYWHERE, "Program", "show what every key does", "help"),
    Key("help", "f1", "app", SEARCH, "Program", "show what every key does", "help"),
    Key("quit", "q", "app", PANES, "Program", "quit", "quit"),
    Key(
        "suspend_process", "ctrl+z", "app", EVERYWHERE | TYPED | SHEETS | EXPORT | WHICH | SAVED, "Program",
        "go to the shell; fg comes back",
    ),
    Key("close", "escape q backspace", "document", DOCUMENT, "Document", "go back to the list", "close"),
    Key("close", "escape q ?", "sheet", SHEETS, "Program", "close this", "close"),
    Key(
        "quit", "ctrl+q ctrl+c", "app", EVERYWHERE | SHEETS | EXPORT | NAMING | WHICH | HISTORY | SAVED | SAVING,
        "Program", "quit from anywhere",
        priority=True, alias="quit-anywhere",
    ),
    Key(
        "quit", "ctrl+q ctrl+c", "app", SEARCH, "Program", "quit from anywhere", "quit",
        priority=True, alias="quit-anywhere",
    ),
)  # fmt: skip
