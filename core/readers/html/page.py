"""A page of news: the article on it, without menus, links to other pieces and small print, and its facts.

trafilatura tells the article from what stands round it. It is asked for the article's elements alone: the words of
each paragraph are read from them here, and a paragraph that does not stand on the page as it is read, letter by letter,
is none.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement, tostring
from trafilatura import bare_extraction
from trafilatura.settings import Document as Found

from core.model import Metadatum
from core.readers.html.blocks import paragraphs, parsed, tidied
from core.readers.html.facts import facts

_CHARSET = re.compile(rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|encoding=[\"']([\w.:-]{1,40})", re.I)
_LOOKED_AT = 4096
# What it thinks of a page would be printed over the screen.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Page:
    """What a page tells: ``text`` is the article, a blank line between paragraphs, "" where it shows no words."""

    text: str
    metadata: tuple[Metadatum, ...]


def declared(data: bytes) -> str:
    """The encoding that a page names at its beginning, "" where it names none."""
    found = _CHARSET.search(data[:_LOOKED_AT])
    return (found[1] or found[2]).decode("ascii") if found else ""


def read_page(markup: str, address: str = "") -> Page:
    """The article and the facts of a page fetched from ``address``; raises TooDeepError alone, whatever it holds."""
    root = parsed(markup)
    if root is None:
        return Page("", ())
    told = facts(root, markup, address)
    shown = list(paragraphs(tidied(root)))
    return Page("\n\n".join(_article(root, shown) or shown), told)


def _article(root: HtmlElement, shown: list[str]) -> list[str]:
    """The paragraphs of the article among all that are shown, [] where no article is found."""
    found = bare_extraction(tostring(root, encoding="unicode"), fast=True, include_comments=False, with_metadata=False)
    if not isinstance(found, Found):
        return []
    page = "\n\n".join(shown)
    places = [place for place, sign in enumerate(page) if not sign.isspace()]
    letters = "".join(page.split())
    return list(filter(None, (_on_page(words, page, letters, places) for words in paragraphs(found.body))))


def _on_page(words: str, page: str, letters: str, places: Sequence[int]) -> str:
    """A paragraph with its spaces as they stand on the page, "" where its letters do not stand there."""
    wanted = "".join(words.split())
    start = letters.find(wanted)
    if start < 0:
        return ""
    as_shown = page[places[start] : places[start + len(wanted) - 1] + 1]
    return words if "\n\n" in as_shown else as_shown
