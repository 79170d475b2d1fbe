"""Moments as people group them: by the day, or the week, month or year where no more is known."""

from __future__ import annotations

from core.model import Moment, Precision

_VAGUEST_FIRST: tuple[Precision, ...] = ("unknown", "year", "month", "week", "on-or-before", "day", "minute")


def day_of(moment: Moment) -> Moment:
    """The day of a moment, or the week, month or year where no more is known; without the grounds it was told by.

    An on-or-before stays one: it is not known to be of its day.
    """
    if moment.value is None or moment.precision == "unknown":
        return Moment(None, "unknown", "")
    if moment.precision == "minute":
        return Moment(moment.value[:10], "day", "")
    return Moment(moment.value, moment.precision, "")


def in_order(moment: Moment) -> tuple[bool, int, int]:
    """A key that sorts moments by the last day they may mean, the vaguer first; the undated come last."""
    days = moment.days()
    return days is None, 0 if days is None else days[1].toordinal(), _VAGUEST_FIRST.index(moment.precision)
