"""PDF files are read as a person reads them, whatever order and pieces their text is drawn in."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from pdf_files import PICTURE, Text, column, file_of, pdf

from core.model import Document, Landmark, Metadatum
from core.readers import Limits, ReadError, read, read_all

Page = Iterable[Text | bytes]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "story.pdf"


def text_of(place: Path, *pages: Page) -> str:
    place.write_bytes(pdf(*pages))
    return read(place).text


def fault(place: Path, data: bytes, limits: Limits | None = None) -> str:
    """What is said of a file that cannot be read."""
    place.write_bytes(data)
    with pytest.raises(ReadError) as told:
        list(read_all(place, limits or Limits()))
    return str(told.value).removeprefix(f"{place}: ")


def told(place: Path, data: bytes) -> tuple[str, list[str]]:
    """The text of a file, and what could not be read of it."""
    place.write_bytes(data)
    document, *faults = read_all(place)
    assert isinstance(document, Document)
    return document.text, [str(one).removeprefix(str(place)) for one in faults]


def filled(words: Iterable[str], width: int) -> list[str]:
    """The words in lines of so many characters at most."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def letters(number: int) -> str:
    """A number in letters, so that no two words are one."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def made_up(count: int, seed: int) -> list[str]:
    """Words that no language has, each another, all in small letters."""
    dice = random.Random(seed)
    syllables = ["ba", "ke", "di", "lo", "mu", "ra", "se", "ti", "vo", "zu"]
    return ["".join(dice.choices(syllables, k=dice.randint(1, 4))) + letters(number) for number in range(count)]


STORY = [
    "The harbour bridge stays shut until May, the mayor",
    "of Tarrow said on Monday.",
    "   \u201cWe will not open it a day too early,\u201d said Ines",
    "Quill, who has been in office for three years.",
    "   Lorries go round by the old road.",
]
PARAGRAPHS = (
    "The harbour bridge stays shut until May, the mayor of Tarrow said on Monday.\n\n"
    "\u201cWe will not open it a day too early,\u201d said Ines Quill, who has been in office for three years.\n\n"
    "Lorries go round by the old road."
)


def test_the_lines_of_a_paragraph_are_joined(place: Path) -> None:
    place.write_bytes(pdf(column(STORY)))
    document = read(place)
    assert document.text == PARAGRAPHS
    assert document.id == str(place)
    assert document.extract is not None
    assert (document.extract.within, document.extract.landmarks) == ("", (Landmark(0, "page 1"),))


def test_a_gap_or_a_short_last_line_ends_a_paragraph(place: Path) -> None:
    gaps = [
        "One line that is filled up to its end with words",
        "and a second.",
        "",
        "Another one begins here, after a gap,",
        "and goes on.",
    ]
    assert text_of(place, column(gaps)) == (
        "One line that is filled up to its end with words and a second.\n\n"
        "Another one begins here, after a gap, and goes on."
    )
    short = [
        "One line that is filled up to its end with words",
        "and a second.",
        "Another one begins here without a gap or an",
        "indent.",
    ]
    assert text_of(place, column(short)) == (
        "One line that is filled up to its end with words and a second.\n\n"
        "Another one begins here without a gap or an indent."
    )


def test_columns_are_read_one_after_the_other_and_what_runs_across_them_in_its_place(place: Path) -> None:
    left, right = made_up(60, 1), made_up(60, 2)
    words = text_of(
        place,
        [
            Text(72, 740, "Bridge stays shut as the town waits", 20),
            *column(filled(left, 38), 72, 700),
            *column(filled(right, 38), 72 + 40 * 6, 700),
        ],
    )
    assert words.split("\n\n")[0] == "Bridge stays shut as the town waits"
    assert words.split()[7:] == left + right


@pytest.mark.parametrize("drawn", ["column by column", "row by row", "in no order"])
@pytest.mark.parametrize("offset", [0, 5])
def test_columns_do_not_depend_on_the_order_in_which_they_are_drawn(place: Path, drawn: str, offset: float) -> None:
    texts = [made_up(80, seed) for seed in (3, 4, 5)]
    lines = [
        column(filled(text, 24), 60 + number * 25.5 * 6, 700 - number * offset) for number, text in enumerate(texts)
    ]
    page = [line for part in lines for line in part]
    if drawn == "row by row":
        page.sort(key=lambda line: (-line.y, line.x))
    elif drawn == "in no order":
        random.Random(0).shuffle(page)
    assert text_of(place, page).split() == [word for text in texts for word in text]


def test_words_in_are_words_out(place: Path) -> None:
    words = made_up(12_000, 6)
    lines = iter(filled(words, 38))
    pages = []
    while page := [line for x in (72, 72 + 40 * 6) for line in column(take(lines, 50), x)]:
        pages.append(page)
    assert len(pages) > 20
    assert text_of(place, *pages).split() == words


def take(lines: Iterator[str], most: int) -> list[str]:
    return list(islice(lines, most))


def test_a_paragraph_goes_on_over_columns_and_pages(place: Path) -> None:
    place.write_bytes(
        pdf(
            [
                *column(
                    [
                        "The mayor said that the bridge would",
                        "stay shut, that lorries would have to go",
                        "round the long way and not the short one",
                    ],
                    72,
                ),
                *column(
                    [
                        "by the old road, and that nobody but her",
                        "was to blame for what had happened with",
                        "the harbour-",
                    ],
                    330,
                ),
            ],
            column(["master\u2019s office and its money."]),
        )
    )
    document = read(place)
    assert document.text == (
        "The mayor said that the bridge would stay shut, that lorries "
        "would have to go round the long way and not the short one by the old road, and that "
        "nobody but her was to blame for what had happened with the harbourmaster\u2019s office and its money."
    )
    assert document.extract is not None
    assert document.extract.at(document.text.index("harbour")) == "page 1"
    assert document.extract.at(document.text.index("master")) == "page 2"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["They met on Mon-", "day at noon."], "They met on Monday at noon."),
        (["It was well-", "known, so well-known."], "It was well-known, so well-known."),
        (["It was re-", "signed, not resigned."], "It was resigned, not resigned."),
        (["The Tarrow-", "Vell line is shut."], "The Tarrow-Vell line is shut."),
        (["A 15-", "year plan was made."], "A 15-year plan was made."),
        (["A 15-year-", "old plan was made."], "A 15-year-old plan was made."),
        (["A four-", "year-old plan was made."], "A four-year-old plan was made."),
        (["They were twenty-", "one then."], "They were twenty-one then."),
        (["They have two-", "and three-year plans."], "They have two- and three-year plans."),
        (
            ["It was shut \u2014", "and stayed shut\u2014", "for good."],
            "It was shut \u2014 and stayed shut\u2014for good.",
        ),
        (["Lorries - and there", "are - many - go round -"], "Lorries - and there are - many - go round -"),
    ],
)
def test_divided_words_are_made_whole(place: Path, lines: list[str], text: str) -> None:
    assert text_of(place, column(lines)) == text


def test_ligatures_are_letters_and_soft_hyphens_are_none(place: Path) -> None:
    page = [
        Text(72, 700, "The \ufb01rst o\ufb00er \u201cto\u00adday\u201d was a sta\u00ad", font="F2"),
        Text(72, 688, "tus report.", font="F2"),
    ]
    assert text_of(place, page) == "The first offer \u201ctoday\u201d was a status report."


def test_running_heads_and_page_numbers_are_left_out_but_for_the_first_head(place: Path) -> None:
    words = made_up(1200, 7)
    lines = filled(words, 70)
    pages = [
        [
            Text(72, 760, "The Tarrow Ledger", 9),
            Text(430, 760, "Monday 4 March 2024", 9),
            *column(lines[number * 40 : number * 40 + 40], top=720),
            Text(300, 30, str(number + 1), 9),
        ]
        for number in range(4)
    ]
    head, text = text_of(place, *pages).split("\n\n", 1)
    assert head == "The Tarrow Ledger Monday 4 March 2024"
    assert text.split() == words[: len(text.split())]
    assert len(text.split()) == sum(len(line.split()) for line in lines[:160])


def test_heads_that_change_from_page_to_page_are_known_by_the_number_beside_them(place: Path) -> None:
    heads = ["Roads 11", "12 Tarrow", "Harbour 13", "14 Tarrow"]
    bodies = [made_up(90, seed) for seed in range(4)]
    pages = [[Text(72, 760, head), *column(filled(body, 60))] for head, body in zip(heads, bodies, strict=True)]
    text = text_of(place, *pages)
    assert text.removeprefix("Roads 11\n\n").split() == [word for body in bodies for word in body]


def test_the_number_of_a_single_page_is_left_out(place: Path) -> None:
    assert text_of(place, [*column(["The bridge is shut."]), Text(300, 30, "Page 1 of 1")]) == "The bridge is shut."


def test_notes_and_captions_do_not_break_into_a_sentence(place: Path) -> None:
    first = [
        *column(
            ["The mayor said the bridge would stay shut", "until May.", "   Lorries, she said, would have to go round"]
        ),
        Text(134, 711, "1", 6),
        Text(72, 650, "1 Her office gave no date.", 7),
    ]
    second = [
        Text(72, 740, "The bridge at noon.", 8),
        *column(["by the old road until then, and all of", "them would."]),
    ]
    place.write_bytes(pdf(first, second))
    document = read(place)
    assert document.text == (
        "The mayor said the bridge would stay shut until May.\u00b9\n\n"
        "Lorries, she said, would have to go round by the old road until then, and all of them would.\n\n"
        "1 Her office gave no date.\n\n"
        "The bridge at noon."
    )
    assert document.extract is not None
    assert document.extract.at(document.text.index("Her office")) == "page 1"
    assert document.extract.at(document.text.index("at noon")) == "page 2"


def test_names_beside_what_they_say_stay_with_it(place: Path) -> None:
    said = [
        "When will it open?",
        "In May, and not a day before",
        "that, whatever it costs.",
        "Are you sure about that?",
        "Yes, as sure as I can be.",
    ]
    names = [Text(72, 720, "KELL:"), Text(72, 708, "QUILL:"), Text(72, 684, "KELL:"), Text(72, 672, "QUILL:")]
    assert text_of(place, [*names, *column(said, 150)]) == (
        "KELL: When will it open?\n\nQUILL: In May, and not a day before that, whatever it costs.\n\n"
        "KELL: Are you sure about that?\n\nQUILL: Yes, as sure as I can be."
    )


def test_rows_of_a_table_stay_rows_and_the_numbers_of_lines_go(place: Path) -> None:
    cells = [*column(["Quill", "Reis", "Kell"], 72), *column(["412", "96", "7"], 200)]
    assert text_of(place, cells) == "Quill 412\n\nReis 96\n\nKell 7"
    words = made_up(100, 8)
    lines = filled(words, 60)
    assert text_of(place, [*column(map(str, range(1, len(lines) + 1)), 40), *column(lines)]).split() == words


def test_a_dropped_capital_belongs_to_its_word(place: Path) -> None:
    page = [
        Text(72, 696, "T", 40),
        *column(["he mayor said on", "Monday that it is", "shut for now,"], 98),
        *column(["and that lorries go round."], 72, 684),
    ]
    assert text_of(place, page) == "The mayor said on Monday that it is shut for now, and that lorries go round."


def test_what_runs_in_another_direction_is_left_out_and_pages_may_lie_on_their_side(place: Path) -> None:
    mark = Text(150, 300, "DRAFT", 60, turn=(0.7, 0.7))
    credit = Text(540, 300, "Photo: Ana Reis", 6, turn=(0, 1))
    assert text_of(place, [mark, *column(STORY), credit]) == PARAGRAPHS
    aside = [Text(792 - line.y, line.x, line.text, line.size, turn=(0, 1)) for line in column(STORY)]
    assert text_of(place, aside) == PARAGRAPHS


def test_the_invisible_letters_of_text_recognition_are_text(place: Path) -> None:
    assert text_of(place, [PICTURE, Text(72, 700, "Read by a machine.", mode=3)]) == "Read by a machine."


def test_a_title_and_an_author_count_where_they_are_such(place: Path) -> None:
    def metadata(**info: str) -> tuple[Metadatum, ...]:
        place.write_bytes(pdf(column(STORY), info=info))
        return read(place).metadata

    assert metadata(Title=" Harbour bridge  stays shut ", Author="Ana Reis", CreationDate="D:20240304120000Z") == (
        Metadatum("title", "Harbour bridge stays shut", "PDF title"),
        Metadatum("byline", "Ana Reis", "PDF author"),
    )
    assert metadata(Title="Microsoft Word - draft.doc", Author="areis") == ()
    assert metadata(Title="Press release template", Author="desk\\reis ana") == ()


def test_pages_without_text_are_told(place: Path) -> None:
    scan = [PICTURE]
    assert told(place, pdf(column(STORY), scan, scan, [], scan)) == (
        PARAGRAPHS,
        [
            ", pages 2-3, 5: they are scanned pictures without text; "
            "recognise the text, for instance with ocrmypdf, and index what that gives"
        ],
    )
    assert fault(place, pdf(scan, scan)).startswith("its 2 pages are scanned pictures without text; recognise the text")
    assert fault(place, pdf(scan)).startswith("its one page is a scanned picture without text; ")
    assert fault(place, pdf([], [])) == "it holds no text; check what was saved"


def test_signs_that_stand_for_no_letters_are_told_and_not_kept(place: Path) -> None:
    lost = [Text(72, 700, "abcdefgh", font="F3")]
    what = (
        "fonts that do not say which letters their signs are; "
        "recognise the text, for instance with ocrmypdf --force-ocr, and index what that gives"
    )
    assert told(place, pdf(column(STORY), lost)) == (PARAGRAPHS, [f", page 2: it has {what}"])
    assert fault(place, pdf(lost)) == f"its one page has {what}"


def test_what_is_encrypted_or_damaged_is_told(place: Path) -> None:
    locked = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (b"11" * 32, b"22" * 32)
    assert fault(place, pdf(column(STORY), trailer=locked)) == (
        "it is encrypted and asks for a password; save a copy of it without a password and index that"
    )
    whole = pdf(column(STORY))
    damaged = "it is damaged and cannot be opened; fetch or save the document again"
    assert fault(place, b"%PDF-1.7\n") == damaged
    assert fault(place, whole[:300]) == damaged


def test_no_damage_anywhere_is_worse_than_an_error(place: Path) -> None:
    whole = bytearray(pdf(column(STORY), column(STORY)))
    dice = random.Random(9)
    for _ in range(200):
        broken = whole[: dice.randrange(len(whole))] if dice.random() < 0.3 else bytearray(whole)
        for _ in range(dice.randrange(20)):
            broken[dice.randrange(10, max(len(broken), 11)) % len(broken)] = dice.randrange(256)
        place.write_bytes(broken if broken.startswith(b"%PDF-1") else b"%PDF-1" + broken)
        with suppress(ReadError):
            assert all(isinstance(one, Document | ReadError) for one in read_all(place))


def test_trees_of_pages_that_run_in_circles_end(place: Path) -> None:
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    circle = file_of([catalogue, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    assert "text" in fault(place, circle) or "damaged" in fault(place, circle)
    among = file_of(
        [catalogue, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Parent 3 0 R/Kids[2 0 R]/Count 1>>"]
    )
    assert "text" in fault(place, among) or "damaged" in fault(place, among)


def test_bombs_are_let_go(place: Path) -> None:
    crowd = [Text(72, 700 - number, "x" * 1000, 1) for number in range(250)]
    assert told(place, pdf(column(STORY), crowd)) == (
        PARAGRAPHS,
        [", page 2: it holds more than 200,000 characters; check what was saved"],
    )
    much = pdf(*([column(["x" * 80] * 50)] * 10))
    assert len(much) < 10_000
    assert fault(place, much, Limits(text_bytes=10_000)) == (
        "it holds more than 10,000 characters of text; split it into smaller files"
    )
