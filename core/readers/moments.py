"""Moments as machines write them in short: "20310410T211300Z"."""

from __future__ import annotations

import re

_BASIC = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?", re.IGNORECASE
)


def written_out(moment: str) -> str:
    """A moment with the signs between its parts, "2031-04-10T21:13:00Z"; as it is where it is written otherwise.

    Midnight without a zone is no time of day: so archives write a day.
    """
    found = _BASIC.fullmatch(moment.strip())
    if found is None:
        return moment.strip()
    year, month, day, hour, minute, second = found.groups()[:6]
    date = f"{year}-{month}-{day}"
    zone = found["zone"] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    if not zone and hour == minute == "00":
        return date
    return f"{date}T{hour}:{minute}:{second or '00'}{zone.upper()}" if hour else date
