"""Which actors of different documents are the same: those of one kind that share a full name, and no others.

A bare surname, a group and an unnamed voice mean something only inside their document and stay there. Spellings
that merely look alike ("Kim Yong Hyun" beside "Kim Yong-hyun") are kept apart and noted as candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

import apsw
from rapidfuzz import fuzz, process

from core.archive.words.cutting import distinct_words, folded
from core.archive.words.names import name_key
from core.archive.words.vocabulary import Tally
from core.archive.writing.preparing import PreparedActor, PreparedName
from core.model import Role

_LIKE = 88.0
"""Percent of likeness from which two names of fair length are offered as one; two letters in seventeen differ."""
_FAIR_LENGTH = 8
_MOST_CANDIDATES = 8
_COMMON_WORD = 150
"""A word that so many names hold says nothing of likeness."""


class Linker:
    """Finds or makes the row of each actor of one document."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self.made = 0

    def link(self, document: int, actors: Sequence[PreparedActor]) -> dict[str, int]:
        """Row ids by the document's own ids. What is still stored of an earlier reading of the document is reused."""
        rows: dict[str, int] = {}
        taken: set[int] = set()
        for actor in sorted(actors, key=lambda actor: not actor.shared):
            found = self._known(actor, taken) if actor.shared else self._own(document, actor, taken)
            row = found if found is not None else self._make(actor)
            rows[actor.local] = row
            taken.add(row)
        return rows

    def _known(self, actor: PreparedActor, taken: set[int]) -> int | None:
        """By the name itself first; by an alias only if it points to one actor and no other."""
        keys = [name.key for name in actor.names]
        by_name = self._holders(keys[0], actor.kind, main=True) - taken
        if by_name:
            return min(by_name)
        by_alias = self._holders(keys[0], actor.kind, main=False)
        for key in keys[1:]:
            by_alias |= self._holders(key, actor.kind, main=True)
        by_alias -= taken
        return by_alias.pop() if len(by_alias) == 1 else None

    def _holders(self, key: str, kind: str, *, main: bool) -> set[int]:
        """Shared actors of a kind that some document knows by this name."""
        found = self._connection.execute(
            "SELECT n.actor FROM names n CROSS JOIN actors a ON a.id = n.actor"
            " WHERE n.key = ? AND n.main = ? AND a.kind = ? AND a.shared",
            (key, main, kind),
        )
        return {actor for (actor,) in found}

    def _own(self, document: int, actor: PreparedActor, taken: set[int]) -> int | None:
        found = self._connection.execute(
            "SELECT n.actor FROM document_names d CROSS JOIN names n ON n.id = d.name JOIN actors a ON a.id = n.actor"
            " WHERE d.document = ? AND n.key = ? AND a.kind = ? AND NOT a.shared",
            (document, name_key(actor.name), actor.kind),
        )
        return min({row for (row,) in found} - taken, default=None)

    def _make(self, actor: PreparedActor) -> int:
        self._connection.execute(
            "INSERT INTO actors(name, kind, shared) VALUES (?, ?, ?)", (actor.name, actor.kind, actor.shared)
        )
        self.made += 1
        return self._connection.last_insert_rowid()


def note_names(
    connection: apsw.Connection,
    tally: Tally,
    document: int,
    actors: Sequence[PreparedActor],
    rows: Mapping[str, int],
) -> None:
    """Store under which names this document knows its actors, and look for others of like name where one is new."""
    for actor in actors:
        row = rows[actor.local]
        known = {
            (key, name, bool(main)): id
            for id, key, name, main in connection.execute(
                "SELECT id, key, name, main FROM names WHERE actor = ?", (row,)
            )
        }
        fresh = [name for name in actor.names if (name.key, name.name, name.main) not in known]
        words = {word for _, name, _ in known for word in distinct_words(name)} if fresh else set()
        used = {_new_name(connection, tally, row, name) for name in fresh}
        used.update(known[name.key, name.name, name.main] for name in actor.names if name not in fresh)
        connection.executemany("UPDATE names SET documents = documents + 1 WHERE id = ?", ((id,) for id in used))
        connection.executemany("INSERT INTO document_names VALUES (?, ?)", ((document, id) for id in used))
        if actor.shared and not words.issuperset(word for name in fresh for word in name.words):
            find_similar(connection, row)


