"""What is told of one quote, in words that every format shares."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from core.archive.protocol import ActorRef, DocumentPage, QuoteDetail
from core.archive.showing.citation import whereabouts
from core.model import SourceRole, Spans

SpeakerState = Literal["named", "unnamed", "unknown"]
"""Whether the text names who speaks, has a voice without a name, or leaves it open."""

_ABSENT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A quote and the document it stands in."""

    page: DocumentPage
    quote: QuoteDetail

    @property
    def words(self) -> str:
        """What was said, in one line: pieces joined by " … ", white space made single, nothing else changed."""
        return self.quote.row.words

    @property
    def verbatim(self) -> tuple[str, ...]:
        """What stands inside marks, piece by piece, each in one line."""
        return _pieces(self.page.text, self.quote.verbatim)

    @property
    def printed_speaker(self) -> str:
        """The words of the text that name the speaker, "" where none do."""
        return " … ".join(_pieces(self.page.text, self.quote.source))

    @property
    def speakers(self) -> tuple[tuple[ActorRef, str], ...]:
        """Each speaker with the office that the document gives, "" where it gives none."""
        return tuple(
            (actor, title or "") for actor, title in zip(self.quote.row.speakers, self.quote.titles, strict=True)
        )

    @property
    def speaker_state(self) -> SpeakerState:
        """ "named" where at least one speaker has a name."""
        kinds = {actor.kind for actor in self.quote.row.speakers}
        if not kinds:
            return "unknown"
        return "unnamed" if kinds == {"unnamed"} else "named"

    @property
    def line(self) -> int | None:
        """The line of the file on which the words begin, the first is 1; None where the text has no lines of it."""
        if self.page.extract is not None:
            return None
        spans = self.quote.content or self.quote.cue
        return self.page.text.count("\n", 0, spans[0][0]) + 1 if spans else 1

    @property
    def place(self) -> str:
        """Where in the file the text stood that has no lines of it: "message 4"; "" where the text is the file."""
        return whereabouts(self.page, self.quote)

    @property
    def location(self) -> str:
        """The file, where in it, and the characters of the text, in words."""
        where = self.place if self.line is None else f"line {self.line}"
        return ", ".join(filter(None, (self.file, where, f"characters {self.characters}")))

    @property
    def characters(self) -> str:
        """The stretches of the text as ``10-20, 35-40``, half-open."""
        return ", ".join(f"{start}-{end}" for start, end in self.quote.content)

    @property
    def file(self) -> str:
        """The path of the document's file, or its name where it came from none."""
        return str(self.page.path) if self.page.path is not None else self.page.name

    @property
    def url(self) -> str:
        """Where the document can be fetched: its name if that is an address, else its file; "" for neither."""
        if self.page.name.startswith(("https://", "http://")):
            return self.page.name
        path = self.page.path
        return path.as_uri() if path is not None and path.is_absolute() else ""

    @property
    def certainty(self) -> str:
        """The chance that the speakers are right: ``89%``; it is 0% where nobody is."""
        return f"{self.quote.row.confidence:.0%}"

    @property
    def key(self) -> str:
        """A name for citing by that no other quote of the archive has, of letters, figures and hyphens in ASCII."""
        row = self.quote.row
        name = row.speakers[0].name.split()[-1] if row.speakers and row.speakers[0].name.split() else ""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        year = (row.said.value or row.published.value or "")[:4]
        return "-".join(filter(None, (_ABSENT.sub("", plain), year, f"q{row.id}")))

    def sources(self, *roles: SourceRole) -> tuple[str, ...]:
        """The names of those who stand behind the document in these roles, each once, in the order of the text."""
        return tuple(dict.fromkeys(source.name for source in self.page.sources if source.role in roles))


def _pieces(text: str, spans: Spans) -> tuple[str, ...]:
    return tuple(" ".join(text[start:end].split()) for start, end in spans)
