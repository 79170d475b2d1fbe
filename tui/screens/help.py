"""Help: every key from the key map, those that work here first, the marks, and the words of a search."""

from __future__ import annotations

from itertools import zip_longest

from tui.key_map import KeyMap, keys_of, printed
from tui.keys import Key, Pane
from tui.screens.sheet import Sheet
from tui.widgets.line_view import LineView
from tui.widgets.pieces import Line, cells, fit, line_cells, wrap
from tui.wording import KIND_MARK

_KEYS = 21
_TWO_COLUMNS = 108

PANE_WORDS: dict[Pane, str] = {"search": "search line", "document": "document that is read"}
"""What a pane is called where its name alone would say too little."""

MARKS: tuple[tuple[str, str, str], ...] = (
    (
        KIND_MARK["direct"],
        "",
        "direct: every word stands between quotation marks",
    ),
    (KIND_MARK["mixed"], "", "mixed: part of it stands between quotation marks"),
    (KIND_MARK["indirect"], "", "indirect: reported in other words"),
    ("≤31 Oct", "date", "said on that day or before"),
    ("match", "match", "what the search found"),
    ("verbatim", "verbatim", "what stands between quotation marks"),
    ("said", "cue", "the words that report it"),
    ("Lloyd Austin", "speaker", "the words that name who said it"),
    ("●", "accent", "the source or actor filtered by; a marked quote"),
    ("+", "mark", "new since the saved search was last looked at"),
    ("·", "muted", "appears, but is not quoted in what is shown"),
)
SEARCHES: tuple[tuple[str, str], ...] = (
    ("north troops", "both words, typing errors forgiven"),
    ('"good likelihood"', "exactly these words"),
    ("-weapons", "not this word"),
    ("speaker:austin", "said by; actor: where somebody appears"),
    ("source:kbs", "published, written or sent by"),
    ("kind:direct", "direct, mixed or indirect"),
    ('said:"last week"', "when it was said: a day, 2024-10, 2024"),
    ("said:~2024-10-31", "on or before that day too, if no more is known"),
    ("published:>2024-10-22", "when it was published"),
)


class HelpText(LineView):
    """The sheet itself, laid out anew for every width."""

    def __init__(self, pane: Pane) -> None:
        super().__init__(id="help-text")
        self.pane = pane

    def on_resize(self) -> None:
        self.show(laid_out(self.size.width, keys_of(self.app), self.pane), top=self.scroll_offset.y)


class HelpScreen(Sheet):
    """Every key, those of the pane that had the focus first, and what can be searched for."""

    def __init__(self, pane: Pane) -> None:
        super().__init__("help", f"Help for the {PANE_WORDS.get(pane, pane)}", HelpText(pane))


Block = tuple[str, list[tuple[str, str, str]]]
"""A heading, and under it rows of what to press or type, its role, what it does."""


def blocks(key_map: KeyMap, pane: Pane) -> list[Block]:
    """All that help has to say; every row of the key map is in it, those of other panes after the rest."""
    here = [(name, _merged([row for row in rows if pane in row.panes])) for name, rows in key_map.groups()]
    known = {words: pressed for _, does in here for words, pressed in does.items()}
    others = _merged([row for _, rows in key_map.groups() for row in rows if pane not in row.panes])
    elsewhere = {words: pressed for words, pressed in others.items() if known.get(words) != pressed}
    searches = [(words, "accent", means) for words, means in SEARCHES]
    keys = [_block_of(name, does) for name, does in here if does]
    last = [_block_of("In other panes", elsewhere)] if elsewhere else []
    return [*keys, ("What to type in a search", searches), ("Marks", list(MARKS)), *last]


def _block_of(name: str, does: dict[str, str]) -> Block:
    return name, [(pressed, "key", words) for words, pressed in does.items()]


def _merged(keys: list[Key]) -> dict[str, str]:
    """What each key does, once, with all the keys that do it."""
    does: dict[str, dict[str, None]] = {}
    for key in keys:
        does.setdefault(key.help, {}).update(dict.fromkeys(printed(name) for name in key.keys))
    return {words: "  ".join(names) for words, names in does.items()}


def laid_out(width: int, key_map: KeyMap, pane: Pane) -> list[Line]:
    """Help as lines of at most ``width`` cells: in two columns where there is room, each block in one piece."""
    columns = 2 if width >= _TWO_COLUMNS else 1
    room = width // columns
    pieces = [_block(block, room) for block in blocks(key_map, pane)]
    if columns == 1:
        return [line for piece in pieces for line in piece]
    half = sum(map(len, pieces)) / 2
    left: list[Line] = []
    while pieces and len(left) + len(pieces[0]) / 2 < half:
        left += pieces.pop(0)
    right = [line for piece in pieces for line in piece]
    return [_beside(a, b, room) for a, b in zip_longest(left, right, fillvalue=())]


def _block(block: Block, width: int) -> list[Line]:
    name, rows = block
    lines: list[Line] = [[("  ", ""), (name, "title")]]
    for mark, role, means in rows:
        gap = fit("", max(2, _KEYS - cells(mark)))
        for number, (start, end) in enumerate(wrap(means, width - _KEYS - 6)):
            head: Line = [(mark, role), (gap, "")] if number == 0 else [(fit("", _KEYS), "")]
            lines.append([("    ", ""), *head, (means[start:end], "")])
    return [*lines, []]


def _beside(left: Line, right: Line, width: int) -> Line:
    return [*left, (fit("", width - line_cells(left)), ""), *right]
