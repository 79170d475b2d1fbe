"""The query language: words, "exact words", -word and field:value, parsed with positions and errors in words.

It is parsed at every keystroke, so whatever is merely unfinished is let be: a filter without a value is
ignored, a quotation mark without its partner reaches to the end. What cannot be meant is answered with what
can. Signs beside words say nothing; where there are only signs, nothing can be found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from core.archive.language.dates import DateError, read_days
from core.model import DocumentKind, QuoteKind, Span

Field = Literal["speaker", "actor", "source", "kind", "role", "said", "published"]


@dataclass(frozen=True, slots=True)
class Term:
    """A free word, or with ``exact`` a phrase that must stand so; ``negated`` by a leading minus."""

    text: str
    span: Span
    exact: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """``field:value``; of ``said`` and ``published``, ``days`` are the first and last day that pass.

    ``about`` (``said:~2024-10-31``) lets pass, for a single day, what is known only as on or before that day.
    The value of ``kind`` is one of ``QuoteKind`` or ``DocumentKind`` in full.
    """

    field: Field
    value: str
    span: Span
    negated: bool = False
    days: tuple[date, date] | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. ``text`` is what was typed; every span counts its characters.

    ``wordless``: words were typed and none of them holds a letter or a figure ("%", "🎉"), so that nothing matches.
    """

    text: str = ""
    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    wordless: bool = False

    @property
    def empty(self) -> bool:
        """Whether everything matches."""
        return not self.terms and not self.filters and not self.wordless

    def without(self, *fields: Field) -> Query:
        """The query less its filters on these fields that are not negated, to see what else could be chosen."""
        return replace(self, filters=tuple(f for f in self.filters if f.field not in fields or f.negated))


