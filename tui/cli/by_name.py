"""Saved searches on a command line: `@strike` stands for the search that was saved as "strike"."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.call import Call, Refusal, say

if TYPE_CHECKING:
    from core.archive.language.query import Query
    from core.archive.protocol import Archive, News
    from tui.remembering.memory import Memory
    from tui.remembering.record import Saved

SIGN = "@"


class ByName:
    """The saved searches that the words of one call name; what is remembered is read when the first one comes."""

    def __init__(self, call: Call, archive: Path | None) -> None:
        self._call, self._archive = call, archive
        self._memory: Memory | None = None
        self._used: list[Saved] = []

    def __call__(self, word: str) -> str | None:
        """The search that a word stands for, None for a word that names none. Raises Refusal for an unknown name."""
        if not word.startswith(SIGN) or word == SIGN:
            return None
        from tui.remembering.record import unknown

        memory = self._memory = self._memory or remembering(self._call, self._archive)
        found = memory.record.named(word)
        if found is None:
            raise Refusal(f'{unknown(word[1:], memory.record)}. "{word}" between quotation marks looks for the word')
        self._used.append(found)
        return found.text

    def only(self, words: Sequence[str]) -> Saved | None:
        """The saved search if these words are its name and nothing else."""
        return self._used[0] if len(words) == 1 and self._used else None

    def look(self, words: Sequence[str], archive: Archive, query: Query) -> None:
        """Say what is new to a saved search, and note that it has been looked at; ask only after this what there is."""
        saved = self.only(words)
        if saved is None or self._memory is None:
            return
        mark, news = archive.mark(), archive.news(query, saved.seen)
        say(f"{SIGN}{saved.name}: {told(news)}")
        self._memory.change(lambda record: record.looked(saved.name, mark))
        self._memory.keep()
        for trouble in self._memory.troubles:
            say(trouble)


def remembering(call: Call, archive: Path | None) -> Memory:
    """What is remembered of the archive of a call. Raises Refusal where nothing is to be remembered."""
    from tui.remembering.memory import VARIABLE

    if call.environ.get(VARIABLE, "").strip():
        raise Refusal(f"nothing is remembered while ${VARIABLE} is set, so no search is saved")
    memory = call.remembers(call.find_archive(archive))
    for trouble in memory.troubles:
        say(trouble)
    return memory


def told(news: News) -> str:
    """What is new, in words: ``3 new since it was last looked at``."""
    from tui.wording import at_least

    if news.new is None:
        return "what is new cannot be told, it was not looked at in this archive before"
    return f"{at_least(news.new, news.exact_new) if news.new else 'nothing'} new since it was last looked at"
