"""What has been found out for the letters before: most of a query stays the same from one letter to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

Found = TypeVar("Found")

_MOST = 20_000


class Memo:
    """Answers that hold as long as the archive does not change: it goes with one state of it, told by its stamp.

    Several threads may use one; at worst the same is worked out twice.
    """

    def __init__(self, stamp: int) -> None:
        self.stamp = stamp
        self._known: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """What ``find`` gave for this key, now or before."""
        try:
            return cast(Found, self._known[key])
        except KeyError:
            return self.keep(key, find())

    def keep(self, key: Hashable, found: Found) -> Found:
        """Remember an answer, and give it back."""
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = found
        return found

    def get(self, key: Hashable) -> Any:
        """The answer to a key, None if there is none."""
        return self._known.get(key)
