"""The archive: one file that holds what was read, and what may be asked of it.

``store.open_archive`` opens one, ``protocol`` says what may be asked, ``indexing`` fills it from folders.
"""
