"""Themes: what is shipped, what users may write, and what the terminal is sent."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from tui import places
from tui.themes import DARK, LIGHT, ROLES, Theme, ThemeError, UnknownTheme, default_name, load_themes

SHIPPED = load_themes([places.shipped("themes")])
FULL = [theme for theme in SHIPPED.values() if theme.palette == "full"]
THREE_COLORS = '[colors]\nbackground = "#101010"\nforeground = "#eeeeee"\naccent = "#ffcc00"\n'

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Put a theme of the user's into a folder, and return the folder."""

    def written(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return written


def faults(folder: Path) -> list[str]:
    themes = load_themes([folder])
    assert list(themes) == []
    return [str(error) for error in themes.errors]


# What is shipped


def test_every_shipped_theme_is_right_and_described() -> None:
    assert SHIPPED.errors == ()
    assert len(SHIPPED) >= 8
    assert {DARK, LIGHT, "high-contrast", "ansi", "mono"} <= set(SHIPPED)
    assert all(theme.description for theme in SHIPPED.values())
    assert SHIPPED[DARK].dark
    assert not SHIPPED[LIGHT].dark


def test_no_two_shipped_themes_look_the_same() -> None:
    looks = {(tuple(theme.colors.items()), tuple(theme.looks.items())) for theme in SHIPPED.values()}
    assert len(looks) == len(SHIPPED)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio": 1 to 21, of two ``#rrggbb`` colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    parts = [channel / 255 for channel in bytes.fromhex(color[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def in_256_colors(color: str) -> str:
    return Color.parse(color).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


@pytest.mark.parametrize("rounded", [str, in_256_colors], ids=["truecolor", "256 colours"])
@pytest.mark.parametrize("theme", FULL, ids=lambda theme: theme.name)
def test_all_words_can_be_read_on_every_ground(theme: Theme, rounded: Callable[[str], str]) -> None:
    enough = 7 if theme.name.startswith("high-contrast") else 4.5
    selection = theme.looks["selection"].on
    assert selection is not None
    grounds = [theme.colors["background"], theme.colors["surface"], theme.colors["panel"], selection]
    words: list[tuple[str | None, str | None]] = [
        (theme.colors[name], None) for name in ("foreground", "accent", "warning", "error", "success")
    ]
    words += [(look.color, look.on) for role, look in theme.looks.items() if role not in ("rule", "selection")]
    words.append((theme.looks["selection"].color, selection))
    poor = [
        (word, on or ground)
        for word, on in words
        for ground in grounds
        if contrast(rounded(word or ""), rounded(on or ground)) < enough
    ]
    assert poor == []


@pytest.mark.parametrize("theme", FULL, ids=lambda theme: theme.name)
def test_the_selected_row_and_the_rules_stand_out_from_the_ground(theme: Theme) -> None:
    ground, selection, rule = (
        theme.colors["background"],
        theme.looks["selection"].on,
        theme.looks["rule"].color,
    )
    assert selection is not None
    assert rule is not None
    assert contrast(selection, ground) > 1.2
    assert contrast(in_256_colors(selection), in_256_colors(ground)) > 1.2
    assert contrast(rule, ground) > 1.4


@pytest.mark.parametrize("theme", SHIPPED.values(), ids=lambda theme: theme.name)
def test_matches_and_selections_stay_visible_without_colour(theme: Theme) -> None:
    match, selection = (theme.without_color().style(role) for role in ("match", "selection"))
    assert match.bold
    assert match.underline
    assert selection.reverse
    assert all(theme.without_color().style(role).color is None for role in ROLES)


@pytest.mark.parametrize("name", ["ansi", "mono"])
def test_a_speaker_in_pale_context_is_not_pale(name: str) -> None:
    variables = SHIPPED[name].variables()
    context, speaker = (Style.parse(variables[f"{role}-style"]) for role in ("muted", "speaker"))
    assert context.dim
    assert not (context + speaker).dim


# What users may write


def test_three_colours_make_a_theme(write: Write) -> None:
    theme = load_themes([write("mine.toml", THREE_COLORS)])["mine"]
    assert set(theme.looks) == set(ROLES)
    assert theme.style("match").color == Color.parse("#ffcc00")
    assert theme.style("match").underline


def test_a_role_changes_only_what_it_names(write: Write) -> None:
    text = THREE_COLORS + '[roles]\nmatch = { on = "#333", underline = false }\ncue = "dark_orange"\n'
    theme = load_themes([write("mine.toml", text)])["mine"]
    match = theme.style("match")
    assert (match.color, match.bgcolor) == (Color.parse("#ffcc00"), Color.parse("#333333"))
    assert match.bold
    assert not match.underline
    assert theme.looks["cue"].color == "#ff8700"
    assert theme.style("cue").italic


def test_a_users_theme_replaces_a_shipped_one_of_its_name(write: Write) -> None:
    folders = [places.shipped("themes"), write("ink.toml", THREE_COLORS)]
    themes = load_themes(folders)
    assert themes["ink"].colors["background"] == "#101010"
    assert len(themes) == len(SHIPPED)


def test_a_folder_that_does_not_exist_holds_no_themes(tmp_path: Path) -> None:
    assert list(load_themes([tmp_path / "none"])) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (THREE_COLORS + 'accnt = "#ffffff"', 'colors.accnt: no such key; did you mean "accent"?'),
        (THREE_COLORS + 'match = "#ffffff"', "colors.match: no such key; it belongs under [roles]"),
        (
            THREE_COLORS + '[roles]\nmatch = "#12345"',
            'roles.match: "#12345" is no colour; use #rrggbb, a name like "dark_orange", or ansi_blue',
        ),
        (
            THREE_COLORS + '[roles]\ncue = "drak_orange"',
            'roles.cue: "drak_orange" is no colour; did you mean "dark_orange"? Else use #rrggbb, '
            'a name like "dark_orange", or ansi_blue',
        ),
        (
            THREE_COLORS + "[roles]\ncue = { color = 7 }",
            'roles.cue.color: 7 is no colour; use #rrggbb, a name like "dark_orange", or ansi_blue, in quotation marks',
        ),
        (THREE_COLORS + "[roles]\ncue = { bold = 1 }", "roles.cue.bold: 1 is not true or false"),
        (
            THREE_COLORS + "[roles]\ncue = { blod = true }",
            'roles.cue.blod: no such key; did you mean "bold"?',
        ),
        (
            THREE_COLORS + "[roles]\nmatch = { bold = false, underline = false }",
            "roles.match: cannot be seen without colour; set bold, underline or reverse to true",
        ),
        (
            THREE_COLORS + '[roles]\ncue = "ansi_red"',
            'roles.cue: "ansi_red" belongs in a theme with palette = "terminal", this one has "full"',
        ),
        (
            'palette = "none"\n[roles]\ncue = "#ffffff"',
            'roles.cue: a theme with palette = "none" has no colours; leave it out',
        ),
        (
            '[colors]\nbackground = "#000"\nforeground = "#fff"',
            "colors.accent: missing; every theme needs background, foreground and accent",
        ),
        ("colors = 3\npalette = 'none'", "colors: 3 is not a table; write [colors] on a line of its own"),
        (
            "palette = 'few'\n" + THREE_COLORS,
            'palette: "few" is no palette; use one of "full", "terminal", "none"',
        ),
        (
            "name = 'My Theme'\n" + THREE_COLORS,
            'name: "My Theme" is no name; use small letters, digits and hyphens',
        ),
        ("dark = 'yes'\n" + THREE_COLORS, 'dark: "yes" is not true or false'),
        ("[colors\n", "is not TOML: Expected ']' at the end of a table declaration (at line 1, column 8)"),
    ],
)
def test_a_fault_is_named_with_file_and_key(write: Write, text: str, fault: str) -> None:
    folder = write("mine.toml", text)
    assert faults(folder) == [f"{folder / 'mine.toml'}: {fault}"]