def _new_name(connection: apsw.Connection, tally: Tally, actor: int, name: PreparedName) -> int:
    connection.execute(
        "INSERT INTO names(actor, key, name, main, documents) VALUES (?, ?, ?, ?, 0)",
        (actor, name.key, name.name, name.main),
    )
    row = connection.last_insert_rowid()
    connection.executemany("INSERT INTO name_words VALUES (?, ?)", ((word, row) for word in name.words))
    tally.name(name.words)
    return row


def take_names(connection: apsw.Connection, tally: Tally, document: int) -> set[int]:
    """Take a document's names off; the actors that have lost one for good."""
    lost: set[int] = set()
    stored = connection.execute(
        "SELECT n.id, n.actor, n.name, n.documents FROM document_names d CROSS JOIN names n ON n.id = d.name"
        " WHERE d.document = ?",
        (document,),
    ).fetchall()
    for id, actor, name, documents in cast(list[tuple[int, int, str, int]], stored):
        if documents > 1:
            connection.execute("UPDATE names SET documents = documents - 1 WHERE id = ?", (id,))
            continue
        words = distinct_words(name)
        connection.execute("DELETE FROM names WHERE id = ?", (id,))
        connection.executemany("DELETE FROM name_words WHERE word = ? AND name = ?", ((word, id) for word in words))
        tally.name_gone(words)
        lost.add(actor)
    connection.execute("DELETE FROM document_names WHERE document = ?", (document,))
    return lost


def forget(connection: apsw.Connection, actors: Iterable[int], lost: set[int]) -> int:
    """Bring actors up to date that a document has left: gone with their last document, else without its names.

    ``lost`` are those that have lost a name with it. Returns how many are gone.
    """
    gone = 0
    for actor in actors:
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM document_actors WHERE actor = ?)", (actor,)).get:
            connection.execute("DELETE FROM actors WHERE id = ?", (actor,))
            gone += 1
            continue
        if actor in lost:
            find_similar(connection, actor)
            _rename(connection, actor)
        connection.execute(
            "UPDATE actors SET title = NULL, title_document = NULL WHERE id = ?1 AND title_document IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM roles WHERE actor = ?1 AND document = title_document)",
            (actor,),
        )
        if connection.changes():
            _find_title(connection, actor)
    return gone


def _rename(connection: apsw.Connection, actor: int) -> None:
    """Give an actor whose shown name has left the one that most documents use."""
    name = cast(str, connection.execute("SELECT name FROM actors WHERE id = ?", (actor,)).get)
    used = connection.execute("SELECT 1 FROM names WHERE actor = ? AND main AND name = ? LIMIT 1", (actor, name)).get
    if used is None:
        connection.execute(
            "UPDATE actors SET name = coalesce((SELECT name FROM names WHERE actor = ?1 AND main"
            " ORDER BY documents DESC, id LIMIT 1), name) WHERE id = ?1",
            (actor,),
        )


def note_title(connection: apsw.Connection, document: int, actor: int, title: str) -> None:
    """Keep with an actor the title that this document gives it, unless a later one has given it another."""
    connection.execute(
        "UPDATE actors SET title = ?1, title_document = ?2 WHERE id = ?3 AND (title_document IS NULL OR"
        " (SELECT (coalesce(this.published_last, 0), this.id) >= (coalesce(other.published_last, 0), other.id)"
        "  FROM documents this, documents other WHERE this.id = ?2 AND other.id = title_document))",
        (title, document, actor),
    )


def _find_title(connection: apsw.Connection, actor: int) -> None:
    found = connection.execute(
        "SELECT r.document, t.title, t.affiliation FROM roles r JOIN documents d ON d.id = r.document"
        " JOIN titles t ON t.id = r.title WHERE r.actor = ?"
        " ORDER BY coalesce(d.published_last, 0) DESC, d.id DESC, r.position LIMIT 1",
        (actor,),
    ).fetchone()
    if found is not None:
        document, title, affiliation = found
        words = str(Role(title, affiliation))
        connection.execute("UPDATE actors SET title_document = ?, title = ? WHERE id = ?", (document, words, actor))


