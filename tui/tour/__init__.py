"""The tour of the shipped documents: what it says and which keys it presses, and how it is played."""
