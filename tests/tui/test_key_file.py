"""A user's own keys: what a file may say, and how each fault in it is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tui.cli.root import root
from tui.key_file import normal, read_keys
from tui.key_map import DEFAULTS, PANES, KeyMap
from tui.keys import KEYS, Pane

Read = Callable[[str], tuple[KeyMap, list[str]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The keys of a file with this text, and its faults as they are told."""

    def read(text: str) -> tuple[KeyMap, list[str]]:
        path = tmp_path / "keys.toml"
        path.write_text(text, encoding="utf-8")
        key_map, errors = read_keys(path)
        assert all(error.path == path for error in errors)
        return key_map, [str(error).removeprefix(f"{path}: ") for error in errors]

    return read


def keys(key_map: KeyMap, name: str, pane: Pane) -> list[str]:
    return [key for row in key_map.of(pane) if row.name == name for key in row.keys]


def test_without_a_file_the_keys_are_those_that_come(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "keys.toml") == (DEFAULTS, ())


def test_the_file_that_is_printed_holds_the_keys_that_come(read: Read) -> None:
    printed = CliRunner().invoke(root, ["keys"]).stdout
    key_map, faults = read(printed)
    assert faults == []
    for pane in PANES:
        assert [(row.action, row.keys) for row in key_map.of(pane)] == [
            (row.action, row.keys) for row in DEFAULTS.of(pane)
        ]
    assert {row.name for row in KEYS} == {line.partition(" =")[0] for line in printed.splitlines() if " = " in line}


def test_one_pane_is_changed_alone(read: Read) -> None:
    key_map, faults = read('[quotes]\ncopy = "C"\n')
    assert faults == []
    assert keys(key_map, "copy", "quotes") == ["C"]
    assert keys(key_map, "copy", "document") == ["y"]
    assert key_map.at("quotes", "y") is None


def test_everywhere_is_everywhere_but_where_a_pane_says_otherwise(read: Read) -> None:
    key_map, faults = read('[document]\ndown = "x"\n[everywhere]\ndown = ["J", "ctrl-n"]\n')
    assert faults == []
    assert keys(key_map, "down", "quotes") == keys(key_map, "down", "help") == ["J", "ctrl+n"]
    assert keys(key_map, "down", "document") == ["x"]


def test_letters_stay_letters_where_something_is_typed(read: Read) -> None:
    key_map, faults = read('[everywhere]\nhelp = "H"\n')
    assert faults == []
    assert keys(key_map, "help", "quotes") == ["H"]
    assert keys(key_map, "help", "search") == ["f1"]
    _, faults = read('[search]\nclear = "x"\n')
    assert faults == ['search.clear: "x" is typed there; use a key with ctrl or alt, or a named one like f2']


def test_an_action_may_have_no_key(read: Read) -> None:
    key_map, faults = read("[everywhere]\nunread = []\n")
    assert faults == []
    assert key_map.at("quotes", "u") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[quots]\ncopy = "c"\n', 'quots: no such pane; did you mean "quotes"?'),
        ('[quotes]\ncopi = "c"\n', 'quotes.copi: no such action; did you mean "copy"?'),
        ('[quotes]\nnext-quote = "c"\n', "quotes.next-quote: no such action; "),
        ('copy = "c"\n', "copy: no such pane; there are everywhere, sources, actors"),
        ('quotes = "c"\n', 'quotes: "c" is not a table; write [quotes] on a line of its own'),
        ('[quotes]\ncopy = "escap"\n', 'quotes.copy: "escap" is no key; did you mean "escape"?'),
        ('[quotes]\ncopy = "cntrl-d"\n', 'quotes.copy: "cntrl-d" is no key; did you mean "ctrl-d"?'),
        ("[quotes]\ncopy = 3\n", "quotes.copy: 3 is no key; write a letter"),
        ('[quotes]\ncopy = ["c", ""]\n', 'quotes.copy: "" is no key; write a letter'),
        ('[quotes]\ncopy = "C"\ncite = "C"\n', 'quotes: "C" would be both "copy" and "cite"; give one of them'),
        ('[quotes]\ncopy = "d"\n', 'quotes: "d" would be both "copy" and "day"; give one of them another key'),
        ('[quotes]\ncopy = "ctrl-i"\n', 'quotes: "tab" would be both "copy" and "next-pane"'),
        ('[quotes]\ncopy = "c\n', "is not TOML: "),
    ],
)
def test_a_fault_is_named_and_the_keys_are_those_that_come(text: str, told: str, read: Read) -> None:
    key_map, faults = read(text)
    assert key_map == DEFAULTS
    assert len(faults) == 1
    assert faults[0].startswith(told), faults


def test_a_line_that_is_no_toml_is_named(read: Read) -> None:
    _, (fault,) = read('[quotes]\ncopy = "c"\ncite == "d"\n')
    assert "line 3" in fault


def test_every_fault_is_named_at_once(read: Read) -> None:
    _, faults = read('[quots]\n[actors]\nbak = "x"\ncite = "hyper-ctrl-x"\n')
    assert [fault.partition(":")[0] for fault in faults] == ["quots", "actors.bak", "actors.cite"]


def test_a_clash_in_several_panes_is_told_once(read: Read) -> None:
    _, faults = read('[everywhere]\ncopy = "a"\n')
    assert len(faults) == 1
    assert faults[0].startswith("sources, actors, quotes, timeline, preview, document: ")


def test_what_is_not_a_file_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.mkdir()
    _, (fault,) = read_keys(path)
    assert str(fault).endswith("is not a file")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("j", "j"), ("G", "G"), ("-", "-"), ("+", "+"), ("?", "?"), (" ", "space"), ("esc", "escape"), ("F2", "f2"),
        ("ctrl-d", "ctrl+d"), ("Ctrl+D", "ctrl+d"), ("shift-tab", "shift+tab"), ("shift-y", "Y"), ("↑", "up"),
        ("alt-Y", "alt+shift+y"), ("ctrl--", "ctrl+minus"), ("ctrl-m", "enter"), ("shift+ctrl+up", "ctrl+shift+up"),
        ("pgdn", "pagedown"), ("alt-x", "alt+x"), ("", None), ("ctrl-", None), ("nokey", None), ("\x1b", None),
        ("x-y", None), ("f99", None),
    ],
)  # fmt: skip
def test_keys_may_be_written_as_people_write_them(written: str, key: str | None) -> None:
    assert normal(written) == key
