"""How the file is opened: checked, locked, brought up to date, lent to one question at a time."""
