"""The query language: what a line of it means, what is let be while it is typed, and how errors are put."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date

import pytest

from core.archive.language.query import Query, QueryError, echo, parse, quote_value

TODAY = date(2024, 10, 31)  # a Thursday


def read(text: str) -> Query:
    return parse(text, today=TODAY)


def terms(text: str) -> list[tuple[str, bool, bool]]:
    return [(term.text, term.exact, term.negated) for term in read(text).terms]


def filters(text: str) -> list[tuple[str, str, bool]]:
    return [(filter.field, filter.value, filter.negated) for filter in read(text).filters]


def wrong(text: str) -> tuple[str, str]:
    with pytest.raises(QueryError) as caught:
        read(text)
    start, end = caught.value.span
    return str(caught.value), text[start:end]


def test_an_empty_query_matches_everything() -> None:
    assert read("").empty
    assert read("  \t ").empty


def test_free_words() -> None:
    assert terms("ministry  of energy") == [
        ("ministry", False, False),
        ("of", False, False),
        ("energy", False, False),
    ]


@pytest.mark.parametrize("query", ['"good likelihood"', "“good likelihood”", "„good likelihood“", "«good  likelihood»"])
def test_exact_words_in_straight_and_curly_marks(query: str) -> None:
    assert terms(query) == [("good likelihood", True, False)]
    assert terms(f"a {query} b")[1:] == [("good likelihood", True, False), ("b", False, False)]


def test_a_minus_leaves_out() -> None:
    assert terms('-sport -"exact words" Yong-hyun') == [
        ("sport", False, True),
        ("exact words", True, True),
        ("Yong-hyun", False, False),
    ]
    assert filters('-kind:mixed -speaker:"Kim Bum-soo"') == [
        ("kind", "mixed", True),
        ("speaker", "Kim Bum-soo", True),
    ]


def test_a_dash_between_words_leaves_nothing_out() -> None:
    assert terms("peace - war") == [("peace", False, False), ("war", False, False)]


@pytest.mark.parametrize("field", ["speaker", "actor", "source", "role"])
def test_filters_by_name(field: str) -> None:
    assert filters(f"{field}:Kim") == [(field, "Kim", False)]
    assert filters(f'{field}:"Kim Yong-hyun" troops') == [(field, "Kim Yong-hyun", False)]
    assert filters(f"{field.upper()}:“Kim Yong-hyun”") == [(field, "Kim Yong-hyun", False)]


def test_a_mark_without_its_partner_is_open_to_the_end() -> None:
    assert terms('troops "call for the with') == [
        ("troops", False, False),
        ("call for the with", True, False),
    ]
    assert filters('speaker:"Kim Yong') == [("speaker", "Kim Yong", False)]


@pytest.mark.parametrize(
    "unfinished",
    ["speaker:", "-said:", 'speaker:"', 'source:""', "said:>", "said:>=", "kind:", "-", '"', '-"'],
)
def test_what_is_only_begun_is_let_be(unfinished: str) -> None:
    assert read(unfinished).empty
    assert terms(f"troops {unfinished}") == [("troops", False, False)]


def test_beside_words_signs_ask_for_nothing() -> None:
    assert terms("troops & … ?! --") == [("troops", False, False)]
    assert not read("troops & … ?! --").wordless


@pytest.mark.parametrize("signs", ["🎉", "%", "...", "!!!", '"…"', "-!", "🎉 -", "speaker:Kim &"])
def test_where_only_signs_were_typed_nothing_can_be_meant(signs: str) -> None:
    query = read(signs)
    assert query.wordless
    assert not query.empty
    assert "neither a letter nor a figure" in echo(query)


def test_a_name_of_signs_is_a_name_that_nobody_has() -> None:
    assert filters("speaker:🎉") == [("speaker", "🎉", False)]


@pytest.mark.parametrize("field", ["speaker", "actor", "source", "kind", "role", "said", "published"])
def test_in_a_finished_query_a_filter_without_a_value_is_answered_with_how_to_write_one(field: str) -> None:
    for typed in (f"{field}:", f"-{field}:", f'{field}:""', f"{field}:>"):
        with pytest.raises(QueryError) as caught:
            parse(f"troops {typed}", today=TODAY, finished=True)
        message = str(caught.value)
        assert message.startswith(f"{field}: stands without a value; write for example {field}:")
        example = message.split("for example ")[1].split(", with")[0].split(" or ")[-1]
        assert parse(example, today=TODAY, finished=True).filters[0].field == field


def test_in_a_finished_query_signs_that_begin_nothing_are_signs() -> None:
    assert all(parse(typed, today=TODAY, finished=True).wordless for typed in ("-", '"', '""'))
    assert not any(parse(typed, today=TODAY, finished=True).wordless for typed in ("", " ", "peace - war", "kind:d -"))


@pytest.mark.parametrize("plain", ["12:20", "https://example.org/a:b", "word:", "C:\\news", "2:1", "std::vector", ":)"])
def test_a_colon_that_is_none_of_a_filter(plain: str) -> None:
    assert read(f"{plain} then").filters == ()
    assert "then" in [text for text, _, _ in terms(f"{plain} then")]


def test_prose_with_colons_is_words() -> None:
    assert [text for text, _, _ in terms("Report: Sources: the ministry")] == [
        "Report:",
        "Sources:",
        "the",
        "ministry",
    ]


@pytest.mark.parametrize(
    ("query", "meant", "part"),
    [
        ("speeker:Kim", "speaker:", "speeker:"),
        ("troops -sorce:APP", "source:", "sorce:"),
        ("speeker:", "speaker:", "speeker:"),
        ("Actors:Kim", "actor:", "Actors:"),
        ("by:Kim", "speaker:", "by:"),
        ("outlet:APP", "source:", "outlet:"),
        ('date:"last week"', "said: or published:", "date:"),
    ],
)
def test_a_filter_there_is_none_of_is_answered_with_the_one_meant(query: str, meant: str, part: str) -> None:
    message, place = wrong(query)
    assert message == f'no filter "{part[:-1]}"; did you mean {meant}?'
    assert place == part


def test_a_filter_like_no_other_is_answered_with_all_there_are() -> None:
    message, place = wrong("weather:fine")
    assert "speaker:, actor:, source:, kind:, role:, said:, published:" in message
    assert "quotation marks" in message
    assert place == "weather:"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("direct", "direct"),
        ("d", "direct"),
        ("MIX", "mixed"),
        ("ind", "indirect"),
        ("transcript", "transcript"),
        ("Rep", "report"),
        ("te", "text"),
    ],
)
def test_a_kind_may_be_cut_short(typed: str, kind: str) -> None:
    assert filters(f"kind:{typed}") == [("kind", kind, False)]


def test_a_kind_there_is_none_of_is_answered_with_those_there_are() -> None:
    every = "a quote is direct, mixed or indirect, a document transcript, report or text"
    assert wrong("troops kind:verbal") == (f'no kind "verbal"; {every}', "verbal")
    assert wrong("kind:Dirct") == (f'no kind "Dirct"; did you mean direct? {every}', "Dirct")
    assert wrong("kind:transkript") == (f'no kind "transkript"; did you mean transcript? {every}', "transkript")


def test_a_date_filter_holds_its_first_and_last_day() -> None:
    said, published = read('said:"last week" published:>2024-10-22').filters
    assert (said.value, said.days) == ("last week", (date(2024, 10, 21), date(2024, 10, 27)))
    assert (published.value, published.days) == (">2024-10-22", (date(2024, 10, 23), date.max))


def test_a_comparison_or_a_range_may_hold_marks() -> None:
    assert read('said:>="last week"').filters[0].days == (date(2024, 10, 21), date.max)
    assert read('said:"22 Oct".."24 Oct" x').filters[0].days == (date(2024, 10, 22), date(2024, 10, 24))


def test_a_date_that_cannot_be_read_is_answered_with_some_that_can() -> None:
    message, place = wrong("troops said:sometime")
    assert message.startswith('said: no date in "sometime"; write 2024-10-30, ')
    assert place == "sometime"


def test_spans_are_the_parts_as_they_were_typed() -> None:
    text = '  troops -"exact words" -speaker:"Kim Y" said:2024'
    query = read(text)
    assert query.text == text
    assert [text[slice(*term.span)] for term in query.terms] == ["troops", '-"exact words"']
    assert [text[slice(*filter.span)] for filter in query.filters] == [
        '-speaker:"Kim Y"',
        "said:2024",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "everything"),
        ("troops", "word troops"),
        ('ministry energy speaker:Kim said:"last week" -sport',
         "words ministry energy; speaker Kim; said 2024-10-21 to 2024-10-27; not sport"),
        ('"good likelihood" kind:m', 'exactly "good likelihood"; kind mixed'),
        ('-"no words" -source:APP', 'not source APP; not "no words"'),
        ("said:2024-10-30", "said 2024-10-30"),
        ("said:~2024-10-30", "said about 2024-10-30"),
        ('-said:~"30 Oct 2024"', "not said about 2024-10-30"),
        ("said:~2024-10", "said 2024-10-01 to 2024-10-31"),
        ("speaker:Kim kind:d speaker:Lee", "speaker Kim or Lee; kind direct"),
        ("actor:Kim actor:Lee", "actor Kim and actor Lee"),
        ("said:>2024-10-22 published:<=2024", "said since 2024-10-23; published until 2024-12-31"),
    ],
)  # fmt: skip
def test_the_echo_says_how_a_query_was_understood(text: str, told: str) -> None:
    assert echo(read(text)) == told


ALPHABET = [
    *"aZ09 :\"'-“”„«».,<>=/\\\n\t\0\ud800é漢²ſİ",
    "speaker:",
    "said:",
    "kind:",
    "-",
    "..",
    "foo:",
    "oct",
]


@pytest.mark.parametrize(
    ("name", "value"),
    [("Kim", "Kim"),
     ("Kim Yong-hyun", '"Kim Yong-hyun"'),
     ("O’Neill", "O’Neill"), ('Dwayne "The Rock"', '"Dwayne ""The Rock"""'),
     (">2", '">2"'), ("", '""'), ("-x", '"-x"'), ("“Che”", '"“Che”"')],
)  # fmt: skip
def test_a_name_can_be_made_a_value(name: str, value: str) -> None:
    assert quote_value(name) == value


