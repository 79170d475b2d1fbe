"""The line to cite a quote by: everything that is known, nothing that is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.archive.protocol import ActorRef, DocumentPage, QuoteDetail, QuoteRow
from core.archive.showing.citation import cite, when
from core.model import Moment, Precision, QuoteKind, Source, Spans

TEXT = 'There is a "good chance" of rain,\nand "more"  than that, said Ann Lee.'
SHA = "ab" * 32
SAID = Moment("2024-10-30", "day", "Wednesday")
PUBLISHED = Moment("2024-10-31T12:20", "minute", "published line")
LEE = ActorRef(1, "Ann Lee", "person")


def page(**changes: object) -> DocumentPage:
    whole = DocumentPage(
        id=1,
        name="news/rain.txt",
        path=None,
        sha256=SHA,
        title="Rain, They Say",
        kind="report",
        language="en",
        text=TEXT,
        published=PUBLISHED,
        actors=(LEE,),
        file_sha256=SHA,
        metadata=(),
        extract=None,
        mentions=(),
        quotes=(),
        sources=(
            Source("APP", "agency", None),
            Source("UrduPoint", "publisher", None),
            Source("Joe", "photo", None),
        ),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def quote(
    kind: QuoteKind = "mixed",
    content: Spans = ((0, 32),),
    verbatim: Spans = ((12, 23),),
    said: Moment = SAID,
    speakers: tuple[ActorRef, ...] = (LEE,),
    titles: tuple[str | None, ...] = ("weather minister",),
    source: Spans = ((62, 69),),
    confidence: float = 0.9,
) -> QuoteDetail:
    row = QuoteRow(1, 1, kind, "words", speakers, ("UrduPoint", "APP"), said, PUBLISHED, confidence)
    return QuoteDetail(row, content, verbatim, ((57, 61),), source, titles, "named after the cue")


def test_of_a_mixed_quote_only_the_verbatim_words_are_quoted() -> None:
    assert cite(page(), quote()) == (
        '"good chance" - Ann Lee, weather minister, 30 Oct. 2024 (mixed quote), in "Rain, They Say,"'
        f" UrduPoint (APP), 31 Oct. 2024, 12:20 PM; news/rain.txt chars 12-23, sha256 {SHA}"
    )


def test_a_direct_quote_is_quoted_whole_with_inner_marks_made_single_and_pieces_kept_apart() -> None:
    line = cite(page(), quote("direct", ((0, 32), (34, 45)), ((0, 32), (34, 45))))
    assert line.startswith("\"There is a 'good chance' of rain\" … \"and 'more'\" - Ann Lee")
    assert "chars 0-32, 34-45, sha256" in line


def test_a_paraphrase_never_stands_in_quotation_marks() -> None:
    line = cite(page(title=None), quote("indirect", ((24, 32),), ()))
    assert line.startswith("paraphrased: of rain - Ann Lee, weather minister, 30 Oct. 2024 (indirect quote), ")
    assert '"' not in line
    assert "in an untitled report, UrduPoint" in line


def test_what_is_not_known_is_said() -> None:
    unknown = Moment(None, "unknown", "no date")
    line = cite(page(sources=(), published=unknown), quote(speakers=(), titles=(), source=(), said=unknown))
    assert '"good chance" - speaker not named, undated (mixed quote), in ' in line
    assert '"Rain, They Say," source not named, undated; ' in line


def test_a_speaker_who_was_not_worked_out_is_given_as_printed() -> None:
    assert "- speaker not established (printed as: Ann Lee), 30" in cite(page(), quote(speakers=(), titles=()))


def test_a_doubtful_speaker_is_marked() -> None:
    assert "(mixed quote, attribution uncertain)" in cite(page(), quote(confidence=0.3))


def test_joint_speakers_are_all_named() -> None:
    park = ActorRef(2, "Park", "person")
    joint = quote(speakers=(LEE, park), titles=("weather minister", None))
    assert " - Ann Lee, weather minister; Park, 30 Oct. 2024" in cite(page(), joint)


def test_without_publisher_and_agency_the_writer_is_named() -> None:
    assert '," by Eve, 31 Oct.' in cite(page(sources=(Source("Eve", "byline", None),)), quote())


def test_a_title_that_asks_keeps_its_mark_and_takes_no_comma() -> None:
    assert "in \"'Rain', You Say?\" UrduPoint" in cite(page(title="“Rain”, You Say?"), quote())


def test_it_is_one_line_whatever_the_text_holds() -> None:
    assert "\n" not in cite(page(title="a\nb", name="x\ny"), quote("direct", ((0, 45),), ((0, 45),)))


@pytest.mark.parametrize(
    ("value", "precision", "words"),
    [
        ("2024-10-31T00:05", "minute", "31 Oct. 2024, 12:05 AM"),
        ("2024-09-01T23:59", "minute", "1 Sept. 2024, 11:59 PM"),
        ("2024-05-02", "day", "2 May 2024"),
        ("2024-10-31", "on-or-before", "on or before 31 Oct. 2024"),
        ("2024-W44", "week", "week of 28 Oct. 2024"),
        ("2024-03", "month", "March 2024"),
        ("2024", "year", "2024"),
        (None, "unknown", "undated"),
    ],
)
def test_a_moment_is_never_more_precise_than_it_is(value: str | None, precision: Precision, words: str) -> None:
    assert when(Moment(value, precision, "")) == words
