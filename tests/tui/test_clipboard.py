"""Copying over SSH: what the terminal is sent, and what it never is."""

from __future__ import annotations

import base64
import re
import subprocess
from typing import Any

import pytest

from tui.clipboard import LIMIT, TooLong, copy, copy_sequence

XTERM = {"TERM": "xterm-256color"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1000/default,1,0"}
SCREEN = {"TERM": "screen.xterm-256color", "STY": "1234.pts-0.host"}
QUOTE = "“No minister can promise cheaper energy,” she said.\n\tساعة · 東京"
HOSTILE = "words\x1b]52;c;!\x07\x1b\\\x9c\x00\x1b[201~ rm -rf\r more"


def payload(sequence: str) -> str:
    """What a terminal puts into the clipboard, the last of several sequences."""
    found: str = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)[-1]
    return base64.b64decode(found).decode()


def unwrapped_by_tmux(sequence: str) -> str:
    """What tmux hands on when it may: the passthrough's content, its escapes single again."""
    start = sequence.index("\x1bPtmux;") + len("\x1bPtmux;")
    end = re.compile(r"(?<!\x1b)\x1b\\").search(sequence, start)
    assert end is not None
    return sequence[start : end.start()].replace("\x1b\x1b", "\x1b")


def unwrapped_by_screen(sequence: str) -> str:
    """What GNU screen hands on: the contents of its device control strings, one after the other."""
    assert re.fullmatch(r"(?:\x1bP(?:(?!\x1b\\).)*\x1b\\)+", sequence, re.DOTALL)
    return "".join(re.findall(r"\x1bP(.*?)\x1b\\", sequence, re.DOTALL))


def test_a_terminal_gets_one_sequence() -> None:
    assert copy_sequence("hello", environ=XTERM) == "\x1b]52;c;aGVsbG8=\x07"


def test_the_words_arrive_as_they_are() -> None:
    assert payload(copy_sequence(QUOTE, environ=XTERM)) == QUOTE


def test_long_text_has_no_line_breaks_in_its_encoding() -> None:
    sequence = copy_sequence("word " * 2000, environ=XTERM)
    assert re.fullmatch(r"\x1b\]52;c;[A-Za-z0-9+/]+=*\x07", sequence)


def test_tmux_gets_the_plain_form_and_the_wrapped_one() -> None:
    sequence = copy_sequence(QUOTE, environ=TMUX)
    plain = copy_sequence(QUOTE, environ=XTERM)
    assert sequence.startswith(plain)
    assert unwrapped_by_tmux(sequence) == plain


def test_a_tmux_at_the_other_end_of_ssh_is_known_by_its_terminal() -> None:
    assert copy_sequence("x", environ={"TERM": "tmux-256color"}) == copy_sequence("x", environ=TMUX)


def test_screen_gets_short_pieces_that_join_to_the_plain_form() -> None:
    sequence = copy_sequence(QUOTE * 50, environ=SCREEN)
    assert max(map(len, re.findall(r"\x1bP(.*?)\x1b\\", sequence, re.DOTALL))) <= 256
    assert unwrapped_by_screen(sequence) == copy_sequence(QUOTE * 50, environ=XTERM)


def test_a_tmux_passthrough_is_never_sent_where_screen_would_print_it() -> None:
    assert "tmux;" not in copy_sequence("x", environ={**SCREEN, "TMUX": "/tmp/outer,1,0"})
    assert "tmux;" not in copy_sequence("x", environ={"TERM": "screen-256color"})


@pytest.mark.parametrize("environ", [XTERM, TMUX, SCREEN, {}])
@pytest.mark.parametrize("text", [QUOTE, HOSTILE, "\ud800", "a" * 999])
def test_no_terminal_receives_the_text_itself(text: str, environ: dict[str, str]) -> None:
    sequence = copy_sequence(text, environ=environ)
    assert re.fullmatch(r"(?:[A-Za-z0-9+/=;\]]|52;c;|tmux;|\x1b[P\\\]\x1b]|\x07)*", sequence)
    assert text not in sequence


def test_what_is_pasted_into_a_shell_carries_no_commands_for_the_terminal() -> None:
    assert payload(copy_sequence(HOSTILE, environ=XTERM)) == "words]52;c;!\\[201~ rm -rf more"


def test_nothing_to_copy_sends_nothing_and_so_empties_no_clipboard() -> None:
    assert copy_sequence("", environ=XTERM) == ""
    assert copy_sequence("\x00", environ=XTERM) == ""


def test_too_much_is_refused_with_the_sizes_named() -> None:
    fits = "a" * (LIMIT // 4 * 3)
    assert copy_sequence(fits, environ=XTERM)
    with pytest.raises(TooLong, match=r"56,246 bytes.*takes 56,244.*write them to a file") as refused:
        copy_sequence(fits + "ab", environ=XTERM)
    assert (refused.value.size, refused.value.limit) == (56_246, 56_244)


def test_the_limit_is_the_callers_to_set() -> None:
    assert copy_sequence("abc", environ=XTERM, limit=4)
    with pytest.raises(TooLong):
        copy_sequence("abcd", environ=XTERM, limit=4)


class Tmux:
    """Stands in for running tmux, and keeps what it was given."""

    def __init__(self, returncode: int = 0, error: Exception | None = None) -> None:
        self.loaded: list[bytes] = []
        self.returncode = returncode
        self.error = error

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        assert command == ["tmux", "load-buffer", "-w", "-"]
        if self.error:
            raise self.error
        self.loaded.append(options["input"])
        return subprocess.CompletedProcess(command, self.returncode)


def test_inside_tmux_the_text_goes_to_tmux_itself() -> None:
    sent: list[str] = []
    tmux = Tmux()
    copy(QUOTE, sent.append, environ=TMUX, run=tmux)
    assert (tmux.loaded, sent) == ([QUOTE.encode()], [])


@pytest.mark.parametrize(
    "tmux",
    [Tmux(returncode=1), Tmux(error=FileNotFoundError()), Tmux(error=subprocess.TimeoutExpired("tmux", 2))],
)
def test_a_tmux_that_does_not_answer_is_passed_by(tmux: Tmux) -> None:
    sent: list[str] = []
    copy(QUOTE, sent.append, environ=TMUX, run=tmux)
    assert sent == [copy_sequence(QUOTE, environ=TMUX)]


def test_without_tmux_no_program_is_run() -> None:
    sent: list[str] = []
    copy(QUOTE, sent.append, environ=XTERM, run=Tmux(error=AssertionError("ran")))
    assert sent == [copy_sequence(QUOTE, environ=XTERM)]


def test_too_much_reaches_neither_tmux_nor_the_terminal() -> None:
    sent: list[str] = []
    tmux = Tmux()
    with pytest.raises(TooLong):
        copy("a" * 60_000, sent.append, environ=TMUX, run=tmux)
    assert (tmux.loaded, sent) == ([], [])