def test_all_faults_of_a_file_are_told_at_once(write: Write) -> None:
    assert len(faults(write("mine.toml", '[colors]\nbackgruond = "#000"\nforeground = "x"\naccent = "#fff"'))) == 3


def test_files_at_home_are_named_as_people_write_them(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    folder = write("mine.toml", THREE_COLORS + 'accnt = "#fff"')
    monkeypatch.setenv("HOME", str(folder.parent))
    assert faults(folder)[0].startswith(f"~/{folder.name}/mine.toml: colors.accnt: ")


def test_what_is_no_theme_at_all_is_reported_and_the_others_still_load(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(THREE_COLORS)
    (tmp_path / "again.toml").write_text('name = "good"\n' + THREE_COLORS)
    (tmp_path / "bytes.toml").write_bytes(b'name = "\xff"')
    (tmp_path / "deep.toml").write_text("a = " + "[" * 5000)
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "notes.txt").write_text("not a theme")
    themes = load_themes([tmp_path])
    assert list(themes) == ["good"]
    assert [error.path.name for error in themes.errors] == [
        "bytes.toml", "deep.toml", "folder.toml", "gone.toml", "good.toml", "pipe.toml",
    ]  # fmt: skip
    assert "taken by again.toml" in str(themes.errors[4])


def test_a_fault_cannot_speak_to_the_terminal() -> None:
    error = ThemeError(Path("mine.toml"), "colors.\x1b[2J", "no\nsuch key")
    assert str(error) == "mine.toml: colors.␛[2J: no such key"


# Choosing


def test_a_name_that_is_none_is_answered_with_those_that_are() -> None:
    assert SHIPPED.named("paper") is SHIPPED["paper"]
    with pytest.raises(UnknownTheme, match=r'no theme "papr"; did you mean "paper"\? There are: amber, ansi, '):
        SHIPPED.named("papr")


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"TERM": "xterm-256color"}, "ink"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "ink"),
        ({"TERM": "screen"}, "ansi"),
        ({"TERM": "linux"}, "ansi"),
        ({}, "ansi"),
        ({"TERM": "dumb"}, "mono"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "mono"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "ink"),
    ],
)
def test_who_chose_no_theme_gets_one_their_terminal_can_show(environ: dict[str, str], name: str) -> None:
    assert default_name(environ) == name
    assert name in SHIPPED


