"""What is remembered of one archive, and how it changes. Nothing here touches a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.archive.protocol import Mark

MOST_SEARCHES, MOST_SAVED = 500, 200
"""At most so many searches are kept, and so many saved ones."""
LONGEST_TEXT, LONGEST_NAME = 2_000, 60
"""Characters of a search, and of the name of a saved one."""
MOST_ROWS = 1_000
"""Rows of the list that are asked for at once to come back to the quote one stood on."""


class NameRefused(ValueError):  # noqa: N818  (a refusal, as callers say it)
    """A name that a saved search cannot have, or that none has; the message says why."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A search under a name: ``seen`` is how far the archive had come when it was last looked at, None if never."""

    name: str
    text: str
    seen: Mark | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """Where one was on leaving: the search, the quote under the cursor among so many rows, the pane with the focus.

    ``mark`` tells which archive it was.
    """

    text: str
    quote: int | None
    rows: int
    pane: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about one archive: searches, newest first, each once; saved ones in the order of their names."""

    searches: tuple[str, ...] = ()
    saved: tuple[Saved, ...] = ()
    last: Last | None = None

    def named(self, name: str) -> Saved | None:
        """The saved search of that name, whatever its case; None if there is none."""
        return next((each for each in self.saved if _same(each.name, name)), None)

    def searched(self, text: str) -> Record:
        """With one more search, the newest."""
        text = text.strip()
        if not text or len(text) > LONGEST_TEXT:
            return self
        others = (other for other in self.searches if other != text)
        return replace(self, searches=(text, *others)[:MOST_SEARCHES])

    def save(self, name: str, text: str, seen: Mark | None) -> Record:
        """With this search under that name, in the place of another of the name. Raises NameRefused."""
        name, text = checked_name(name), text.strip()
        if not text:
            raise NameRefused("an empty search cannot be saved: search for something first")
        if len(text) > LONGEST_TEXT:
            raise NameRefused(f"a search of more than {LONGEST_TEXT:,} characters cannot be saved")
        others = [each for each in self.saved if not _same(each.name, name)]
        if len(others) >= MOST_SAVED:
            raise NameRefused(f"{MOST_SAVED} searches are saved, and no more can be; delete one first")
        return replace(self, saved=_in_order([*others, Saved(name, text, seen)]))

    def rename(self, old: str, new: str) -> Record:
        """With a saved search under another name. Raises NameRefused."""
        found, new = self._known(old), checked_name(new)
        if not _same(old, new) and self.named(new) is not None:
            raise NameRefused(f'there is a saved search "{new}" already')
        others = [each for each in self.saved if each is not found]
        return replace(self, saved=_in_order([*others, replace(found, name=new)]))

    def delete(self, name: str) -> Record:
        """Without the saved search of that name. Raises NameRefused."""
        found = self._known(name)
        return replace(self, saved=tuple(each for each in self.saved if each is not found))

    def looked(self, name: str, seen: Mark) -> Record:
        """With the saved search of that name looked at when the archive had come so far; nothing if there is none."""
        return replace(
            self, saved=tuple(replace(each, seen=seen) if _same(each.name, name) else each for each in self.saved)
        )

    def left(self, last: Last) -> Record:
        """With where one was on leaving; its search counts as one."""
        return replace(self.searched(last.text), last=last)

    def _known(self, name: str) -> Saved:
        found = self.named(name)
        if found is None:
            raise NameRefused(unknown(name, self))
        return found


def unknown(name: str, record: Record) -> str:
    """That there is no saved search of this name, and which there are."""
    names = ", ".join(each.name for each in record.saved)
    return f'there is no saved search "{name}"; {f"there are: {names}" if names else "none is saved yet"}'


def checked_name(name: str) -> str:
    """A name as it is kept: one line, no leading ``@``. Raises NameRefused."""
    name = " ".join(name.split()).removeprefix("@").strip()
    if not name:
        raise NameRefused("a saved search needs a name")
    if len(name) > LONGEST_NAME:
        raise NameRefused(f"a name of more than {LONGEST_NAME} characters is too long")
    if not name.isprintable():
        raise NameRefused("a name is made of characters that can be printed")
    return name


def _same(one: str, other: str) -> bool:
    return one.casefold() == " ".join(other.split()).removeprefix("@").strip().casefold()


def _in_order(saved: list[Saved]) -> tuple[Saved, ...]:
    return tuple(sorted(saved, key=lambda each: each.name.casefold()))
