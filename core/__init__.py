"""Reads news documents and works out who said what, when, and who printed it. Knows nothing of terminals."""

__version__ = "0.1.0"
