"""What came beside a text: title, dates, outlets and authors out of its metadata, each with where it is told.

The text is believed before its metadata on the day of publication (``findings.TRUST``); of two things told beside it,
what its reader trusts more comes first. A name that the text carries too keeps its place there.
"""

from __future__ import annotations

from core.analysis.provenance import stamps
from core.analysis.provenance.byline import read_byline
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.header import place_of_title
from core.analysis.provenance.outlets import at_host, known
from core.analysis.provenance.people import is_nobody, is_person
from core.model import Metadatum, SourceRole

_LONGEST_NAME = 120
"""Characters from which on what stands for a name is none."""


def read_metadata(found: Findings, metadata: tuple[Metadatum, ...]) -> None:
    """Read all that came beside the text into the findings; a title told there goes before one found in the text."""
    title = next((" ".join(told.value.split()) for told in metadata if told.field == "title"), "")
    if title:
        found.title = title
        found.title_span = place_of_title(found.text, title)
    elif found.title_span:
        found.title = " ".join(found.text[slice(*found.title_span)].split())
    for told in metadata:
        match told.field:
            case "published" | "updated":
                _read_date(found, told)
            case "publisher" | "agency":
                _read_outlet(found, told, told.field)
            case "byline":
                _read_byline(found, told)
            case "place":
                if _is_name(told.value):
                    found.source(" ".join(told.value.split()), "dateline", None, told.basis)
            case "title" | "language":
                pass


def _read_date(found: Findings, told: Metadatum) -> None:
    by = "" if told.basis == "metadata" else told.basis
    if stamp := stamps.whole(told.value):
        found.claim("metadata" if told.field == "published" else "updated", stamp, told.value.strip(), by)


def _read_outlet(found: Findings, told: Metadatum, role: SourceRole) -> None:
    name = " ".join(told.value.split())
    outlet = known(name) or at_host(name)
    if outlet or _is_name(name):
        found.source(outlet.name if outlet else name, role, None, told.basis)


def _read_byline(found: Findings, told: Metadatum) -> None:
    """Whoever a line "By ..." of these words would name; a desk or an office is nobody."""
    words = " ".join(told.value.split())
    line = words if words.lower().startswith("by ") else f"By {words}"
    trial = Findings(line)
    if read_byline(trial, 0, len(line)) and trial.sources:
        for source in trial.sources:
            found.source(source.name, source.role, None, told.basis)
    elif outlet := known(words):
        found.source(outlet.name, outlet.role, None, told.basis)
    elif is_person(words, at_least=1) and not is_nobody(words):
        found.source(words, "byline", None, told.basis)


def _is_name(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_NAME and any(character.isalpha() for character in words)
