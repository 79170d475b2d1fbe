"""The foot of a document: "(Reporting by ...; Editing by ...)", taglines, copyright, contacts, marks of the
end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.analysis.provenance.findings import Findings
from core.analysis.provenance.outlets import at_host, known
from core.analysis.provenance.people import name_at, people, strip
from core.model import SourceRole, Span

_ORIGINAL = r"(?:[a-z]{4,12}\s)?original(?:\s(?:story|report|article|text))?"
_TASK = rf"(?:{_ORIGINAL}|(?:additional\s|further\s)?(?:reporting|writing|written|compiled|translated|editing"
_TASK += r"|edited|graphics?))"
_CREDIT = re.compile(
    rf"(?:\(|^[^\S\n]*){_TASK}(?:\s(?:and|&)\s(?:reporting|writing|editing))?\sby:?\s[^()\n]{{3,600}}\)?",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = re.compile(r"[(\n]")
_CLAUSE = re.compile(r"\(?\s*(?P<task>[a-z &]{4,40}?)\sby:?\s(?P<names>.+)", re.IGNORECASE | re.DOTALL)
_CONTRIBUTED = r"contributed\s(?:reporting|research|to\sth(?:is|e)\s(?:report|story|article|dispatch))"
_WHO, _WHERE = r"(?P<who>(?-i:[^\W\d_a-z])[^\n]{3,300}?)\s", r"(?P<rest>[^\n]{0,300}?)"
_SENTENCE_STOP = r"(?:\.?\s*$|(?<!\bSt)(?<!\b[A-Z])\.(?=\s+(?-i:[^\W\d_a-z])))"
_TAGLINE = re.compile(
    rf"^[^\S\n]*{_WHO}(?P<what>{_CONTRIBUTED}|reported\sfrom\s){_WHERE}{_SENTENCE_STOP}", re.IGNORECASE | re.MULTILINE
)
# A tagline's next sentence; what its writers contributed may be left out there.
_MORE = re.compile(
    rf"\s+(?P<who>(?-i:[^\W\d_a-z])[^\n]{{3,300}}?)\s(?P<what>{_CONTRIBUTED}|contributed(?=\.)|reported\sfrom\s)"
    rf"{_WHERE}{_SENTENCE_STOP}",
    re.IGNORECASE | re.MULTILINE,
)
_AFTER_PLACE = re.compile(r",\sand\s|;\s(?:and\s)?|\sand\s|,\s")
_OF_OUTLET = re.compile(
    r"(?P<outlet>[^\W\d_][\w ]{1,30}?)\s(?:staff\s)?(?:writer|reporter|journalist|correspondent)s?\s"
)
_OFFICE = re.compile(r"\s(?:cent(?:er|re)|department|division|office|section)$", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"^[^\S\n]*(?:copyright\b|©|\(c\)\s)[^\S\n]*(?:©|\(c\))?[^\S\n]*(?:(?:19|20)\d\d"
    r"(?:\s?[-–]\s?\d{2,4})?)?[,.]?[^\S\n]*"
    r"(?:by\s)?(?P<who>[^\n,.©|]{2,60}?)(?=[^\S\n]*(?:[,.|©\n]|\Z|(?:19|20)\d\d|all\srights))[^\n]{0,200}",
    re.IGNORECASE | re.MULTILINE,
)
_VIA = re.compile(
    r"^[^\S\n]*[(\[]?(?:source|via|(?:originally\s)?published\s(?:by|on|in|at))\s?:?\s"
    r"(?P<who>[^\n()\[\],]{2,60}?)(?:,\s[^\n()\[\]]{4,30})?[)\]]?\.?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MARKS = re.compile(
    r"^[^\S\n]*(?:#{3,}|-\s?30\s?-|-?\s?ends?\s?-?|\(end\)|\(ends\)|reuters?|&#3;|\x03"
    r"|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}"
    r"|follow\s[^\n]{2,80}\son\s(?:twitter|x|facebook)[^\n]{0,60}|all\srights\sreserved\.?)[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CONTACT = re.compile(
    r"^[^\S\n]*(?:media\s|press\s|for\smore\sinformation,?\s)?contacts?\b[^\S\n]*:[^\n]*"
    r"(?:\n[^\S\n]*[^\s][^\n]*){0,8}",
    re.IGNORECASE | re.MULTILINE,
)
_REMARK = re.compile(
    r"^[^\S\n]*[(\[](?:this|the\sabove)\s(?:story|report|article|copy|item|text)\s(?:has|is|was|first|originally)\b"
    r"[^()\[\]\n]{5,300}[)\]]\.?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FOOT = 1500


def read_foot(found: Findings, start: int) -> None:
    """Read the credits and marks that close a text into the findings."""
    foot = max(start, len(found.text) - _FOOT)
    for credit in _credits(found.text, start):
        _read_credit(found, credit)
    for tagline in _TAGLINE.finditer(found.text, foot):
        sentence: re.Match[str] | None = tagline
        while sentence and _read_tagline(found, sentence):
            sentence = _MORE.match(found.text, sentence.end())
    for copyright_line in _COPYRIGHT.finditer(found.text, foot):
        _read_copyright(found, copyright_line)
    for via in _VIA.finditer(found.text, foot):
        if outlet := known(via["who"]) or at_host(via["who"].strip()):
            found.outlet(outlet, strip(found.text, *via.span("who")))
            found.cut(*via.span())
    for remark in _REMARK.finditer(found.text, foot):
        found.cut(*remark.span())
    for match in (*_MARKS.finditer(found.text, foot), *_CONTACT.finditer(found.text, foot)):
        found.cut(*match.span())


def _credits(text: str, start: int) -> Iterator[Span]:
    """The stretches written as a desk's credit: only a bracket or a line can open one."""
    at = start
    for opening in (start, *(m.end() - (m.group() == "(") for m in _OPENING.finditer(text, start))):
        if opening >= at and (credit := _CREDIT.match(text, opening)):
            yield credit.span()
            at = credit.end()


