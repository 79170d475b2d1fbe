"""What goes to the terminal: only cells that change, in as few bytes as tell them.

Textual sends every row of every region that was to be repainted, each stretch with its whole style. Here stands a copy
of the screen in front of the terminal: what is on it already is left out.
"""
