"""The tables of the archive file.

A change to them raises ``VERSION``. A file of an older version is brought up to date when it is opened to write
(``core.archive.opening.migration``) and refused to readers, one of a newer version is refused to all.
"""

from __future__ import annotations

APPLICATION = 0x6F6E7263
"""SQLite's application_id of an archive ("onrc"), so that a stranger's database is never written to."""

VERSION = 4
"""SQLite's user_version of the tables below."""

# quotes.ordinal rises with the day a quote was said (see core.archive.tables.ordinals), so that the index can hand out
# the newest first without sorting. quote_words holds what the full-text index reads: folded words, and in facets the
# terms of core.archive.tables.terms, by which filters are looked up in the same index. Words there are cut and folded
# already, so the plainest tokenizer serves. Columns named documents, mentions and quotes outside are counts kept by the
# writer. There are no triggers: each would set a savepoint, at which the full-text index writes out what it holds in
# memory.
COUNTED = ("documents", "quotes", "actors", "sources")
"""Tables whose rows are counted in meta."""

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE documents(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    path BLOB,
    sha256 TEXT NOT NULL,
    title TEXT,
    title_span TEXT,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,
    published_first INTEGER,
    published_last INTEGER,
    file BLOB,
    made_with TEXT,
    -- JSON: what came beside the text, and how the text was taken out of its file (null: it is the file).
    metadata TEXT,
    extract TEXT
);
CREATE INDEX documents_file ON documents(file) WHERE file IS NOT NULL;
CREATE INDEX documents_published ON documents(published_last, published_first);
CREATE INDEX documents_sha256 ON documents(substr(sha256, 1, 12));
-- Further places of a document, the same bytes: named and found as it is at its own.
CREATE TABLE copies(
    name TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    path BLOB,
    file BLOB NOT NULL,
    extract TEXT
) WITHOUT ROWID;
CREATE INDEX copies_document ON copies(document);
CREATE INDEX copies_file ON copies(file);
-- A text in pieces of texts.PIECE characters, each compressed; place is document * texts.MOST_PIECES + its number.
CREATE TABLE texts(place INTEGER PRIMARY KEY, piece BLOB NOT NULL);

