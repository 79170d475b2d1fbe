"""Free words: forgiving about spelling, strict where strictness was asked for, and always telling what matched."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.archive.asking import search
from core.archive.language.query import Query, Term, parse
from core.model import Source


@pytest.fixture
def quotes(shelf: Any, article: Any, on_day: Any) -> Any:
    """A shelf of one quote a document, each a day after the one before."""

    def filled(*words: str) -> Any:
        for number, text in enumerate(words, 1):
            shelf.put(article(f"{number}.txt").says("Lloyd Austin", text, said=on_day(f"2024-10-{number:02}")))
        return shelf

    return filled


def test_with_no_words_the_latest_said_comes_first(quotes: Any) -> None:
    assert quotes("one", "two", "three").words("") == ["three", "two", "one"]


def test_quotes_of_a_day_keep_the_order_of_the_text(shelf: Any, article: Any) -> None:
    shelf.put(article("a").says("Lloyd Austin", "one").says("Lloyd Austin", "two").says("Lloyd Austin", "three"))
    assert shelf.words("") == ["one", "two", "three"]


def test_a_late_old_document_does_not_come_first(shelf: Any, article: Any, on_day: Any) -> None:
    shelf.put(
        article("new").says("Lloyd Austin", "troops now", said=on_day("2024-10-30")),
        article("old").says("Lloyd Austin", "troops then", said=on_day("1987-02-26")),
    )
    assert shelf.words("") == shelf.words("troops") == ["troops now", "troops then"]


def test_all_words_must_match_in_any_order(quotes: Any) -> None:
    shelf = quotes("Russia will withdraw its troops", "Russia will stay", "the troops withdraw")
    assert shelf.words("withdraw russia") == ["Russia will withdraw its troops"]


def test_words_in_the_typed_order_and_close_together_come_first(quotes: Any) -> None:
    shelf = quotes("withdraw the troops now", "troops of the north that one day must withdraw", "troops withdraw")
    assert shelf.words("withdraw troops ")[0] == "withdraw the troops now"


@pytest.mark.parametrize("typed", ["RUSSIAS", "russia", "Russia's", "Rússia"])
def test_case_accents_and_apostrophes_do_not_count(quotes: Any, typed: str) -> None:
    assert quotes("Russia’s illegal invasion").marked(typed) == [["Russia"]]


def test_the_last_word_may_be_half_typed(quotes: Any) -> None:
    shelf = quotes("the ministry denied it")
    assert shelf.marked("minist") == [["minist"]]
    assert shelf.marked("denied the mi") == [["the", "mi", "denied"]]
    assert shelf.why("minist") == [""]


def test_a_word_that_was_left_is_whole(quotes: Any) -> None:
    shelf = quotes("withdrawal is near", "withdraw now")
    assert shelf.words("withdraw ") == ["withdraw now"]
    assert set(shelf.words("withdraw")) == {"withdrawal is near", "withdraw now"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("minstry", "ministry"),  # left out
        ("minnistry", "ministry"),  # doubled
        ("minostry", "ministry"),  # another letter
        ("miinstry", "ministry"),  # swapped
        ("mnnstry", "ministry"),  # two
        ("ukrane", "Ukraine"),
        ("tecnologgy", "technology"),
    ],
)
def test_one_or_two_wrong_letters_are_forgiven_and_marked(quotes: Any, typed: str, meant: str) -> None:
    shelf = quotes("the ministry gave Ukraine technology", "nothing to do with it")
    assert shelf.marked(f"{typed} ") == [[meant]]
    assert shelf.why(f"{typed} ") == [f"{typed} ~ {meant.lower()}"]


def test_a_half_typed_word_may_hold_a_wrong_letter(quotes: Any) -> None:
    shelf = quotes("sanctions against Pyongyang", "nothing of the kind")
    assert shelf.words("sanctions agianst Pyogya") == ["sanctions against Pyongyang"]
    assert shelf.words("Pyogya") == ["sanctions against Pyongyang"]


def test_a_word_that_is_used_is_not_corrected(quotes: Any) -> None:
    shelf = quotes("form a line", "from the north")
    assert shelf.words("from ") == ["from the north"]


def test_a_used_word_is_corrected_where_it_finds_nothing(quotes: Any) -> None:
    shelf = quotes("form a committee", "from the north")
    assert shelf.words("from committee ") == ["form a committee"]
    assert shelf.why("from committee ") == ["from ~ form"]


def test_what_matches_as_typed_comes_before_what_was_corrected(quotes: Any) -> None:
    shelf = quotes("sanction", "sanctions", "santions")
    assert shelf.words("santions ") == ["santions"]
    assert shelf.words("sanctoins ")[0] == "sanctions"


def test_names_written_as_one_word_are_found(quotes: Any) -> None:
    assert quotes("that Kim Yong-hyun agreed").marked("yonghyun ") == [["Yong-hyun"]]


def test_where_nothing_has_all_words_one_may_be_missing(quotes: Any) -> None:
    shelf = quotes("the troops withdraw", "the ministry waits")
    assert shelf.words("troops withdraw xylophone ") == ["the troops withdraw"]
    assert shelf.why("troops withdraw xylophone ") == ["without xylophone"]


def test_nothing_like_it_finds_nothing(quotes: Any) -> None:
    result = quotes("the troops withdraw").search("xylophone")
    assert (list(result.rows), result.total, result.exact_total) == ([], 0, True)


def test_short_words_are_taken_as_typed(quotes: Any) -> None:
    assert quotes("the un said so").words("um ") == []


@pytest.mark.parametrize("phrase", ['"their troops"', '"THEIR  troops"', '"out of Russia’s"'])
def test_an_exact_phrase_must_stand_so(quotes: Any, phrase: str) -> None:
    shelf = quotes("their troops out of Russia", "troops of their own")
    assert shelf.words(phrase) == ["their troops out of Russia"]


def test_a_phrase_is_marked_as_one_and_never_loosened(quotes: Any) -> None:
    shelf = quotes("their troops out of Russia")
    assert shelf.marked('"their troops" russia') == [["their troops", "Russia"]]
    assert shelf.words('"thier troops"') == []
    assert shelf.words('"troops their"') == []
    assert shelf.words('"their troops" "of ukraine" russia') == []


def test_a_word_with_a_minus_must_not_stand(quotes: Any) -> None:
    shelf = quotes("troops in Russia", "troops in Ukraine")
    assert shelf.words("troops -russia") == ["troops in Ukraine"]
    assert shelf.words("-russia") == ["troops in Ukraine"]
    assert shelf.words('-"in russia" -ukraine') == []
    assert shelf.words("trops -russia ") == ["troops in Ukraine"]


def test_speakers_and_outlets_are_found_by_free_words_but_not_marked(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a", sources=(Source("KBS World Radio", "publisher", None),))
        .actor("Lloyd Austin", aliases=["Lloyd J. Austin"])
        .says("Lloyd Austin", "withdraw the troops"),
        article("b").says("Mark Rutte", "withdraw the troops"),
    )
    assert shelf.speakers("austin withdraw") == {"Lloyd Austin"}
    assert shelf.marked("austin withdraw") == [["withdraw"]]
    assert shelf.speakers("kbs withdraw") == {"Lloyd Austin"}
    assert shelf.why("austn withdraw") == ["austn ~ austin"]


def test_a_member_of_a_group_is_found_by_what_the_group_said(two_reports: Any) -> None:
    assert "the defense chiefs" in two_reports.speakers("austin withdraw")


def test_words_stand_before_names(shelf: Any, article: Any) -> None:
    shelf.put(article("a").says("Mark Rutte", "a bush fire"), article("b").says("George Bush", "a fire"))
    assert shelf.words("bush") == ["a bush fire", "a fire"]


@pytest.mark.parametrize(
    ("quote", "typed"),
    [
        ("北朝鮮の軍隊は撤退", "軍隊"),
        ("北朝鮮の軍隊は撤退", "朝鮮の軍"),
        ("北朝鮮の軍隊は撤退", '"北朝鮮"'),
        ("เราจะไม่ยอมแพ้", "ยอมแพ้"),
        ("ພວກເຮົາຈະບໍ່ຍອມແພ້", "ຍອມແພ້"),
        ("យើងនឹងមិនចុះចាញ់ទេ", "ចុះចាញ់"),
        ("ကျွန်ုပ်တို့အရှုံးမပေးပါ", "အရှုံးမပေး"),
    ],
)
def test_a_script_without_spaces_is_found_by_any_part(quotes: Any, quote: str, typed: str) -> None:
    shelf = quotes(quote, typed.strip('"')[::-1])
    assert shelf.marked(typed) == [[typed.strip('"')]]


def test_kana_of_half_width_are_the_same_kana(quotes: Any) -> None:
    shelf = quotes("ﾊﾝｶｸ ｶﾞﾗｽ", "ハンカクガラス")
    assert shelf.marked("ハンカク") == [["ハンカク"], ["ﾊﾝｶｸ"]]
    assert shelf.marked("ｶﾞﾗｽ") == [["ガラス"], ["ｶﾞﾗｽ"]]


def test_a_speaker_is_found_in_a_script_without_spaces(shelf: Any, article: Any) -> None:
    shelf.put(article("a").says("พิธา ลิ้มเจริญรัตน์", "one"), article("b").says("เศรษฐา ทวีสิน", "two"))
    assert shelf.words("speaker:พิธา") == ["one"]


@pytest.mark.parametrize("typed", ["🎉", "%", "...", "!!!", "source:UrduPoint &"])
def test_signs_without_a_word_find_nothing(two_reports: Any, today: date, typed: str) -> None:
    archive, query = two_reports.archive, parse(typed, today=today)
    assert archive.search(query, 10).total == 0
    assert archive.sources(query) == archive.actors(query) == ()
    (counts,) = archive.facets(query)
    assert (counts.sources, counts.actors, counts.counted, counts.complete) == ((), (), 0, True)


def test_words_that_fold_to_nothing_find_nothing(quotes: Any) -> None:
    assert quotes("a quote").words("ﾞ") == []  # a mark that Unicode counts among the letters


@pytest.mark.parametrize("typed", ["김용", "김용현", "김용현 장관"])
def test_korean_is_found_as_it_is_typed(quotes: Any, typed: str) -> None:
    assert quotes("김용현 장관은").words(typed) == ["김용현 장관은"]


@pytest.mark.parametrize(
    "typed",
    ["*", "AND", "OR NOT", "NEAR(x)", "^a", "words;x", "a*b", "'", "-", "--", "{", "💥", "x" * 5000, "a " * 500],
)
def test_whatever_is_typed_is_only_looked_for(quotes: Any, typed: str) -> None:
    quotes("a quote").search(typed)


def test_rows_are_limited_and_the_total_is_not(quotes: Any) -> None:
    result = quotes(*(f"troops {number}" for number in range(1, 31))).search("troops", limit=5)
    assert (len(result.rows), result.total, result.exact_total) == (5, 30, True)
    result = quotes().search("", limit=5)
    assert (len(result.rows), result.total) == (5, 30)


def test_beyond_a_bound_the_total_says_at_least(quotes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.archive.asking.search.CANDIDATES", 10)
    monkeypatch.setattr("core.archive.asking.search.COUNTED", 20)
    result = quotes(*(f"troops {number}" for number in range(1, 31))).search("troops", limit=5)
    assert (result.total, result.exact_total) == (20, False)


@pytest.mark.parametrize("text", ["troops", "speaker:austin"])
def test_the_total_is_never_less_than_the_rows_and_tells_that_there_are_more(
    quotes: Any, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("core.archive.asking.search.CANDIDATES", 2)
    monkeypatch.setattr("core.archive.asking.search.COUNTED", 5)
    shelf = quotes(*(f"troops {number}" for number in range(1, 31)))
    found = {limit: shelf.search(text, limit=limit) for limit in (20, 29, 30, 40)}
    told = {limit: (len(result.rows), result.total, result.exact_total) for limit, result in found.items()}
    assert told == {20: (20, 21, False), 29: (29, 30, False), 30: (30, 30, True), 40: (30, 30, True)}


def test_marks_are_ranges_of_the_row_in_order_and_apart(quotes: Any) -> None:
    shelf = quotes("troops,  troops\nand “troopers” of Müller’s")
    [row] = shelf.search('"and troopers" muller troop').rows
    assert row.words == "troops, troops and “troopers” of Müller’s"
    assert [row.words[start:end] for start, end in row.matches] == ["troop", "troop", "and “troopers", "Müller"]


def test_terms_built_by_hand_need_no_text(quotes: Any) -> None:
    query = Query(terms=(Term("troop", (0, 5)),))
    assert quotes("troops").archive.search(query).total == 1


def test_a_filter_beside_words_costs_no_more_than_a_look_at_each_quote(shelf: Any, article: Any, query: Any) -> None:
    """Counted in steps of SQLite's machine, which do not depend on how busy the computer is."""

    def steps(text: str) -> int:
        counted = 0

        def count() -> bool:
            nonlocal counted
            counted += 1
            return False

        with shelf.archive._reading() as reader:
            reader.connection.set_progress_handler(count, 10)
            search.search(reader, query(text), 10)
            reader.connection.set_progress_handler(None)
        return counted

    for number in range(10):
        built = article(f"{number}.txt")
        for place in range(100):
            built.says("Lloyd Austin" if place % 2 else "Mark Rutte", f"the troops {place}")
        shelf.put(built)
    for chosen in ("speaker:Austin", "actor:Austin", "kind:indirect"):
        assert steps(f"{chosen} troops") < 10 * steps("troops")


