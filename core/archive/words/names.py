"""When two names are one: what counts as a full name, and what two spellings of it share."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from core.model import Actor

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ＇`´"), "'")


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


def family_name(name: str) -> str:
    """The word of a person's full name that may stand for the person alone: the last, or the first by custom."""
    from core.analysis.names.name import surnames

    return next(iter(surnames(name.split())), "")
