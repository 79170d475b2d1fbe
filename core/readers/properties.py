"""What an office document or a PDF tells of itself beside its text, as far as that can be believed.

Templates hand their titles on, and programs put the name of a file there: a title counts only where most of its words
stand at the head of the text. An author counts by first name and surname; one name alone is an account. The days on
which a file was made and changed are left out: a page that is printed from an archive is made today, and the analysis
would date the text, and what is said "on Wednesday", by it where nothing else does.
"""

from __future__ import annotations

import re

from core.model import Metadatum, metadata

_HEAD = 4000  # characters of the text in which a title stands
_LONGEST = 300
_WORD = re.compile(r"\w+")


def told(
    text: str,
    *,
    title: tuple[str, str | None],
    author: tuple[str, str | None],
    language: tuple[str, str | None] = ("", None),
) -> tuple[Metadatum, ...]:
    """Title, author and language of a text, each given with where it is told, each only where it is one."""
    called, written, spoken = (" ".join((value or "").split()) for _, value in (title, author, language))
    return (
        *metadata(title[0], title=called if _is_title(called, text[:_HEAD]) else None),
        *metadata(author[0], byline=written if _is_name(written) else None),
        *metadata(language[0], language=spoken),
    )


def _is_title(title: str, head: str) -> bool:
    words = _WORD.findall(title.lower())
    known = set(_WORD.findall(head.lower()))
    return len(words) > 1 and len(title) <= _LONGEST and 2 * sum(word in known for word in words) > len(words)


def _is_name(author: str) -> bool:
    return len(author) <= _LONGEST and len(author.split()) > 1 and not any(sign in author for sign in "@\\/_")
