"""What is remembered of an archive, and how it changes."""

from __future__ import annotations

import pytest

from core.archive.protocol import Mark
from tui.remembering.likeness import like, matches
from tui.remembering.record import LONGEST_TEXT, MOST_SAVED, MOST_SEARCHES, Last, NameRefused, Record, Saved

SEEN = Mark(10, 5)


def test_the_newest_search_comes_first_and_none_twice() -> None:
    record = Record().searched("troops").searched("  grain ").searched("troops").searched("")
    assert record.searches == ("troops", "grain")


def test_at_most_so_many_searches_are_kept_and_none_that_is_endless() -> None:
    record = Record()
    for number in range(MOST_SEARCHES + 3):
        record = record.searched(f"search {number}")
    assert len(record.searches) == MOST_SEARCHES == 500
    assert record.searches[0] == f"search {MOST_SEARCHES + 2}"
    assert record.searched("x" * (LONGEST_TEXT + 1)) == record


def test_saved_searches_stand_by_name_and_a_name_is_had_once_whatever_its_case() -> None:
    record = Record().save("Strike", "cranes", SEEN).save("grain", "wheat", None).save("STRIKE", "cranes ships", None)
    assert record.saved == (Saved("grain", "wheat"), Saved("STRIKE", "cranes ships"))
    assert record.named("@strike") == record.named("Strike") == Saved("STRIKE", "cranes ships")


def test_a_saved_search_is_renamed_looked_at_and_deleted() -> None:
    record = Record().save("strike", "cranes", None).looked("Strike", SEEN).rename("strike", "the harbour")
    assert record.saved == (Saved("the harbour", "cranes", SEEN),)
    assert record.rename("the harbour", "The Harbour").saved[0].name == "The Harbour"
    assert record.delete("The harbour").saved == ()
    assert record.looked("nosuch", SEEN) == record


@pytest.mark.parametrize(
    ("name", "why"), [("", "needs a name"), (" @ ", "needs a name"), ("x" * 61, "too long"), ("a\x1b[2Jb", "printed")]
)
def test_a_name_must_be_one_that_can_be_typed(name: str, why: str) -> None:
    with pytest.raises(NameRefused, match=why):
        Record().save(name, "cranes", None)


def test_what_cannot_be_done_is_said() -> None:
    record = Record().save("strike", "cranes", None).save("grain", "wheat", None)
    with pytest.raises(NameRefused, match='no saved search "ships"; there are: grain, strike'):
        record.delete("ships")
    with pytest.raises(NameRefused, match='a saved search "grain" already'):
        record.rename("strike", "grain")
    with pytest.raises(NameRefused, match="empty"):
        record.save("nothing", "  ", None)
    with pytest.raises(NameRefused, match="none is saved yet"):
        Record().delete("ships")


def test_at_most_so_many_searches_are_saved() -> None:
    record = Record()
    for number in range(MOST_SAVED):
        record = record.save(f"search {number}", "words", None)
    with pytest.raises(NameRefused, match="delete one first"):
        record.save("one more", "words", None)
    assert len(record.save("search 7", "other words", None).saved) == MOST_SAVED


def test_leaving_remembers_where_one_was_and_counts_its_search() -> None:
    last = Last("cranes", 3, 200, "actors", SEEN)
    assert Record().left(last) == Record(("cranes",), (), last)


def test_a_few_letters_find_a_search_again_slips_and_all() -> None:
    searches = ["speaker:austin troops", "grain exports", "tropical storm", "harbour"]
    assert like("", searches) == searches
    assert like("  troops", searches)[0] == "speaker:austin troops"
    assert like("tropps", searches)[0] == "speaker:austin troops"
    assert like("aus tro", searches) == ["speaker:austin troops"]
    assert like("exprots", searches) == ["grain exports"]
    assert like("zebra", searches) == []
    assert like("anything longer", ["it"]) == []


def test_of_equals_the_newest_search_comes_first() -> None:
    assert like("ship", ["ships in port", "a ship"]) == ["ships in port", "a ship"]


def test_what_was_typed_is_lit_where_it_stands() -> None:
    assert matches("TRO aus", "speaker:austin troops") == ((8, 11), (15, 18))
    assert matches("ship hip", "ship") == ((0, 4),)
    assert matches("zebra", "ship") == ()