def _read_credit(found: Findings, span: Span) -> None:
    """Clauses of a desk's credit: who reported and who wrote; editors do not stand behind the text as its
    writers."""
    at, any_found = span[0], False
    for gap in (*re.compile(r";|\.\s").finditer(found.text, *span), None):
        clause = _CLAUSE.match(found.text, at, gap.start() if gap else span[1])
        at = gap.end() if gap else span[1]
        if clause is None:
            continue
        end = clause.end("names") - found.text[slice(*clause.span("names"))].endswith(")")
        named = [one for one in people(found.text, clause.start("names"), end) if not _OFFICE.search(one[0])]
        any_found = any_found or bool(named)
        if role := _role_of(clause["task"].lower()):
            for name, where in named:
                found.source(name, role, where)
    if any_found:
        found.cut(*span)


def _role_of(task: str) -> SourceRole | None:
    if "report" in task or "original" in task:
        return "reporter"
    return "byline" if "writ" in task else None


def _read_tagline(found: Findings, match: re.Match[str]) -> bool:
    """ "Jane Doe reported from Kyiv.", "AP writer Jane Doe in Kyiv contributed to this report."; False for prose."""
    start, end = match.span("who")
    if outlet := known(match["who"]):
        found.outlet(outlet, (start, end))
        found.cut(*match.span())
        return True
    if _is_surname_of_writer(found, match["who"]):
        found.cut(*match.span())
        return True
    whose = _OF_OUTLET.match(found.text, start, end)
    employer = known(whose["outlet"]) if whose else None
    if whose and employer:
        found.outlet(employer, whose.span("outlet"))
        start = whose.end()
    stop = match.end("rest") if match["what"].lower().startswith("reported") else end
    named = people(found.text, start, end)
    if not named:
        return False
    if stop > end:
        others = _AFTER_PLACE.search(found.text, match.start("rest"), stop)
        named += people(found.text, others.end(), stop) if others else []
    for name, where in named:
        found.source(name, "reporter", where)
    found.cut(*match.span())
    return True


def _is_surname_of_writer(found: Findings, words: str) -> bool:
    """Whether a lone word is the last name of somebody in the byline: "Doe reported from Kyiv." """
    writers = [source.name.casefold().split() for source in found.sources if source.role == "byline"]
    return any(len(name) > 1 and name[-1] == words.casefold() for name in writers)


def _read_copyright(found: Findings, match: re.Match[str]) -> None:
    span = strip(found.text, *match.span("who"))
    words = name_at(found.text, span)
    if outlet := known(words):
        found.outlet(outlet, span)
    elif words and len(words.split()) <= 6 and all(w[0].isupper() or w in {"of", "the", "and"} for w in words.split()):
        found.source(words, "publisher", span)
    found.cut(*match.span())
