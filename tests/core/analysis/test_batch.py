"""Documents analysed at their own risk: a fault costs one document, and its reason names the place in the package."""

from __future__ import annotations

import re

import pytest

from core.analysis import analyse
from core.analysis.batch import study
from core.model import Analysis, Document


class OddError(Exception):
    """An exception that nobody foresaw."""


def document(name: str) -> Document:
    return Document(name, '"We open on Friday," Mayor Ana Reis said.', "")


def test_a_document_that_cannot_be_analysed_does_not_stop_the_others() -> None:
    def picky(one: Document) -> Analysis:
        if one.id == "bad":
            raise OddError("two\n lines")
        return analyse(one)

    good, bad, next_one = study([document("good"), document("bad"), document("next")], picky)
    assert good.analysis is not None
    assert next_one.analysis is not None
    assert bad.analysis is None
    assert bad.reason == "bad could not be analysed (OddError: two lines)"


def test_a_bug_is_named_by_its_innermost_place_without_the_path_of_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise OddError

    monkeypatch.setattr("core.analysis.trace", broken)
    [bad] = study([document("bad")], analyse)
    assert re.fullmatch(r"bad could not be analysed \(OddError; at core/analysis/__init__\.py:\d+\)", bad.reason)


@pytest.mark.parametrize("kind", [MemoryError, KeyboardInterrupt])
def test_what_is_not_the_documents_doing_ends_the_run(kind: type[BaseException]) -> None:
    def ended(_: Document) -> Analysis:
        raise kind

    with pytest.raises(kind):
        study([document("any")], ended)