# Wearing

SMALL_APP = '''
import sys
from pathlib import Path
from rich.text import Text
from textual.app import App
from textual.widgets import Button, DataTable, Footer, Input, OptionList, ProgressBar, Static
from tui import places
from tui.themes import ROLES, apply, load_themes

themes = load_themes([places.shipped("themes")])
first, last = themes[sys.argv[1]], themes[sys.argv[2]]

class Small(App):
    CSS = """
    #row { background: $selection; color: $selection-text; text-style: $selection-style; }
    #hit { background: $match-background; color: $match; text-style: $match-style; }
    #pale { color: $text-muted; opacity: 50%; background: $boost; tint: red 30%; }
    """
    BINDINGS = [("q", "quit", "Quit")]

    def __init__(self):
        super().__init__()
        self.worn = apply(self, first)

    def compose(self):
        yield Static("the selected row", id="row")
        yield Static("a match", id="hit")
        yield Static("pale", id="pale")
        yield from (Static(id=role) for role in ROLES)
        yield from (Input("text"), OptionList(*map(str, range(60))), ProgressBar(total=9))
        yield from (Button("Go"), DataTable(), Footer())

    def on_mount(self):
        self.call_after_refresh(self.change)

    def change(self):
        self.copy_to_clipboard("changed")
        if last is not first:
            self.worn = apply(self, last)
        for role in ROLES:
            self.query_one("#" + role, Static).update(Text(role, style=self.worn.style(role)))
        self.leave_after(5)

    def leave_after(self, frames):
        self.call_after_refresh(self.leave_after, frames - 1) if frames else self.exit()

Small().run()
'''


def sent(first: str, last: str, **environ: str) -> tuple[str, str]:
    """What a small app sends to a truecolor terminal, before and after it changes its theme."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 90, 0, 0))
    environ = {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": os.pathsep.join(sys.path),
        **environ,
    }
    command = [sys.executable, "-c", SMALL_APP, first, last]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ) as app:
        os.close(theirs)
        pieces = bytearray()
        while piece := _read(ours):
            pieces += piece
    os.close(ours)
    output = pieces.decode()
    assert app.returncode == 0, output
    before, _, after = output.partition("\x1b]52;")
    return before, after


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last writer has gone
        return b""


def codes(output: str) -> set[str]:
    """The parameters of every "select graphic rendition" sequence."""
    return set(re.findall(r"\x1b\[([0-9;:]*)m", output))


ATTRIBUTES = {"", "0", "1", "2", "3", "4", "7", "9"}


def test_ansi_sends_only_the_terminals_own_16_colours() -> None:
    found = codes("".join(sent("ansi", "ansi")))
    parameters = {int(number) for code in found for number in code.split(";") if number}
    assert parameters <= {
        *range(10),
        *range(30, 38),
        39,
        *range(40, 48),
        49,
        *range(90, 98),
        *range(100, 108),
    }
    assert any(code.endswith("33") for code in found)


def test_mono_sends_no_colour_but_keeps_weight_and_reverse() -> None:
    found = codes("".join(sent("mono", "mono")))
    assert {number for code in found for number in code.split(";")} <= ATTRIBUTES
    assert {"1;4", "1;7"} <= found


def test_no_color_is_obeyed_whatever_theme_is_asked_for() -> None:
    before, after = sent("ink", "paper", NO_COLOR="1")
    for output in (before, after):
        assert {number for code in codes(output) for number in code.split(";")} <= ATTRIBUTES
        assert any("7" in code for code in codes(output))


def test_themes_change_while_the_app_runs() -> None:
    before, after = sent("paper", "mono")
    assert any("48;2;246;241;228" in code for code in codes(before))
    assert {number for code in codes(after) for number in code.split(";")} <= ATTRIBUTES
    before, after = sent("ansi", "ink")
    assert not any("48;2" in code for code in codes(before))
    assert any("48;2;20;22;25" in code for code in codes(after))


async def test_an_edited_theme_of_the_same_name_is_put_on() -> None:
    from textual.app import App

    from tui.look import complete
    from tui.themes import apply

    app: App[None] = App()
    apply(app, SHIPPED["ink"])
    async with app.run_test() as pilot:
        base = {**SHIPPED["ink"].colors, "background": "#123456"}
        apply(app, complete("ink", "edited", True, "full", base, {}))
        await pilot.pause()
        assert app.screen.styles.background.hex == "#123456"


def test_themes_are_listed_without_loading_textual() -> None:
    code = (
        "import sys; from tui import places, themes; themes.load_themes(places.theme_folders()); "
        "sys.exit(any(name in sys.modules for name in ('textual', 'rich')))"
    )
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environ).returncode == 0
