"""Widgets that draw their own lines: every style change on a line costs bytes on a slow wire, so each draws few."""
