"""The screens: browse, one document, help, themes."""
