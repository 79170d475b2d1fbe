"""Who stands behind a document and when it came out: title, kind, moment of publication, sources, each with
its place.

Only what the text or its metadata carries: a photo credit is not who wrote the text, a reprint's agency is
not its publisher, and nothing is inferred from what a report is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.analysis.provenance import dateline
from core.analysis.provenance.beside import read_metadata
from core.analysis.provenance.closing import read_foot
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.header import read_head
from core.analysis.provenance.issuer import read_issuer
from core.analysis.provenance.labels import is_broadcast, is_dialogue, opens_turn
from core.analysis.provenance.photo import read_photos
from core.analysis.provenance.signoff import read_hand_overs, read_sign_offs
from core.analysis.provenance.turns import read_reporting_turns
from core.analysis.provenance.wiremarks import read_wire_mark
from core.model import Document, DocumentKind, Moment, Source, Span, Spans

_PARAGRAPH = re.compile(r"(?:\A|\n)[^\S\n]*(?=\S)")
_DATELINES_TRIED, _FAR = 6, 2000


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origin of one document; ``furniture`` are its stretches that are no narrative, the title not among
    them."""

    title: str | None
    title_span: Span | None
    kind: DocumentKind
    published: Moment
    sources: tuple[Source, ...]
    furniture: Spans


def trace(document: Document) -> Provenance:
    """The provenance of a document, from its metadata and its text; all spans lie in the text, furniture
    disjoint."""
    found = Findings(document.text)
    body = read_head(found)
    read_metadata(found, document.metadata)
    _read_dateline(found, body)
    signed = read_sign_offs(found, body)
    read_hand_overs(found, body)
    read_reporting_turns(found, body)
    read_photos(found, body)
    read_foot(found, body)
    read_wire_mark(found, body)
    read_issuer(found, body)
    return Provenance(
        title=found.title,
        title_span=found.title_span,
        kind=_kind(found, signed=signed),
        published=found.published(),
        sources=found.ordered_sources(),
        furniture=found.spans(),
    )


def _read_dateline(found: Findings, body: int) -> None:
    """The first dateline at the start of one of the first paragraphs; a lone place and dash count in the
    first only."""
    if any(source.role == "dateline" for source in found.sources):
        return
    starts = [m.end() for m in _PARAGRAPH.finditer(found.text, body, body + _FAR)]
    first = len(found.text) - len(found.text[body:].lstrip())
    for at, start in enumerate([first, *(s for s in starts if s > first)][:_DATELINES_TRIED]):
        if opens_turn(found.text, start, len(found.text)):
            break
        if dateline.read(found, start, len(found.text), strong=at > 2):
            return
    if found.page_place:
        found.source(found.page_place[0], "dateline", found.page_place[1])


def _kind(found: Findings, *, signed: bool) -> DocumentKind:
    """A transcript has turns or a sign-off, or is called one; a report says who or where it is from; all else is
    text."""
    if signed or found.transcript or is_broadcast(found.text) or is_dialogue(found.text):
        return "transcript"
    behind = {"publisher", "agency", "byline", "reporter", "dateline"}
    return "report" if any(source.role in behind for source in found.sources) else "text"