def test_any_name_made_a_value_comes_back_from_a_query() -> None:
    chance = random.Random(11)
    for _ in range(3_000):
        name = "Kim" + "".join(chance.choices(ALPHABET, k=chance.randrange(8)))
        plain = " ".join("".join(" " if c in "\0\ud800" else c for c in name).split())
        query = read(f"before speaker:{quote_value(name)} -actor:{quote_value(name)} after")
        assert [(filter.field, filter.value) for filter in query.filters] == [
            ("speaker", plain),
            ("actor", plain),
        ]
        assert [term.text for term in query.terms] == ["before", "after"]


def test_whatever_is_typed_is_a_query_or_a_query_error_and_spans_lie_inside() -> None:
    chance = random.Random(3)
    for _ in range(5_000):
        text = "".join(chance.choices(ALPHABET, k=chance.randrange(25)))
        try:
            query = read(text)
        except QueryError as error:
            spans, said = [error.span], str(error)
        else:
            spans, said = [t.span for t in query.terms] + [f.span for f in query.filters], echo(query)
            for part in (*(t.text for t in query.terms), *(f.value for f in query.filters)):
                part.encode("utf-8")
        assert said
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_long_line_takes_no_longer_than_its_length_warrants() -> None:
    for line in (
        '"' * 60_000,
        "“" * 60_000,
        "a:" * 60_000,
        'speaker:"a"' * 6_000,
        "said:" * 9_000,
        "-" * 60_000,
    ):
        try:
            read(line)
        except QueryError as error:
            assert error.span[1] <= len(line)  # noqa: PT017


def test_a_sound_query_loads_neither_dateparser_nor_rapidfuzz() -> None:
    code = (
        "import sys; from datetime import date; from core.archive.language.query import parse;"
        "parse('troops speaker:Kim said:\"last week\" published:>2024-10-22', today=date(2024, 10, 31));"
        "print({'dateparser', 'rapidfuzz'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
