"""What goes into the archive: a document made ready, put in and taken out, its actors linked, what follows rebuilt."""