CREATE TABLE sources(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    documents INTEGER NOT NULL DEFAULT 0,
    quotes INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE source_roles(
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    role TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY(source, role)
) WITHOUT ROWID;
CREATE TABLE source_words(
    word TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY(word, source, name)
) WITHOUT ROWID;
CREATE INDEX source_words_source ON source_words(source);
CREATE TABLE document_sources(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES sources,
    role TEXT NOT NULL,
    span TEXT,
    basis TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(document, position)
) WITHOUT ROWID;
CREATE INDEX document_sources_source ON document_sources(source, document);

-- shared: found by its full name in other documents too; otherwise it belongs to one document alone.
-- title: the latest that any document gives it, and which.
CREATE TABLE actors(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    shared INTEGER NOT NULL,
    title TEXT,
    title_document INTEGER,
    documents INTEGER NOT NULL DEFAULT 0,
    mentions INTEGER NOT NULL DEFAULT 0,
    quotes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX actors_quotes ON actors(quotes, mentions);
CREATE TABLE document_actors(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    local TEXT NOT NULL,
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors,
    state TEXT,
    mentions INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    PRIMARY KEY(document, local)
) WITHOUT ROWID;
CREATE INDEX document_actors_state ON document_actors(state, actor) WHERE state IS NOT NULL;
CREATE INDEX document_actors_actor ON document_actors(actor, document);
-- A name that at least one document gives an actor, and how many do; which they are is in document_names.
CREATE TABLE names(
    id INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    main INTEGER NOT NULL,
    documents INTEGER NOT NULL
);
CREATE INDEX names_key ON names(key, main, actor);
CREATE INDEX names_actor ON names(actor);
CREATE TABLE document_names(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    name INTEGER NOT NULL,
    PRIMARY KEY(document, name)
) WITHOUT ROWID;
CREATE TABLE name_words(
    word TEXT NOT NULL,
    name INTEGER NOT NULL,
    PRIMARY KEY(word, name)
) WITHOUT ROWID;
CREATE TABLE similar(
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    score REAL NOT NULL,
    PRIMARY KEY(actor, other)
) WITHOUT ROWID;
CREATE INDEX similar_other ON similar(other);
CREATE TABLE titles(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    affiliation TEXT,
    state TEXT
);
CREATE UNIQUE INDEX titles_words ON titles(title, ifnull(affiliation, ''));
CREATE INDEX titles_state ON titles(state) WHERE state IS NOT NULL;
CREATE TABLE title_words(
    word TEXT NOT NULL,
    title INTEGER NOT NULL REFERENCES titles ON DELETE CASCADE,
    PRIMARY KEY(word, title)
) WITHOUT ROWID;
CREATE INDEX title_words_title ON title_words(title);
CREATE TABLE roles(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title INTEGER NOT NULL REFERENCES titles,
    PRIMARY KEY(document, actor, position)
) WITHOUT ROWID;
CREATE INDEX roles_actor ON roles(actor, document);
CREATE INDEX roles_title ON roles(title, actor);
CREATE TABLE members(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    member INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    PRIMARY KEY(document, actor, member)
) WITHOUT ROWID;
CREATE INDEX members_member ON members(member, actor);
CREATE INDEX members_actor ON members(actor);
-- All mentions of a document in their order: compressed JSON, a list each of starts, lengths, local ids and forms.
CREATE TABLE mentions(
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    packed BLOB NOT NULL
);

-- A moment stays when its last quote goes: to know that, all quotes would be looked through, for each moment that goes.
CREATE TABLE moments(id INTEGER PRIMARY KEY, packed TEXT NOT NULL UNIQUE);
-- spans: a JSON list of content, verbatim, cue and source, each a list of [start, end].
CREATE TABLE quotes(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ordinal INTEGER NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    spans TEXT NOT NULL,
    said INTEGER NOT NULL REFERENCES moments,
    said_first INTEGER,
    said_last INTEGER,
    reason TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX quotes_document ON quotes(document, position);
CREATE TABLE speakers(
    quote INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors,
    PRIMARY KEY(quote, position)
) WITHOUT ROWID;
CREATE INDEX speakers_actor ON speakers(actor, quote);

CREATE TABLE quote_words(
    ordinal INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    speakers TEXT NOT NULL,
    outlets TEXT NOT NULL,
    facets TEXT NOT NULL
);
CREATE VIRTUAL TABLE quote_search USING fts5(
    words, speakers, outlets, facets,
    content='quote_words', content_rowid='ordinal',
    tokenize='ascii', prefix='2 3 4', columnsize=0
);
-- Every word of quote_words with the number of quotes that hold it, and every word of a name, an outlet or a title
-- with the number of those. For spelling, each word of a fair length stands under the checksums of itself and of all
-- that is left of it when one letter is taken away.
CREATE TABLE vocabulary(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    word TEXT NOT NULL UNIQUE,
    quotes INTEGER NOT NULL,
    names INTEGER NOT NULL
);
CREATE TABLE deletions(
    key INTEGER NOT NULL,
    word INTEGER NOT NULL,
    PRIMARY KEY(key, word)
) WITHOUT ROWID;

-- What the indexer saw of each file; reason is set where it could not be read or analysed, noted (seconds since 1970)
-- tells when that was. Its documents name it in documents.file. Paths are bytes as the system has them, which need not
-- be text.
CREATE TABLE files(
    path BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    made_with TEXT NOT NULL,
    reason TEXT,
    noted INTEGER
) WITHOUT ROWID;
CREATE INDEX files_failed ON files(path, reason) WHERE reason IS NOT NULL;

-- Counts of rows, kept by the writer: counting a million rows takes longer than a key may. The stamp rises with every
-- change; it begins anywhere, so that an archive put in the place of another does not pass for it.
INSERT INTO meta VALUES
    ('stamp', abs(random() % 1000000000000)), ('documents', 0), ('quotes', 0), ('actors', 0), ('sources', 0);
"""
