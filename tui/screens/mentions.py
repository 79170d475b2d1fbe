"""Who is meant where an actor is mentioned: going from mention to mention of a document."""

from __future__ import annotations

from collections.abc import Sequence

from core.archive.protocol import ActorRef, DocumentPage
from core.archive.words.cutting import folded
from core.model import Mention, Span
from tui.widgets.pieces import Line, Piece

Step = tuple[Mention, int | None]


class Mentions:
    """The mentions of a document in the order of its text, and the one that is pointed at."""

    def __init__(self, page: DocumentPage) -> None:
        self.page = page
        self.all: list[Step] = sorted(page.mentions, key=lambda step: (step[0].start, -step[0].end))
        self.at: int | None = None

    @property
    def pointed(self) -> Mention | None:
        """The mention that is pointed at, None if none is."""
        return None if self.at is None else self.all[self.at][0]

    def step(self, way: int, view: Span) -> Mention | None:
        """Point at the next mention, or the one before: the first (last) in view, unless one there is pointed at."""
        if not self.all:
            return None
        here = self.pointed
        if here is not None and view[0] <= here.start < view[1] and self.at is not None:
            self.at = (self.at + way) % len(self.all)
            return self.pointed
        inside = [at for at, (mention, _) in enumerate(self.all) if view[0] <= mention.start < view[1]]
        beyond = [at for at, (mention, _) in enumerate(self.all) if mention.start >= view[1]]
        self.at = (inside[0] if way > 0 else inside[-1]) if inside else beyond[0] if beyond else 0
        return self.pointed

    def forget(self) -> None:
        """Point at none."""
        self.at = None

    def meant(self) -> list[ActorRef]:
        """Whom the mention pointed at may mean: its actor; of a name that the text leaves open, all who bear it."""
        if self.at is None:
            return []
        mention, actor = self.all[self.at]
        if actor is not None:
            return [ref for ref in self.page.actors if ref.id == actor]
        if mention.form not in ("name", "surname"):
            return []
        words = set(folded(self.page.text[mention.start : mention.end]).split())
        return [ref for ref in self.page.actors if words & set(folded(ref.name).split())]


def meaning(page: DocumentPage, mention: Mention, meant: Sequence[ActorRef]) -> Line:
    """The words of a mention, and whom they mean or may mean."""
    line: list[Piece] = [(" ", ""), (f"“{page.text[mention.start : mention.end]}” ", "")]
    if mention.actor is not None and meant:
        return [*line, (f"({mention.form}) is ", "muted"), (meant[0].name, "speaker"), (f", {meant[0].kind}", "muted")]
    names = " or ".join(ref.name for ref in meant)
    return [*line, (f"({mention.form}) is left open by the text{': ' if names else ''}", "muted"), (names, "")]
