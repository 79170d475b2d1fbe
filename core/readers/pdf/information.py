"""What a PDF tells of itself beside its text, as far as that can be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.model import Metadatum, metadata

_HEAD = 4000  # characters of the text in which a title stands
_LONGEST = 300
_WORD = re.compile(r"\w+")


def metadata_of(told: Mapping[str, str], text: str) -> tuple[Metadatum, ...]:
    """Title and author, each only where it is one.

    Templates hand their titles on, and programs put the name of a file there: a title counts only where most of its
    words stand at the head of the text. An author counts by first name and surname; one name alone is an account. The
    days on which a file was made and changed are left out: a page that is printed from an archive is made today, and
    the analysis would date the text, and what is said "on Wednesday", by it where nothing else does.
    """
    title, author = (" ".join(told.get(key, "").split()) for key in ("Title", "Author"))
    return (
        *metadata("PDF title", title=title if _is_title(title, text[:_HEAD]) else None),
        *metadata("PDF author", byline=author if _is_name(author) else None),
    )


def _is_title(title: str, head: str) -> bool:
    words = _WORD.findall(title.lower())
    known = set(_WORD.findall(head.lower()))
    return len(words) > 1 and len(title) <= _LONGEST and 2 * sum(word in known for word in words) > len(words)


def _is_name(author: str) -> bool:
    return len(author) <= _LONGEST and len(author.split()) > 1 and not any(sign in author for sign in "@\\/_")
