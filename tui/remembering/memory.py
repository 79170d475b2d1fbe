"""What one run of the program remembers of the archive it shows: at once for itself, and in the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

from tui.remembering.record import Record
from tui.remembering.store import Kept, record_of, themes_in

VARIABLE = "ONRECORD_NO_STATE"
"""Set to anything, it keeps the program from remembering and from bringing anything back."""

Change = Callable[[Record], Record]


class Memory:
    """What is remembered of one archive. Without files it lasts as long as the program runs.

    ``fresh`` keeps it from bringing back where one was; all else is remembered as ever.
    """

    def __init__(
        self,
        kept: Kept[Record] | None = None,
        themes: Kept[dict[str, str]] | None = None,
        *,
        fresh: bool = False,
    ) -> None:
        self._kept, self._themes, self.fresh = kept, themes, fresh
        self.record = kept.read() if kept is not None else Record()
        self._waiting: deque[Change] = deque()
        self._lock = Lock()

    def change(self, change: Change) -> None:
        """Remember something from now on; ``keep`` puts it in the file. Raises what ``change`` raises."""
        self.record = change(self.record)
        self._waiting.append(change)

    def keep(self) -> None:
        """Put what is new in the file; may be called from any thread, and waits for the disk."""
        with self._lock:
            changes = [self._waiting.popleft() for _ in range(len(self._waiting))]
            if self._kept is None or not changes:
                return
            self._kept.change(lambda record: _changed(record, changes))

    def theme_for(self, usual: str) -> str | None:
        """The theme chosen where ``usual`` would be worn, None if none was."""
        return self._themes.read().get(usual) if self._themes is not None else None

    def choose_theme(self, usual: str, chosen: str) -> None:
        """Wear this theme from now on where ``usual`` would be worn."""
        if self._themes is not None:
            self._themes.change(lambda themes: {**themes, usual: chosen})

    @property
    def troubles(self) -> list[str]:
        """What could not be read or kept, and why."""
        kept = self._kept.troubles if self._kept is not None else []
        return [*kept, *(self._themes.troubles if self._themes is not None else ())]


def remembered(folder: Path, archive: Path | None, environ: Mapping[str, str], *, off: bool, fresh: bool) -> Memory:
    """The memory of an archive, the demo's if None, in files under ``folder``; without them if it is turned off."""
    if off or environ.get(VARIABLE, "").strip():
        return Memory()
    folder = folder if archive is not None else folder / "demo"
    return Memory(record_of(folder, archive), themes_in(folder), fresh=fresh)


def _changed(record: Record, changes: list[Change]) -> Record:
    for change in changes:
        try:
            record = change(record)
        except ValueError:  # what another program has saved or deleted meanwhile stays as that has it
            continue
    return record
