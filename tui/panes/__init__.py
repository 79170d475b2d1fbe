"""The four panes of the dashboard and the words they share."""