def find_similar(connection: apsw.Connection, actor: int) -> None:
    """Note anew which other actors of the same kind may be this one under another spelling."""
    connection.execute("DELETE FROM similar WHERE actor = ?1 OR other = ?1", (actor,))
    found = connection.execute("SELECT kind FROM actors WHERE id = ? AND shared", (actor,)).get
    if found not in ("person", "organisation"):
        return  # states come under the names the lexicon gives them: Niger is not a spelling of Nigeria
    own = [_plain(key) for (key,) in connection.execute("SELECT DISTINCT key FROM names WHERE actor = ?", (actor,))]
    best: dict[int, float] = {}
    for name in own:
        for rival, theirs in _rivals(connection, name, actor, found):
            best[rival] = max(best.get(rival, 0.0), likeness(name, theirs))
    ranked = sorted(((score, rival) for rival, score in best.items() if score), key=lambda pair: (-pair[0], pair[1]))
    for score, rival in ranked[:_MOST_CANDIDATES]:
        connection.execute("INSERT OR REPLACE INTO similar VALUES (?1, ?2, ?3), (?2, ?1, ?3)", (actor, rival, score))


def _rivals(connection: apsw.Connection, name: str, actor: int, kind: str) -> set[tuple[int, str]]:
    """Other shared actors of a kind with a name that may be like this one; most of those with a word of it are not."""
    words: Counter[tuple[int, str]] = Counter()
    for word in dict.fromkeys(name.split()):
        words.update(set(_holders_of_word(connection, word, actor, kind)))
    letters = name.replace(" ", "")
    theirs = {rival: rival[1].replace(" ", "") for rival in words}
    alike = process.extract(letters, theirs, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
    return {
        *(rival for _, _, rival in alike),
        *(rival for rival, shared in words.items() if shared > 1 or len(theirs[rival]) == len(letters)),
    }


def _holders_of_word(connection: apsw.Connection, word: str, actor: int, kind: str) -> list[tuple[int, str]]:
    """Other shared actors of a kind with the word in a name, none where so many have it that it tells nothing."""
    rows = connection.execute(
        "SELECT n.actor, n.key FROM name_words w CROSS JOIN names n ON n.id = w.name"
        " CROSS JOIN actors a ON a.id = n.actor WHERE w.word = ? AND n.actor <> ? AND a.kind = ? AND a.shared LIMIT ?",
        (word, actor, kind, _COMMON_WORD + 1),
    ).fetchall()
    return [] if len(rows) > _COMMON_WORD else [(cast(int, row[0]), _plain(cast(str, row[1]))) for row in rows]


@lru_cache(maxsize=65536)
def _plain(key: str) -> str:
    return folded(key)


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 (not worth offering) to 100.

    Full marks for the same letters under other hyphens, spaces or order; for one that leaves out names in the middle;
    else rapidfuzz's ratio if it is high and the names are not short.
    """
    mine, theirs = one.split(), other.split()
    if not mine or not theirs:
        return 0.0
    if "".join(mine) == "".join(theirs) or sorted(mine) == sorted(theirs):
        return 100.0
    shorter, longer = sorted((mine, theirs), key=len)
    ends = shorter[0] == longer[0] and shorter[-1] == longer[-1]
    if len(shorter) > 1 and ends and set(shorter) <= set(longer):
        return 95.0
    if _turned(mine, theirs):
        return 100.0
    if min(len(one), len(other)) < _FAIR_LENGTH:
        return 0.0
    return fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""), score_cutoff=_LIKE)


def _turned(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """The family name first in one and last in the other: "Yonghyun Kim", "Kim Yong-hyun"."""
    return "".join((*mine[1:], mine[0])) == "".join(theirs) or "".join((mine[-1], *mine[:-1])) == "".join(theirs)
