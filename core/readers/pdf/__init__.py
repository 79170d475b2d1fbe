"""PDF: the text as a person reads it, page after page.

Characters are put together to words and lines (``glyphs``, ``words``), lines are read in the order of their columns
(``reading_order``), what repeats at the edges is left out (``running_heads``), and lines become paragraphs again
(``paragraphs``, ``hyphens``). Nothing in a file is run: no script, no form, no link.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from core.model import Document, Extract
from core.readers.errors import ReadError
from core.readers.opening import OpenFile
from core.readers.pdf.pages import Problem, Problems, read_page
from core.readers.pdf.paragraphs import text_of
from core.readers.pdf.reading_order import Line
from core.readers.pdf.running_heads import without_running_heads
from core.readers.properties import told as told_of

_MOST_PAGES = 10_000
_ENCRYPTED = {pdfium_raw.FPDF_ERR_PASSWORD, pdfium_raw.FPDF_ERR_SECURITY}
_SPLIT = "split it into smaller files"

_one_at_a_time = Lock()
"""PDFium works for one thread at a time."""


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The one document that the file is, then what is wrong with some of its pages.

    Raises ReadError where it is encrypted or damaged, where no page has text, and where it exceeds the limits.
    """
    data = file.content()
    with _one_at_a_time:
        try:
            with pdfium.PdfDocument(data) as opened:
                told = opened.get_metadata_dict()
                pages, problems = _pages(file, opened)
        except pdfium.PdfiumError as error:
            if error.err_code in _ENCRYPTED:
                remedy = "save a copy of it without a password and index that"
                raise file.fault("it is encrypted and asks for a password", remedy) from error
            raise file.fault("it is damaged and cannot be opened", "fetch or save the document again") from error
    lines = without_running_heads(pages)
    if not lines:
        raise _nothing(file, problems, len(pages))
    text, landmarks = text_of(lines)
    sha256 = hashlib.sha256(data).hexdigest()
    extract = Extract(file.within, landmarks)
    beside = told_of(text, title=("PDF title", told.get("Title")), author=("PDF author", told.get("Author")))
    yield Document(file.identity, text, sha256, file.path, beside, extract)
    for problem, numbers in problems.items():
        what = f"it {problem.one}" if len(numbers) == 1 else f"they {problem.many}"
        yield file.fault(what, problem.remedy, _places(numbers))


def _pages(file: OpenFile, opened: pdfium.PdfDocument) -> tuple[list[list[Line]], Problems]:
    """The lines of each page, and the pages that cannot be read."""
    if len(opened) > _MOST_PAGES:
        raise file.fault(f"it has {len(opened):,} pages, more than the {_MOST_PAGES:,} that are read", _SPLIT)
    pages: list[list[Line]] = []
    problems: Problems = {}
    length = 0
    for number in range(1, len(opened) + 1):
        read = read_page(opened, number)
        if isinstance(read, Problem):
            problems.setdefault(read, []).append(number)
        pages.append([] if isinstance(read, Problem) else read)
        length += sum(len(line.text) for line in pages[-1])
        if length > file.limits.text_bytes:
            raise file.fault(f"it holds more than {file.limits.text_bytes:,} characters of text", _SPLIT)
    return pages, problems


def _nothing(file: OpenFile, problems: Problems, pages: int) -> ReadError:
    """What to say of a file without text: what most of its pages have against them."""
    if not problems:
        return file.fault("it holds no text", "check what was saved")
    problem, numbers = max(problems.items(), key=lambda item: len(item[1]))
    count = f"its {pages:,} pages" if len(numbers) == pages else f"{len(numbers):,} of its {pages:,} pages"
    what = f"its one page {problem.one}" if pages == 1 else f"{count} {problem.many}"
    return file.fault(what, problem.remedy)


def _places(numbers: list[int]) -> str:
    """Page numbers in words: "page 3", "pages 3-5, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page {named}" if len(numbers) == 1 else f"pages {named}"
