"""The words of a message as their writer meant them: paragraphs whole, nothing of what a reply repeats."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml.html import HtmlElement

from core.readers.exports import paragraphs as unwrapped
from core.readers.html.blocks import TooDeepError, paragraphs, parsed, tidied
from core.readers.mail.headers import is_reply
from core.readers.mail.parts import Leaf, Message, Parts, UnreadableError

_SIGNATURE = "-- "
"""The line that parts a signature from the words (RFC 3676, 4.3)."""
_QUOTED = re.compile(r"\s{0,3}>")
_REPEATS = re.compile(
    r"\s*-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine)\s*-{2,}", re.IGNORECASE
)
_ATTRIBUTION = re.compile(r"[^\n>]{0,300}(?:<[^<>\s]{1,200}@[^<>\s]{1,200}>[^\n]{0,80}|\bwrote|\bwrites):?\s*")
_LONGEST_ATTRIBUTION = 3
"""Lines over which the words that lead in a quotation may run: "On Monday, Ana Reis <ana@...> wrote:"."""
_ARMOUR = "-----BEGIN PGP MESSAGE-----"

_CITED = (
    ".//blockquote[@type='cite']", ".//*[contains(concat(' ', @class, ' '), ' gmail_quote ')]",
    ".//*[contains(concat(' ', @class, ' '), ' moz-cite-prefix ')]",
    ".//*[contains(concat(' ', @class, ' '), ' yahoo_quoted ')]",
    ".//*[contains(concat(' ', @class, ' '), ' gmail_attr ')]",
    ".//*[@id='divRplyFwdMsg' or @id='appendonsend' or @id='OLK_SRC_BODY_SECTION']",
)  # fmt: skip
"""Where mail programs put what a reply repeats: Apple Mail and Thunderbird, Gmail, Thunderbird, Yahoo, Outlook."""
_SIGNED = (
    ".//*[contains(concat(' ', @class, ' '), ' gmail_signature ')]",
    ".//*[contains(concat(' ', @class, ' '), ' moz-signature ')]",
)
_ALL_BEHIND = frozenset({"divRplyFwdMsg", "appendonsend"})


def words_of(message: Message, parts: Parts) -> str:
    """The words of a message, a blank line between paragraphs; "" where it has none.

    As HTML where it has that, for there paragraphs are whole; else as plain text. Raises UnreadableError.
    """
    reply = is_reply(message)
    forms: tuple[tuple[Sequence[Leaf], Callable[[Leaf, bool], str]], ...] = ((parts.html, _html), (parts.plain, _plain))
    for leaves, read in forms:
        if text := "\n\n".join(filter(None, (read(leaf, reply) for leaf in leaves))):
            return text
    return ""


def _html(leaf: Leaf, reply: bool) -> str:
    try:
        root = parsed(leaf.text())
    except TooDeepError as error:
        raise UnreadableError("its HTML is nested too deep", "save its words as text") from error
    if root is None:
        return ""
    for path in (*_SIGNED, *(_CITED if reply else ())):
        for element in root.xpath(path):
            _drop(element)
    return "\n\n".join(paragraphs(tidied(root)))


def _drop(element: HtmlElement) -> None:
    if element.get("id") in _ALL_BEHIND:
        for behind in list(element.itersiblings()):
            behind.getparent().remove(behind)
    if element.getparent() is not None:
        element.drop_tree()


def _plain(leaf: Leaf, reply: bool) -> str:
    text = leaf.text()
    if text.lstrip().startswith(_ARMOUR):
        raise UnreadableError("it is encrypted", "save it decrypted")
    flowed = str(leaf.part.get_param("format", "")).lower() == "flowed"
    joined = str(leaf.part.get_param("delsp", "")).lower() == "yes"
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if _SIGNATURE in lines:
        lines = lines[: len(lines) - 1 - lines[::-1].index(_SIGNATURE)]
    if reply:
        lines = _own(lines)
    return _flowed(lines, joined) if flowed else unwrapped(lines)


def _own(lines: Sequence[str]) -> list[str]:
    """The lines that a reply does not repeat, without the words that lead in what it does."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        if _REPEATS.match(line):
            break
        if not _QUOTED.match(line):
            kept.append(line)
        elif not (number and _QUOTED.match(lines[number - 1])):
            _drop_attribution(kept)
    return kept


def _drop_attribution(kept: list[str]) -> None:
    while kept and not kept[-1].strip():
        kept.pop()
    for count in range(1, _LONGEST_ATTRIBUTION + 1):
        led_in = kept[-count:]
        if len(led_in) < count or not led_in[0].strip():
            return
        first = count == len(kept) or not kept[-count - 1].strip()
        if first and _ATTRIBUTION.fullmatch(" ".join(line.strip() for line in led_in)):
            del kept[-count:]
            return


def _flowed(lines: Sequence[str], joined: bool) -> str:
    """Paragraphs of flowed text: a line that ends with a space goes on (RFC 3676, 4)."""
    found: list[str] = []
    open_ = False
    for line in lines:
        line = line.removeprefix(" ")
        words = line.strip()
        if open_ and words:
            found[-1] += ("" if joined else " ") + words
        elif words:
            found.append(words)
        open_ = bool(words) and line.endswith(" ")
    return "\n\n".join(found)
