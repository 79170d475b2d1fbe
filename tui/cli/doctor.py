"""`doctor`: whether the archive is sound, and putting right what can be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.exchange import Json
from tui.cli.call import Call, archive_option, json_option
from tui.cli.output import cell, drawn, print_json, stdout_console
from tui.cli.upgrading import bar_when_needed
from tui.wording import counted

if TYPE_CHECKING:
    from core.archive.upkeep.doctor import Finding

INDENT = " " * 10
STYLES = {"sound": "green", "note": "cyan", "wrong": "red", "mended": "yellow"}


@click.command("doctor", short_help="Check that the archive is sound, and repair it.")
@click.option("--repair", is_flag=True, help="Put right what follows from what is stored, one thing after the other.")
@click.option("--files", is_flag=True, help="Read every document's file and compare it with what was read.")
@json_option("what was found as one object")
@archive_option
@click.pass_obj
def doctor(call: Call, repair: bool, files: bool, as_json: bool, archive: Path | None) -> None:
    """Check that the archive is sound: its pages, its rows, its counts, its search index, who may read it.

    Nothing is changed unless --repair is given, and documents never are. Ends with 0 if nothing is wrong, with 1 if
    something is (after repairing: still is), with 2 if there is no archive that can be opened.
    """
    from core.archive.opening.connection import size_of
    from core.archive.upkeep.doctor import Doctor

    path = call.find_archive(archive)
    found: list[Finding] = []
    with bar_when_needed("taking what is stored over into a new file") as hear:
        for finding in Doctor(path, repair=repair, files=files, upgrading=hear).findings():
            if not as_json:
                if not found:
                    click.echo(f"{cell(path).text}, {size_of(path) / 2**20:,.1f} MB")
                print_finding(finding)
            found.append(finding)
    wrong = [finding for finding in found if finding.state == "wrong"]
    if as_json:
        print_json([record(path, found)])
    else:
        click.echo(in_words(found, repair=repair))
    if wrong:
        raise click.exceptions.Exit(1)


def print_finding(finding: Finding) -> None:
    """One line for what was looked at, one more for each thing found."""
    state = f"{finding.state:<6}"
    click.echo(f"  {click.style(state, fg=STYLES[finding.state]) if drawn() else state}  {finding.title}")
    width = stdout_console().width if drawn() else 10_000
    for words in filter(None, (*finding.words, finding.remedy)):
        click.echo(click.wrap_text(cell(words).text, width, INDENT, INDENT))


def in_words(found: list[Finding], *, repair: bool) -> str:
    """What came of it, in a line."""
    wrong = [finding for finding in found if finding.state == "wrong"]
    mended = sum(finding.state == "mended" for finding in found)
    put_right = f"{counted(mended, 'thing')} put right. " if mended else ""
    if not wrong:
        return f"{put_right}Nothing is wrong."
    still = "still " if repair else ""
    return f"{put_right}{counted(len(wrong), 'thing')} {'is' if len(wrong) == 1 else 'are'} {still}wrong."


def record(path: Path, found: list[Finding]) -> Json:
    """All of it for a program."""
    return {
        "archive": str(path),
        "sound": all(finding.state != "wrong" for finding in found),
        "checks": [
            {
                "name": finding.name,
                "title": finding.title,
                "state": finding.state,
                "found": list(finding.words),
                "remedy": finding.remedy,
                "mendable": finding.mendable,
            }
            for finding in found
        ],
    }
