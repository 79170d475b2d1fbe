"""`python -m tui.cli` is `onrecord`."""

from tui.cli import main

if __name__ == "__main__":  # the process that fills an archive behind the dashboard imports this file again
    main()
