"""How the dashboard is driven in a browser."""

from __future__ import annotations

from textual import messages
from textual.drivers.web_driver import WebDriver


class Served(WebDriver):
    """Textual's own, but it ends with the server, however that ends: nobody could end it from elsewhere."""

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(messages.ExitApp())
