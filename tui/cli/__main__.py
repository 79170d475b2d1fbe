"""`python -m tui.cli` is `onrecord`."""

from tui.cli import main

main()
