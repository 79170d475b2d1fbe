"""When something was said: a week, month or year beside the verb keeps its precision."""

import pytest

from core.analysis import analyse
from core.model import Document, Moment, metadata

DAY = "2031-05-08"


def said(text: str, published: str | None = DAY) -> Moment:
    """The moment of a text's only quote."""
    [quote] = analyse(Document("a text", text, "", metadata=metadata(published=published))).quotes
    return quote.said


@pytest.mark.parametrize(
    ("text", "period", "precision"),
    [
        ("Marta Velling said last week that the dam was safe.", "2031-W18", "week"),
        ("The minister last month told reporters that the road was bad.", "2031-04", "month"),
        ("In a report last month, the bank said the road was bad.", "2031-04", "month"),
        ('"We will be back," said Marta Velling last year.', "2030", "year"),
        ("Ole Brun told the Harbour Times in an interview in March that the plan was a joke.", "2031-03", "month"),
    ],
)
def test_a_period_beside_the_verb_is_when_it_was_said(text: str, period: str, precision: str) -> None:
    moment = said(text)
    assert (moment.value, moment.precision) == (period, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Ole Brun, who took office last month, said the plan was a joke.",
        "After the dam broke last month, Ole Brun said the plan was a joke.",
        "Ole Brun said the plan was made last month.",
        "Since last month, Ole Brun has said the plan is a joke.",
        "The plan, drawn up last year, is a joke, Ole Brun said.",
    ],
)
def test_a_period_that_dates_something_else_does_not(text: str) -> None:
    assert said(text).basis == "no day named; not after publication"


def test_without_a_day_of_publication_the_period_is_what_is_known() -> None:
    moment = said("In 2029, Oskar Brandel said the treaty would last a century.", None)
    assert (moment.value, moment.precision) == ("2029", "year")
