"""Which actors of different documents are the same: those of one kind that share a full name, and no others.

A bare surname, a group and an unnamed voice mean something only inside their document and stay there. Spellings
that merely look alike ("Kim Yong Hyun" beside "Kim Yong-hyun") are kept apart and noted as candidates.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

import apsw
from rapidfuzz import fuzz

from core.archive.words import folded
from core.model import Actor, Role

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ＇`´"), "'")
_LIKE = 88.0
"""Percent of likeness from which two names of fair length are offered as one; two letters in seventeen differ."""
_FAIR_LENGTH = 8
_MOST_CANDIDATES = 8


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two spellings of a full name share if they are the same: case, accents, dots, kinds of dash do not count."""
    plain = unicodedata.normalize("NFKD", name.translate(_DASHES).translate(_APOSTROPHES)).casefold()
    kept = "".join(c for c in plain if (c != "." and not unicodedata.category(c).startswith(("M", "C"))) or c in "\t\n")
    return " ".join(kept.split())


def shared(actor: Actor) -> bool:
    """Whether the actor's name means the same in other documents."""
    if actor.kind == "person":
        return _full_name(actor.name)
    if actor.kind == "organisation":
        # "the presidential office" is another one in the next country: without a capital it is no name.
        return not actor.name.islower() and bool(name_key(actor.name))
    return actor.kind == "state" and bool(name_key(actor.name))


def _full_name(name: str) -> bool:
    words = name_key(name).split()
    caseless = name.upper() == name.lower()
    return len(words) > 1 or (caseless and len(name) > 2)  # 김용현 is family and given name


def names_of(actor: Actor) -> list[str]:
    """The name and those aliases that may stand for it elsewhere, the name first."""
    aliases = [name for name in actor.aliases if actor.kind != "person" or _full_name(name)]
    by_key = {name_key(name): name for name in (*aliases[::-1], actor.name) if name_key(name)}
    main = name_key(actor.name)
    return [actor.name, *(name for key, name in by_key.items() if key != main)]


class Linker:
    """Finds or makes the row of each actor of one document."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def link(self, document: int, actors: Sequence[Actor]) -> dict[str, int]:
        """Row ids by the document's own ids. What is still stored of an earlier reading of the document is reused."""
        rows: dict[str, int] = {}
        taken: set[int] = set()
        for actor in sorted(actors, key=lambda actor: not shared(actor)):
            found = self._known(actor, taken) if shared(actor) else self._own(document, actor, taken)
            row = found if found is not None else self._make(actor)
            rows[actor.id] = row
            taken.add(row)
        return rows

    def _known(self, actor: Actor, taken: set[int]) -> int | None:
        """By the name itself first; by an alias only if it points to one actor and no other."""
        keys = [name_key(name) for name in names_of(actor)]
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
        # One look-up an actor: a state may be named by every document there is.
        holders: set[int] = set()
        actor = 0
        while True:
            found = self._connection.execute(
                "SELECT n.actor, a.kind = ? AND a.shared FROM names n JOIN actors a ON a.id = n.actor"
                " WHERE n.key = ? AND n.main = ? AND n.actor > ? ORDER BY n.actor LIMIT 1",
                (kind, key, main, actor),
            ).fetchone()
            if found is None:
                return holders
            actor, fits = cast(int, found[0]), found[1]
            if fits:
                holders.add(actor)

    def _own(self, document: int, actor: Actor, taken: set[int]) -> int | None:
        found = self._connection.execute(
            "SELECT n.actor FROM names n JOIN actors a ON a.id = n.actor"
            " WHERE n.document = ? AND n.key = ? AND a.kind = ? AND NOT a.shared",
            (document, name_key(actor.name), actor.kind),
        )
        return min({row for (row,) in found} - taken, default=None)

    def _make(self, actor: Actor) -> int:
        self._connection.execute(
            "INSERT INTO actors(name, kind, shared) VALUES (?, ?, ?)", (actor.name, actor.kind, shared(actor))
        )
        return self._connection.last_insert_rowid()


def note_names(connection: apsw.Connection, document: int, actors: Sequence[Actor], rows: Mapping[str, int]) -> None:
    """Store under which names this document knows its actors, and look for others of like name where one is new."""
    for actor in actors:
        row = rows[actor.id]
        new = False
        for position, name in enumerate(names_of(actor)):
            key = name_key(name)
            connection.execute(
                "INSERT OR IGNORE INTO names(document, actor, key, name, main) VALUES (?, ?, ?, ?, ?)",
                (document, row, key, name, position == 0),
            )
            for word in dict.fromkeys(folded(name).split()):
                connection.execute("INSERT OR IGNORE INTO name_words VALUES (?, ?, ?)", (word, row, key))
                new = new or connection.changes() > 0
        if new and shared(actor):
            find_similar(connection, row)


def forget(connection: apsw.Connection, actors: Iterable[int]) -> None:
    """Bring actors up to date that a document has left: gone with their last document, else without its names."""
    for actor in actors:
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM document_actors WHERE actor = ?)", (actor,)).get:
            connection.execute("DELETE FROM actors WHERE id = ?", (actor,))
            continue
        connection.execute(
            "DELETE FROM name_words WHERE actor = ? AND NOT EXISTS"
            " (SELECT 1 FROM names n WHERE n.actor = name_words.actor AND n.key = name_words.key)",
            (actor,),
        )
        if connection.changes():
            find_similar(connection, actor)
        _rename(connection, actor)
        connection.execute(
            "UPDATE actors SET title = NULL, title_document = NULL WHERE id = ?1 AND title_document IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM roles WHERE actor = ?1 AND document = title_document)",
            (actor,),
        )
        if connection.changes():
            _find_title(connection, actor)


def _rename(connection: apsw.Connection, actor: int) -> None:
    """Give an actor whose shown name has left the one that most documents use."""
    name = cast(str, connection.execute("SELECT name FROM actors WHERE id = ?", (actor,)).get)
    used = connection.execute(
        "SELECT 1 FROM names WHERE actor = ? AND key = ? AND main AND name = ? LIMIT 1",
        (actor, name_key(name), name),
    ).get
    if used is None:
        connection.execute(
            "UPDATE actors SET name = coalesce((SELECT name FROM names WHERE actor = ?1 AND main"
            " GROUP BY name ORDER BY count(*) DESC, min(document) LIMIT 1), name) WHERE id = ?1",
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
        "SELECT r.document, r.title, r.affiliation FROM roles r JOIN documents d ON d.id = r.document WHERE r.actor = ?"
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
    own = [folded(key) for (key,) in connection.execute("SELECT DISTINCT key FROM names WHERE actor = ?", (actor,))]
    best: dict[int, float] = {}
    rivals = connection.execute(
        "SELECT DISTINCT other.actor, other.key FROM name_words mine"
        " JOIN name_words other ON other.word = mine.word AND other.actor <> mine.actor"
        " JOIN actors a ON a.id = other.actor"
        " WHERE mine.actor = ? AND a.kind = ? AND a.shared",
        (actor, found),
    )
    for rival, key in rivals:
        theirs = folded(key)
        best[rival] = max(best.get(rival, 0.0), *(likeness(name, theirs) for name in own))
    ranked = sorted(((score, rival) for rival, score in best.items() if score), key=lambda pair: (-pair[0], pair[1]))
    for score, rival in ranked[:_MOST_CANDIDATES]:
        connection.execute("INSERT OR REPLACE INTO similar VALUES (?1, ?2, ?3), (?2, ?1, ?3)", (actor, rival, score))


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