class QueryError(Exception):
    """A query that cannot be meant so; ``str()`` says what can, ``span`` is the part of it at fault."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message, span)
        self.message = message
        self.span = span

    def __str__(self) -> str:
        return self.message


_FIELDS: tuple[Field, ...] = get_args(Field)
_QUOTE_KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
_DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
_DATED: tuple[Field, ...] = ("said", "published")

ALTERNATIVES: frozenset[Field] = frozenset({"speaker", "source", "role", "kind"})
"""Fields whose filters are alternatives where several are given; of the other fields all must hold."""

# What people try first, and the filter they mean.
_MEANT: dict[str, tuple[Field, ...]] = {
    "by": ("speaker",),
    "who": ("speaker", "actor"),
    "person": ("actor", "speaker"),
    "name": ("actor", "speaker"),
    "about": ("actor",),
    "from": ("source", "speaker"),
    "outlet": ("source",),
    "publisher": ("source",),
    "agency": ("source",),
    "byline": ("source",),
    "type": ("kind",),
    "title": ("role",),
    "office": ("role",),
    "date": ("said", "published"),
    "when": ("said", "published"),
    "day": ("said", "published"),
    "since": ("said", "published"),
    "before": ("said", "published"),
    "after": ("said", "published"),
}
_ALIKE = 70.0
_EXAMPLES: dict[Field, str] = {
    "speaker": 'speaker:Austin or speaker:"Lloyd Austin"',
    "actor": 'actor:Austin or actor:"Lloyd Austin"',
    "source": 'source:Yonhap or source:"Associated Press"',
    "kind": "kind:direct or kind:transcript",
    "role": 'role:minister or role:"defense secretary"',
    "said": 'said:2024-10-30, said:>2024-10-22 or said:"last week"',
    "published": 'published:2024-10-30, published:>2024-10-22 or published:"last week"',
}

# What closes a curly mark: languages differ, and people mix them with straight ones.
_CLOSING = {
    opening: re.compile(f'["{closing}]')
    for opening, closing in (
        ("“", "”"),
        ("”", "”"),
        ("„", "“”"),
        ("‟", "”"),
        ("«", "»"),
        ("»", "«»"),
        ("＂", "＂"),
    )
}
_MARKS = '"' + "".join(_CLOSING)
_HEAD = re.compile(r"(?P<minus>-?)(?P<field>[A-Za-z][A-Za-z_-]+):")
_WORD = re.compile(rf"[^\s{_MARKS}]+")
_BEGUN_WORD = re.compile(rf"[-\s{_MARKS}]*")
_BEGUN_VALUE = re.compile(rf"[-\s<>=.~{_MARKS}]*")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def parse(text: str, *, today: date, finished: bool = False) -> Query:
    """What was typed, as a Query; ``today`` is the day from which ``yesterday`` counts.

    ``finished`` says that nothing more will be typed. Raises QueryError for a filter or a kind there is none of, for a
    date that cannot be read, and for a filter without a value if that is ``finished``; never anything else.
    """
    terms: list[Term] = []
    filters: list[Filter] = []
    wordless = False
    at = 0
    while at < len(text):
        head = _filter_head(text, at)
        if text[at].isspace():
            at += 1
        elif head is None:
            start = at
            term, at = _term(text, start)
            terms += [term] if term else []
            wordless = wordless or not (term or _BEGUN_WORD.fullmatch(text, start, at))
        else:
            value, at = _value(text, head.end())
            filter = _filter(head, value, (head.end(), at), today)
            filters += [filter] if filter else []
            if finished and not filter:
                raise QueryError(_without_value(head["field"]), (head.start("field"), at))
    nothing = finished and not filters and bool(text.strip())
    return Query(text, tuple(terms), tuple(filters), wordless=not terms and (wordless or nothing))


def _term(text: str, at: int) -> tuple[Term | None, int]:
    """The word or exact words at a position, None if they hold nothing to look for, and where they end."""
    start = at
    follows = text[at + 1 : at + 2]
    negated = text[at] == "-" and bool(follows) and (follows.isalnum() or follows in _MARKS)
    at += negated
    exact = text[at] in _MARKS
    words, at = _marked(text, at) if exact else _bare(text, at)
    words = _tidy(words)
    if not any(c.isalnum() for c in words):
        return None, at
    return Term(words, (start, at), exact, negated), at


def _filter_head(text: str, at: int) -> re.Match[str] | None:
    """The ``field:`` at a position, known or meant; None if the colon is a time's, a URL's or prose."""
    head = _HEAD.match(text, at)
    if head is None or head["field"].lower() in _FIELDS:
        return head
    follows = text[head.end() : head.end() + 1]
    if not follows:
        return head if _nearest(head["field"].lower()) else None
    return head if follows.isalnum() or follows in _MARKS + "<>=" else None


def _filter(head: re.Match[str], value: str, place: Span, today: date) -> Filter | None:
    """One filter, None while its value is still to be typed; ``place`` is where the value stands."""
    field = next((known for known in _FIELDS if known == head["field"].lower()), None)
    if field is None:
        raise QueryError(_no_such_filter(head["field"]), (head.start("field"), head.end()))
    value = _tidy(value)
    if _BEGUN_VALUE.fullmatch(value):
        return None
    days = None
    if field == "kind":
        value = _kind(value, place)
    elif field in _DATED:
        try:
            days = read_days(value.removeprefix("~"), today)
        except DateError as error:
            raise QueryError(f"{field}: {error}", place) from error
    about = days is not None and value.startswith("~")
    return Filter(field, value, (head.start(), place[1]), bool(head["minus"]), days, about)


def _without_value(name: str) -> str:
    field = next(known for known in _FIELDS if known == name.lower())
    return f"{field}: stands without a value; write for example {_EXAMPLES[field]}, with no blank after the colon"


def _kind(value: str, place: Span) -> QuoteKind | DocumentKind:
    """The kind of quote, or else of document, that a value is or begins."""
    kinds: tuple[QuoteKind | DocumentKind, ...] = (*_QUOTE_KINDS, *_DOCUMENT_KINDS)
    for kind in kinds:
        if kind.startswith(value.lower()):
            return kind
    from rapidfuzz import fuzz, process  # here: a sound query needs none of it

    near = process.extractOne(value.lower(), kinds, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    meant = f"; did you mean {near[0]}?" if near else ";"
    every = f"a quote is {_either(_QUOTE_KINDS)}, a document {_either(_DOCUMENT_KINDS)}"
    raise QueryError(f'no kind "{value}"{meant} {every}', place)


def _either(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _no_such_filter(name: str) -> str:
    nearest = _nearest(name.lower())
    if nearest:
        return f'no filter "{name}"; did you mean {" or ".join(f"{field}:" for field in nearest)}?'
    every = ", ".join(f"{field}:" for field in _FIELDS)
    return f'no filter "{name}"; there are {every}; to look for the words, put them in quotation marks'


def _nearest(name: str) -> tuple[Field, ...]:
    """The filters that somebody may mean who types this one, likeliest first; none where it is like none."""
    if name in _MEANT:
        return _MEANT[name]
    from rapidfuzz import fuzz, process  # here: a sound query needs none of it

    scored = process.extract(name, _FIELDS, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=1)
    return tuple(_FIELDS[index] for _, _, index in scored)


def _value(text: str, at: int) -> tuple[str, int]:
    """The value of a filter and its end: in marks, bare up to a blank, or both as in ``>"last week"``."""
    value = ""
    while at < len(text) and not text[at].isspace():
        marked = text[at] in _MARKS
        if marked and value and not value.endswith((">", "<", "=", "~", "..")):
            break
        piece, at = _marked(text, at) if marked else _bare(text, at)
        value += piece
        if marked and not text.startswith("..", at):
            break
    return value, at


def _bare(text: str, at: int) -> tuple[str, int]:
    """What stands from a position up to a blank or a quotation mark, and where it ends."""
    word = _WORD.match(text, at)
    return (word[0], word.end()) if word else ("", at)


def _marked(text: str, at: int) -> tuple[str, int]:
    """What stands between the quotation mark at a position and its partner, and where that ends.

    Between straight marks, two in a row stand for one. Without a partner, everything to the end is inside.
    """
    start = at + 1
    closing = _CLOSING.get(text[at])
    if closing is not None:
        found = closing.search(text, start)
        return (text[start : found.start()], found.end()) if found else (text[start:], len(text))
    end = text.find('"', start)
    while end >= 0 and text.startswith('""', end):
        end = text.find('"', end + 2)
    inside = text[start:end] if end >= 0 else text[start:]
    return inside.replace('""', '"'), end + 1 if end >= 0 else len(text)


def _tidy(words: str) -> str:
    """One blank for each run of white space, control characters and lone surrogates, none at the ends."""
    return " ".join(_UNWRITABLE.sub(" ", words).split())


def quote_value(value: str) -> str:
    """A name as the value of a filter (``Kim Yong-hyun`` as ``"Kim Yong-hyun"``); ``parse`` gives it back.

    Runs of white space and control characters come back as one blank, as in any value.
    """
    value = _tidy(value)
    plain = re.fullmatch(r"~?\w[\w.'’-]*", value)
    return value if plain else '"' + value.replace('"', '""') + '"'


def echo(query: Query) -> str:
    """The query as understood: ``words ministry energy; speaker Kim; said since 2024-10-21; not sport``."""
    words = [term.text for term in query.terms if not term.exact and not term.negated]
    parts = ["neither a letter nor a figure to look for"] if query.wordless else []
    parts += [f"word{'s' if len(words) > 1 else ''} {' '.join(words)}"] if words else []
    parts += [f'exactly "{term.text}"' for term in query.terms if term.exact and not term.negated]
    wanted: dict[Field, list[str]] = {}
    for filter in query.filters:
        if not filter.negated:
            wanted.setdefault(filter.field, []).append(_told(filter))
    for field, told in wanted.items():
        joined = " or " if field in ALTERNATIVES else f" and {field} "
        parts.append(f"{field} {joined.join(told)}")
    parts += [f"not {filter.field} {_told(filter)}" for filter in query.filters if filter.negated]
    parts += [f'not "{term.text}"' if term.exact else f"not {term.text}" for term in query.terms if term.negated]
    return "; ".join(parts) or "everything"


def _told(filter: Filter) -> str:
    if filter.days is None:
        return filter.value
    first, last = filter.days
    if first == last:
        return f"about {first}" if filter.about else str(first)
    if first == date.min:
        return f"until {last}"
    return f"since {first}" if last == date.max else f"{first} to {last}"