def test_what_takes_too_long_is_left_for_later_and_said(two_reports: Any, query: Any) -> None:
    hasty = two_reports.archive.search(query("wthdrw trops"), 200, 0.0)
    assert not hasty.settled
    whole = two_reports.archive.search(query("wthdrw trops"))
    assert whole.settled
    assert whole.total == 2


def test_what_is_left_out_in_haste_is_said_even_where_something_is_found(quotes: Any, query: Any) -> None:
    shelf = quotes("vitamin k is good", "korea will answer", "kids at school")
    hasty = shelf.archive.search(query("k"), 30, 1.0)
    assert (hasty.total, hasty.settled) == (1, False)
    *_, beside = shelf.archive.facets(query("k"))
    assert (beside.counted, beside.complete) == (3, True)
    whole = shelf.archive.search(query("k"), 30)
    assert (whole.total, whole.settled) == (3, True)


def test_in_haste_quotes_behind_a_filter_are_not_counted_to_the_end(
    shelf: Any, article: Any, query: Any, on_day: Any
) -> None:
    report = article("a")
    for number in range(100):
        report.says("Lloyd Austin", f"they withdraw {number}", said=on_day("2024-10-30"))
    shelf.put(report)
    asked = query("said:2024-10-01.. withdraw")
    hasty, whole = shelf.archive.search(asked, 5, 1.0), shelf.archive.search(asked, 5)
    assert (whole.total, whole.exact_total) == (100, True)
    assert 5 <= hasty.total < 100
    assert not hasty.exact_total


def test_words_read_ahead_serve_even_in_haste(two_reports: Any, query: Any) -> None:
    two_reports.archive.warm()
    assert two_reports.archive.search(query("wthdraww"), 200, 1.0).total == 2


def test_the_first_letter_of_a_further_word_narrows_nothing(two_reports: Any) -> None:
    assert two_reports.words("withdraw z") == two_reports.words("withdraw")
    assert two_reports.why("withdraw zz") == ["without zz"] * 2
    assert two_reports.words("w")


def test_what_is_remembered_goes_when_the_archive_changes(shelf: Any, article: Any) -> None:
    shelf.put(article("a").says("Lloyd Austin", "that they withdraw"))
    assert shelf.words("withdraww") == ["that they withdraw"]
    shelf.put(article("b").says("Lloyd Austin", "that they withdraww"))
    assert shelf.words("withdraww") == ["that they withdraww"]


def test_a_kind_that_is_wanted_and_unwanted_finds_nothing(two_reports: Any) -> None:
    assert two_reports.words("kind:direct -kind:direct") == []
    assert two_reports.words("withdraw kind:direct -kind:direct") == []
