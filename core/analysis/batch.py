"""Documents analysed one after the other, each at its own risk: what goes wrong with one costs that one alone.

Nothing that a text holds should make the analysis raise. Where it does all the same, the reason names the place, so
that it can be reported and mended.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import core
from core.model import Analysis, Document

Analyse = Callable[[Document], Analysis]

_PACKAGE = Path(core.__file__).parent
_LONGEST_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class Studied:
    """What became of one document: its analysis, or the reason why there is none."""

    analysis: Analysis | None
    reason: str = ""


def study(documents: Sequence[Document], analyse: Analyse) -> list[Studied]:
    """Analyse a batch of documents; a document that cannot be analysed does not stop the others.

    Raises MemoryError, which is about the machine and not the document, and whatever is no Exception.
    """
    return [_study_one(document, analyse) for document in documents]


def _study_one(document: Document, analyse: Analyse) -> Studied:
    try:
        return Studied(analyse(document))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told, and the other documents are read
        return Studied(None, fault(document.id, error))


def fault(name: str, error: Exception) -> str:
    """What went wrong with a document and where in this package, in a line."""
    message = " ".join(str(error).split())[:_LONGEST_MESSAGE]
    what = ": ".join(filter(None, (type(error).__name__, message)))
    place = _innermost(error)
    return f"{name} could not be analysed ({what}{f'; at {place}' if place else ''})"


def _innermost(error: Exception) -> str:
    """The last line of this package that was under way, as ``core/analysis/quotes.py:40``; "" where only this was."""
    innermost = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE) and path != Path(__file__):
            innermost = f"{path.relative_to(_PACKAGE.parent).as_posix()}:{line}"
    return innermost
