"""What is new to a query since somebody last looked: quotes whose row ids were not yet given out then.

Row ids of quotes only rise, and a quote keeps its id when its document is read again and still has it in the same words
at the same place (``core.archive.writing.documents``). So a higher id than any there was means that it came in since.
"""

from __future__ import annotations

from core.archive.asking.search import COUNTED, Hits, all_hits
from core.archive.language.query import Query
from core.archive.opening.reader import Reader
from core.archive.protocol import Mark, News


def mark(reader: Reader) -> Mark:
    """How far the archive has come."""
    stamp = reader.one("SELECT value FROM meta WHERE key = 'stamp'")
    return Mark(int(stamp), int(reader.one("SELECT ifnull(max(id), 0) FROM quotes")))


def news(reader: Reader, query: Query, since: Mark | None) -> News:
    """How many quotes match and how many of them are new, each counted up to ``COUNTED``.

    What is new cannot be told without a mark, nor where the mark is another archive's.
    """
    now = mark(reader)
    known = since is not None and since.precedes(now)
    hits = all_hits(reader, query)
    if hits is None:
        return News(0, True, 0 if known else None)
    total = hits.count(reader, COUNTED)
    if since is None or not known:
        return News(total, total < COUNTED, None)
    new = _added(reader, hits, since.quote) if since.quote < now.quote else 0
    return News(total, total < COUNTED, new, new < COUNTED)


def _added(reader: Reader, hits: Hits, quote: int) -> int:
    """How many of the hits have a higher row id."""
    found = hits.sql("1", quotes=True, after="q.id > ?", ordered=False)
    return int(reader.one(f"SELECT count(*) FROM ({found})", hits.values(quote, COUNTED)))
