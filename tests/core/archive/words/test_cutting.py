"""Words are cut and folded alike for what is stored and what is typed."""

from __future__ import annotations

import pytest

from core.archive.words.cutting import beyond, cut, folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russia’s illegal invasion", "russia illegal invasion"),
        ("RUSSIA'S", "russia"),
        ("don't, don’t", "dont dont"),
        ("O'Neill's", "oneill"),
        ("Kim Yong-hyun", "kim yong hyun"),
        ("U.S. and U.S-led", "us and us led"),
        ("S.Korea", "s korea"),
        ("10,000 troops, 155-millimeter", "10000 troops 155 millimeter"),
        ("3.5 percent", "3 5 percent"),
        ("Müller, Erdoğan, Łukasz, Ørsted, Straße", "muller erdogan lukasz orsted strasse"),
        ("mu\u0308ller", "muller"),
        ("ﬁrst", "first"),
        ("snake_case", "snake case"),
        ("", ""),
        (" \x00\u200b— … ", ""),
    ],
)
def test_spellings_of_one_word_meet(text: str, words: str) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("北朝鮮の軍隊 withdraw", "北 朝 鮮 の 軍 隊 withdraw"),
        ("人々", "人 々"),
        ("เราไม่ยอม withdraw", "เ ร า ไ ม ย อ ม withdraw"),
        ("ປະເທດ", "ປ ະ ເ ທ ດ"),
        ("សន្តិភាព", "ស ន ត ភ ព"),
        ("မြန်မာ", "မ န မ"),
    ],
)
def test_a_script_without_spaces_is_cut_by_the_character(text: str, words: str) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ハンカク ガラス パン", "ﾊﾝｶｸ ｶﾞﾗｽ ﾊﾟﾝ"),
        ("ガラス", "カ\u3099ラス"),
        ("ทำ", "ท\u0e4d\u0e32"),
        ("ໜ້າ", "ຫນ້າ"),
        ("ゟ", "より"),
    ],
)
def test_two_ways_to_write_a_character_meet(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


def test_a_number_is_one_word_in_a_script_without_spaces_too() -> None:
    assert folded("ปี2567 ปี๒๕๖๗") == "ป 2567 ป ๒๕๖๗"


def test_the_place_of_a_character_holds_its_marks() -> None:
    for text, characters in (("แพ้x", ["แ", "พ้", "x"]), ("ｶﾞｽ", ["ｶﾞ", "ｽ"])):
        assert [text[start:end] for start, end, _ in cut(text)] == characters


def test_korean_words_stay_whole() -> None:
    assert [text for start, end, _ in cut("김용현 장관") if (text := "김용현 장관"[start:end])] == ["김용현", "장관"]


def test_places_count_characters_of_the_text_as_it_stands() -> None:
    text = "“Mu\u0308ller’s” U.S. army"
    assert [text[start:end] for start, end, _ in cut(text)] == ["Mu\u0308ller", "U.S", "army"]


@pytest.mark.parametrize("text", ["\ud800 lone", "हिन्दी भाषा", "ﷺ", "💥" * 50, "a" * 100_000, "'" * 1000, "A." * 5000])
def test_any_text_is_cut_without_complaint(text: str) -> None:
    for start, end, word in cut(text):
        assert 0 <= start < end <= len(text)
        assert word.isalnum()


@pytest.mark.parametrize("longer", ["harb", "harbz", "harb9", "harb中文", "harb\uffff", "harb\U0003fffd"])
def test_all_that_begins_so_ends_before_what_follows(longer: str) -> None:
    assert "harb" <= longer < beyond("harb") < "harc"
