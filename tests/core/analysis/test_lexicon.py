"""The lexicon: every table is whole and well formed, and a slip in one is reported where it is."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sized
from pathlib import Path

import pytest

from core.analysis import lexicon
from core.analysis.lexicon import LexiconError, parse
from core.analysis.lexicon.table import read_table

TABLES = Path(lexicon.__file__).parent

AT_LEAST: dict[str, int] = {
    "cues": 400,
    "person_nouns": 500,
    "organisations": 250,
    "agencies": 150,
    "outlets": 600,
    "given_names": 3000,
    "places": 2500,
    "common_words": 8000,
    "states": 198,
    "honorifics": 100,
    "organisation_nouns": 200,
    "family_first": 300,
    "labels": 50,
}

LOWER_CASE = ("cues", "person_nouns", "organisation_nouns", "labels", "common_words")


def rows_of(table: str) -> list[list[str]]:
    """The rows of a shipped table below its header, read without the program's own reader."""
    with (TABLES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize(("table", "least"), AT_LEAST.items())
def test_a_table_parses_and_holds_enough(table: str, least: int) -> None:
    load: Callable[[], Sized] = getattr(lexicon, table)
    assert len(load()) >= least


@pytest.mark.parametrize("table", AT_LEAST)
def test_a_table_is_sorted_without_duplicates(table: str) -> None:
    keys = [row[0] for row in rows_of(table)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("table", AT_LEAST)
def test_a_table_has_no_padding_and_unix_line_ends(table: str) -> None:
    raw = (TABLES / f"{table}.tsv").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert all(value == value.strip() for row in rows_of(table) for cell in row for value in cell.split("|"))


@pytest.mark.parametrize("table", LOWER_CASE)
def test_a_table_of_common_words_is_in_lower_case(table: str) -> None:
    keys = [row[0] for row in rows_of(table)]
    assert [key for key in keys if key != key.lower()] == []


@pytest.mark.parametrize("table", AT_LEAST)
def test_a_cell_never_repeats_a_value(table: str) -> None:
    cells = [cell.split("|") for row in rows_of(table) for cell in row if "|" in cell]
    assert [values for values in cells if len(values) != len(set(values))] == []


def test_a_table_loads_once() -> None:
    assert lexicon.cues() is lexicon.cues()


def test_all_tables_load_within_a_blink() -> None:
    for table in AT_LEAST:
        getattr(lexicon, table).cache_clear()
    start = time.process_time()
    for table in AT_LEAST:
        getattr(lexicon, table)()
    assert time.process_time() - start < 0.5  # 0.06 s where it was measured; room for slow machines


# cues


@pytest.mark.parametrize(
    ("form", "kind", "frames"),
    [
        ("said", "neutral", {"that", "bare", "post"}),
        ("told", "tell", {"whom-that", "whom-to"}),
        ("called", "claim", {"np-np"}),
        ("called for", "demand", {"np", "to"}),
        ("calling for", "demand", {"np", "to"}),
        ("called on", "demand", {"whom-to"}),
        ("urged", "demand", {"whom-to", "np"}),
        ("vowed", "promise", {"to", "that"}),
        ("agreed", "agree", {"that", "to"}),
        ("condemned", "blame", {"np"}),
        ("denied", "deny", {"that", "ing"}),
        ("described", "claim", {"as"}),
        ("asked", "ask", {"wh"}),
        ("suggesting", "claim", {"ing", "that"}),
        ("pointed out", "claim", {"that"}),
        ("according to", "accord", {"post"}),
        ("spoke of", "neutral", {"np"}),
        ("went on to say", "neutral", {"that", "bare"}),
        ("was quoted as saying", "neutral", {"that", "bare"}),
        ("took to x to say", "neutral", {"that"}),
        ("made clear", "claim", {"that"}),
        ("voiced concern", "warn", {"that"}),
        ("expressed support for", "praise", {"np"}),
        ("issued a statement saying", "neutral", {"that", "bare"}),
        ("continued", "manner", {"quote"}),
        ("quipped", "manner", {"quote"}),
    ],
)
def test_a_cue_has_its_kind_and_frames(form: str, kind: str, frames: set[str]) -> None:
    cue = lexicon.cues()[form]
    assert cue.kind == kind
    assert frames <= cue.frames


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("write", {"write", "writes", "wrote", "writing", "written"}),
        ("swear", {"swear", "swears", "swore"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("signal", {"signal", "signals", "signaled", "signalled", "signaling", "signalling"}),
        ("quip", {"quip", "quips", "quipped", "quipping"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("speak of", {"speak of", "speaks of", "spoke of", "spoken of", "speaking of"}),
        ("go on to say", {"go on to say", "goes on to say", "went on to say", "gone on to say", "going on to say"}),
        ("begin", {"begins", "began"}),
    ],
)
def test_a_verb_comes_with_its_inflections(lemma: str, forms: set[str]) -> None:
    assert forms == {cue.form for cue in lexicon.cues().values() if cue.lemma == lemma}


@pytest.mark.parametrize(
    "word", ["believed", "thinks", "hoped", "fears", "wants", "expected", "decided", "planned", "shows"]
)
def test_thoughts_and_showing_are_no_cues(word: str) -> None:
    assert word not in lexicon.cues()


@pytest.mark.parametrize(("form", "frame"), [("called", "np"), ("noted", "np"), ("claimed", "np"), ("found", "bare")])
def test_a_form_lacks_the_frame_that_would_mislead(form: str, frame: str) -> None:
    assert frame not in lexicon.cues()[form].frames


def test_an_ing_form_never_stands_after_its_content() -> None:
    cues = lexicon.cues().values()
    assert [cue.form for cue in cues if cue.tense == "ing" and "post" in cue.frames] == []


# states and places


def test_every_state_has_a_code_and_a_capital() -> None:
    for state in lexicon.states():
        assert len(state.iso3) == 3
        assert state.iso3.isupper()
        assert state.capitals, state.name


def test_codes_of_states_are_unique() -> None:
    codes = [state.iso3 for state in lexicon.states()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("column", ["aliases", "adjectives", "plurals", "short"])
def test_no_two_states_share_a_word(column: str) -> None:
    words = [word for state in lexicon.states() for word in getattr(state, column)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("capital", "state"),
    [
        ("Kyiv", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("Pyongyang", "North Korea"),
        ("Washington", "United States"),
        ("The Hague", "Netherlands"),
        ("Sana'a", "Yemen"),
        ("Bogotá", "Colombia"),
        ("Ramallah", "Palestine"),
    ],
)
def test_a_capital_means_its_state(capital: str, state: str) -> None:
    assert [found.name for found in lexicon.states() if capital in found.capitals] == [state]
    assert lexicon.places()[capital] == state


def test_states_are_known_with_and_without_stops() -> None:
    aliases = {alias: state.name for state in lexicon.states() for alias in state.aliases}
    assert aliases["US"] == aliases["U.S."] == aliases["USA"] == "United States"
    assert aliases["UK"] == aliases["U.K."] == "United Kingdom"
    assert aliases["DPRK"] == aliases["N.Korea"] == "North Korea"
    assert aliases["ROK"] == aliases["S. Korea"] == "South Korea"


def test_only_the_koreas_have_short_names() -> None:
    assert {state.name: state.short for state in lexicon.states() if state.short} == {
        "North Korea": ("the North",),
        "South Korea": ("the South",),
    }


def test_states_named_elsewhere_are_in_the_table_of_states() -> None:
    names = {state.name for state in lexicon.states()}
    assert {entry.state for entry in lexicon.organisations()} - names == {""}
    assert {entry.state for entry in lexicon.agencies()} - names <= {""}
    assert {entry.state for entry in lexicon.outlets()} - names <= {""}
    assert set(lexicon.places().values()) - names == {""}


def test_no_state_is_listed_as_a_place_of_another() -> None:
    places = lexicon.places()
    assert [state.name for state in lexicon.states() if places.get(state.name, state.name) != state.name] == []


# names and words


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Lloyd", "m"), ("Ursula", "f"), ("Volodymyr", "m"), ("Jong-un", "m"), ("Fatima", "f"), ("Jean", "-")],
)
def test_a_given_name_has_its_gender(name: str, gender: str) -> None:
    assert lexicon.given_names()[name] == gender


@pytest.mark.parametrize("name", ["Kim", "Xi", "Nguyen", "Shin", "Orban"])
def test_family_names_that_come_first_are_known(name: str) -> None:
    assert name in lexicon.family_first()


@pytest.mark.parametrize(
    ("word", "noun", "gender"),
    [("spokeswoman", "spokeswoman", "f"), ("attorneys general", "attorney general", "-"),
     ("attorney generals", "attorney general", "-"), ("spokespersons", "spokesperson", "-"), ("men", "man", "m")],
)  # fmt: skip
def test_a_person_noun_is_found_by_singular_and_plural(word: str, noun: str, gender: str) -> None:
    found = lexicon.person_nouns()[word]
    assert (found.noun, found.gender) == (noun, gender)


@pytest.mark.parametrize(
    "word", ["the", "but", "government", "council", "said", "officials", "however", "it", "president", "yesterday"]
)
def test_everyday_words_are_never_names(word: str) -> None:
    assert word in lexicon.common_words()


@pytest.mark.parametrize(
    "word", ["monday", "may", "march", "will", "mark", "kim", "korean", "paris", "austin", "russia"]
)
def test_words_that_may_be_names_or_dates_are_not_common(word: str) -> None:
    assert word not in lexicon.common_words()


def test_no_given_name_but_a_function_word_is_common() -> None:
    assert [name for name in lexicon.given_names() if name.lower() in lexicon.common_words()] == ["Per"]


def test_outlets_and_agencies_are_found_by_alias() -> None:
    outlets = {alias: outlet for outlet in lexicon.outlets() for alias in (outlet.name, *outlet.aliases)}
    agencies = {alias: agency for agency in lexicon.agencies() for alias in (agency.name, *agency.aliases)}
    assert outlets["KBS World Radio"].state == "South Korea"
    assert outlets["New York Times"].domain == "nytimes.com"
    assert agencies["AFP"].name == "Agence France-Presse"
    assert agencies["YONHAP News"].name == "Yonhap News Agency"
    assert agencies["APP"].name == "Associated Press of Pakistan"


def test_no_two_outlets_share_an_alias() -> None:
    for entries in (lexicon.outlets(), lexicon.agencies()):
        names = [name for entry in entries for name in (entry.name, *entry.aliases)]
        assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_labels_tell_what_they_open() -> None:
    labels = lexicon.labels()
    assert (labels["anchor"], labels["report"], labels["q"], labels["a"]) == (
        "anchor",
        "reporter",
        "question",
        "answer",
    )


def test_honorifics_tell_gender_and_office() -> None:
    honorifics = lexicon.honorifics()
    assert honorifics["Mrs."].gender == "f"
    assert honorifics["Sen."].expands == "senator"
    assert honorifics["Lt. Gen."].expands == "lieutenant general"


# slips

CUES_HEADER = "form\tlemma\tkind\tframes\ttense\n"


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (CUES_HEADER + "said\tsay\tneutral\tthat\tpast\nsaid\tsay\tneutral\tthat\tpast\n", 3, "form"),
        (CUES_HEADER + "said\tsay\tspeech\tthat\tpast\n", 2, "kind"),
        (CUES_HEADER + "said\tsay\tneutral\tthat|somehow\tpast\n", 2, "frames"),
        (CUES_HEADER + "said\tsay\tneutral\t\tpast\n", 2, "frames"),
        (CUES_HEADER + "said\tsay\tneutral\tthat||bare\tpast\n", 2, "frames"),
        (CUES_HEADER + "said\tsay\tneutral\tthat\tyesterday\n", 2, "tense"),
        (CUES_HEADER + "said\tsay\tneutral\tthat\n", 2, "frames"),
        (CUES_HEADER + "said\tsay\tneutral\tthat\tpast\tmore\n", 2, "tense"),
        (CUES_HEADER + "said\t say\tneutral\tthat\tpast\n", 2, "lemma"),
        (CUES_HEADER + "\tsay\tneutral\tthat\tpast\n", 2, "form"),
        (CUES_HEADER + "said\tsay\tneutral\tthat\tpast\n\nsays\tsay\tneutral\tthat\ts\n", 3, "form"),
        ("form\tlemma\tsort\tframes\ttense\n", 1, "kind"),
        ("", 1, "form"),
    ],
)
def test_a_slip_is_reported_with_file_line_and_column(tmp_path: Path, content: str, line: int, column: str) -> None:
    table = tmp_path / "cues.tsv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        parse.parse_cues(table)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(table) in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert column in str(caught.value)


def test_a_line_that_is_no_text_is_reported(tmp_path: Path) -> None:
    table = tmp_path / "common_words.tsv"
    table.write_bytes(b"word\nfine\n\xff\xfe\n")
    with pytest.raises(LexiconError, match="line 3"):
        parse.parse_words(table)


def test_a_person_noun_without_plural_is_reported(tmp_path: Path) -> None:
    table = tmp_path / "person_nouns.tsv"
    table.write_text("noun\tplural\tkind\tgender\naide\t\trole\t-\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        parse.parse_person_nouns(table)
    assert (caught.value.line, caught.value.column) == (2, "plural")


def test_an_unknown_language_is_reported(tmp_path: Path) -> None:
    table = tmp_path / "family_first.tsv"
    table.write_text("name\tlanguage\nKim\tko|xx\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        parse.parse_family_first(table)
    assert (caught.value.line, caught.value.column) == (2, "language")


def test_every_line_of_a_table_is_counted_from_its_header(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("word\none\ntwo", encoding="utf-8")
    assert [(row.line, row.cells) for row in read_table(table, ("word",))] == [(2, ["one"]), (3, ["two"])]
