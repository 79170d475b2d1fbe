"""What a filter chooses: who spoke, who is named, who printed it, in what office, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from core.archive.language.query import parse
from core.model import Moment, Role, Source


@pytest.mark.parametrize("value", ["Austin", "austin", '"Lloyd Austin"', "AUSTIN", "Aus", "lloyd"])
def test_a_speaker_is_known_by_the_words_of_the_name(two_reports: Any, value: str) -> None:
    assert "Lloyd Austin" in two_reports.speakers(f"speaker:{value}")
    assert "Kim Yong-hyun" not in two_reports.speakers(f"speaker:{value}")


def test_part_of_a_name_chooses_all_who_bear_it(two_reports: Any) -> None:
    assert {"Kim Tae-hyo", "Kim Yong-hyun"} <= two_reports.speakers("speaker:Kim")


@pytest.mark.parametrize("value", ['"Yong-hyun"', '"Kim Yong Hyun"', '"yong hyun"', '"Hyun Kim"'])
def test_hyphens_and_order_do_not_count(two_reports: Any, value: str) -> None:
    assert "Kim Yong-hyun" in two_reports.speakers(f"speaker:{value}")
    assert "Kim Tae-hyo" not in two_reports.speakers(f"speaker:{value}")


def test_a_misspelt_speaker_is_forgiven_and_says_so(two_reports: Any) -> None:
    assert two_reports.why("speaker:Austn kind:direct") == ["Austn ~ Lloyd Austin"]
    assert two_reports.speakers("speaker:Nobody") == set()


def test_an_alias_chooses_its_bearer(shelf: Any, article: Any) -> None:
    shelf.put(article("a").actor("United Nations", "organisation", aliases=["U.N."]).says("United Nations", "so"))
    assert shelf.speakers("speaker:UN") == {"United Nations"}


@pytest.mark.parametrize("value", ["Seoul", '"South Korea"', "ROK", '"S. Korea"', '"south korean"'])
def test_a_state_speaks_itself_and_through_its_office_holders(two_reports: Any, value: str) -> None:
    assert two_reports.speakers(f"speaker:{value}") == {
        "South Korea",
        "Kim Tae-hyo",
        "Kim Yong-hyun",
        "the defense chiefs",
    }


def test_a_voice_of_a_state_is_marked_as_such(two_reports: Any) -> None:
    why = {row.speakers[0].name: row.why for row in two_reports.search("speaker:Seoul").rows}
    assert why == {
        "South Korea": "",
        "Kim Tae-hyo": "voice of South Korea: first deputy director of national security",
        "Kim Yong-hyun": "voice of South Korea: defense minister",
        "the defense chiefs": "among them Kim Yong-hyun, voice of South Korea: defense minister",
    }


@pytest.mark.parametrize("value", ["US", "U.S.", "USA", "America", "Washington"])
def test_a_state_is_known_by_its_short_names(two_reports: Any, value: str) -> None:
    assert two_reports.speakers(f"speaker:{value}") == {"Lloyd Austin", "the defense chiefs"}


def test_a_misspelt_state_is_still_a_state(two_reports: Any) -> None:
    assert "Kim Tae-hyo" in two_reports.speakers('speaker:"Suoth Korea"')


def test_an_office_of_state_speaks_for_it(shelf: Any, article: Any) -> None:
    for name in ("White House", "South Korean government", "Bank of South Korea"):
        shelf.put(article(name).actor(name, "organisation").says(name, "so"))
    assert shelf.speakers("speaker:US") == {"White House"}
    assert shelf.why("speaker:US") == ["voice of United States"]
    assert shelf.speakers("speaker:Seoul") == {"South Korean government"}


def test_unnamed_voices_can_be_asked_for(two_reports: Any) -> None:
    assert two_reports.speakers("speaker:unnamed") == {"a senior presidential aide"}


def test_two_speakers_are_alternatives(two_reports: Any) -> None:
    assert two_reports.speakers('speaker:"Kim Tae-hyo" speaker:unnamed') == {
        "Kim Tae-hyo",
        "a senior presidential aide",
    }


def test_a_speaker_can_be_left_out(two_reports: Any) -> None:
    left = two_reports.speakers("-speaker:Seoul")
    assert left == {"Lloyd Austin", "a senior presidential aide"}


def test_an_actor_need_only_appear_in_the_document(two_reports: Any) -> None:
    assert two_reports.search('actor:"Shin Won-sik"').total == 3
    assert two_reports.search("actor:Seoul").total == 3
    assert two_reports.search('actor:"Shin Won-sik" actor:Austin').total == 0


@pytest.mark.parametrize("value", ["KBS", '"World Radio"', "kbs", '"Kim Bum-soo"', "Bum"])
def test_a_source_is_known_by_its_names_in_any_role(two_reports: Any, value: str) -> None:
    assert {row.outlets for row in two_reports.search(f"source:{value}").rows} == {("KBS World Radio",)}


@pytest.mark.parametrize("value", ["APP", "Pakistan", "Pakstan", "urdupoint", "UrduPiont"])
def test_a_source_is_known_by_abbreviation_and_with_a_wrong_letter(two_reports: Any, value: str) -> None:
    assert two_reports.search(f"source:{value}").total == 3


@pytest.mark.parametrize("value", ["defense", '"defense minister"', "minister", "minster", '"minister South Korea"'])
def test_a_role_is_known_by_its_words(two_reports: Any, value: str) -> None:
    assert "Kim Yong-hyun" in two_reports.speakers(f"role:{value}")
    assert "Kim Tae-hyo" not in two_reports.speakers(f"role:{value}")


def test_a_role_counts_in_the_document_that_gives_it(shelf: Any, article: Any) -> None:
    shelf.put(
        article("now").actor("Lloyd Austin", roles=[Role("defense secretary")]).says("Lloyd Austin", "as secretary"),
        article("then").actor("Lloyd Austin", roles=[Role("general")]).says("Lloyd Austin", "as general"),
    )
    assert shelf.words("role:general") == ["as general"]


@pytest.fixture
def total(two_reports: Any, today: date) -> Callable[[str], int]:
    """How many quotes are found by what is typed."""
    return lambda text: two_reports.archive.search(parse(text, today=today)).total


@pytest.mark.parametrize("value", ["direct", "DIRECT", "dir"])
def test_a_kind_may_be_begun(total: Callable[[str], int], value: str) -> None:
    assert total(f"speaker:Austin kind:{value}") == total(f"kind:{value}") == 1


def test_kinds_of_quotes_are_alternatives_and_of_documents_too(total: Callable[[str], int]) -> None:
    assert total("kind:direct kind:mixed") == 2
    assert total("kind:report") == total("kind:rep") == total("kind:direct kind:report") == 6
    assert total("kind:transcript") == total("-kind:report") == 0


@pytest.fixture
def said(shelf: Any, article: Any) -> Any:
    """Quotes whose words name what is known of when they were said."""
    for value, precision in (
        ("2024-10-30", "day"),
        ("2024-10-30T09:15", "minute"),
        ("2024-W44", "week"),
        ("2024-10", "month"),
        ("2024", "year"),
        ("2024-10-31", "on-or-before"),
        (None, "unknown"),
    ):
        moment = Moment(value, precision, "")  # type: ignore[arg-type]
        shelf.put(article(precision).says("Lloyd Austin", precision, said=moment))
    return lambda text: set(shelf.words(text))


def test_a_day_finds_every_moment_that_may_be_it(said: Any) -> None:
    assert said("said:2024-10-30") == {"day", "minute", "week", "month", "year"}
    assert said("said:2024-10-27") == {"month", "year"}


def test_on_or_before_a_day_is_not_that_day(said: Any) -> None:
    assert "on-or-before" not in said("said:2024-10-31")


@pytest.mark.parametrize("range", ["2024-10-28..2024-11-03", "2024-10-22..", "..2024-10-31", "..2024-12-31"])
def test_on_or_before_passes_a_range_that_holds_its_day(said: Any, range: str) -> None:
    assert "on-or-before" in said(f"said:{range}")


@pytest.mark.parametrize("range", ["..2024-10-30", "2024-11-01..", "2024-10-01..2024-10-30"])
def test_on_or_before_does_not_pass_a_range_without_its_day(said: Any, range: str) -> None:
    assert "on-or-before" not in said(f"said:{range}")


def test_about_a_day_finds_what_is_known_only_as_on_or_before_it(said: Any) -> None:
    assert said("said:~2024-10-31") == said("said:2024-10-31") | {"on-or-before"}
    assert "on-or-before" not in said("said:~2024-10-30")
    assert "on-or-before" not in said("-said:~2024-10-31")


def test_an_unknown_moment_passes_no_range(said: Any) -> None:
    assert "unknown" not in said("said:..")
    assert "unknown" in said("")


def test_without_a_range_what_is_unknown_stays(said: Any) -> None:
    assert said("-said:2024-10-30") == {"on-or-before", "unknown"}
    assert said("-said:2024-10-28..2024-11-03") == {"unknown"}


def test_two_ranges_must_both_hold(said: Any) -> None:
    assert said("said:2024-10-29.. said:..2024-10-30") == {"day", "minute", "week", "month", "year"}
    assert said("said:2023-01-01..2023-12-31 said:2024-01-01..2024-12-31") == set()


def test_published_is_not_said(two_reports: Any) -> None:
    assert two_reports.search("published:2024-10-31").total == 3
    assert two_reports.search("published:2024-10-30").total == 0
    assert two_reports.search("said:2024-10-30").total == 2


def test_words_and_filters_hold_together(two_reports: Any) -> None:
    assert two_reports.words("troops speaker:Austin kind:direct") == [
        "I call upon them to withdraw their troops out of Russia"
    ]
    assert two_reports.why("trops speaker:Austn kind:direct ") == ["trops ~ troops, Austn ~ Lloyd Austin"]


@pytest.mark.parametrize("name", ["speaker", "actor", "source", "role", "kind"])
@pytest.mark.parametrize("value", ["'", '"', "%", "*", "…", "x" * 3000, "\x00", "北"])
def test_a_value_like_nothing_finds_nothing(two_reports: Any, name: str, value: str) -> None:
    assert two_reports.search(f"{name}:{value}").total == 0


def test_a_name_that_very_many_bear_finds_them_all(shelf: Any, article: Any, query: Any) -> None:
    with shelf.archive.together():
        for number in range(320):
            shelf.put(article(f"{number}.txt").says("Kim", "that they withdraw").says("Lloyd Austin", "that they stay"))
    assert shelf.search("speaker:kim", limit=5).total == 320
    assert shelf.search("withdraw speaker:kim", limit=5).total == 320
    assert shelf.search("stay speaker:kim", limit=5).total == 0
    assert shelf.search("-speaker:kim", limit=5).total == 320
    assert shelf.search("actor:austin actor:kim withdraw", limit=5).total == 320
    *_, last = shelf.archive.facets(query("speaker:kim"))
    assert last.counted == 320


def test_a_half_typed_source_is_told_from_the_many_people_whose_names_begin_so(shelf: Any, article: Any) -> None:
    report = article("a.txt", sources=(Source("Kalinga News", "publisher", None),))
    for number in range(600):
        word = "".join(chr(97 + int(digit)) for digit in f"{number:03}")
        report.actor(f"Kal{word} Roth").actor(f"Kal{word} Lind")
    shelf.put(report.says("Lloyd Austin", "that they withdraw"))
    assert shelf.words("source:kal") == ["that they withdraw"]
    assert shelf.words("source:kalimga") == ["that they withdraw"]
