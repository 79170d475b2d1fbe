"""The tables of the archive file. A change to them raises ``VERSION``; a file of another version is refused."""

from __future__ import annotations

APPLICATION = 0x6F6E7263
"""SQLite's application_id of an archive ("onrc"), so that a stranger's database is never written to."""

VERSION = 1
"""SQLite's user_version of the tables below."""

# quotes.ordinal rises with the day a quote was said (see writing.next_ordinals), so that the index can hand out
# the newest first without sorting. quote_words holds folded words and is what the full-text index reads.
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
    made_with TEXT
);
CREATE INDEX documents_file ON documents(file) WHERE file IS NOT NULL;
CREATE TABLE texts(
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    text TEXT NOT NULL
);

CREATE TABLE sources(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE
);
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
    title_document INTEGER
);
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
CREATE INDEX document_actors_actor ON document_actors(actor, document, mentions, quotes);
CREATE TABLE names(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    main INTEGER NOT NULL,
    PRIMARY KEY(document, actor, key)
) WITHOUT ROWID;
CREATE INDEX names_key ON names(key, main, actor);
CREATE INDEX names_actor ON names(actor, key, main, name);
CREATE TABLE name_words(
    word TEXT NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY(word, actor, key)
) WITHOUT ROWID;
CREATE INDEX name_words_actor ON name_words(actor);
CREATE TABLE similar(
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    score REAL NOT NULL,
    PRIMARY KEY(actor, other)
) WITHOUT ROWID;
CREATE INDEX similar_other ON similar(other);
CREATE TABLE roles(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    affiliation TEXT,
    state TEXT,
    PRIMARY KEY(document, actor, position)
) WITHOUT ROWID;
CREATE INDEX roles_actor ON roles(actor, document);
CREATE INDEX roles_state ON roles(state, actor) WHERE state IS NOT NULL;
CREATE TABLE role_words(
    word TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    actor INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY(word, document, actor, position)
) WITHOUT ROWID;
CREATE INDEX role_words_document ON role_words(document);
CREATE TABLE members(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    member INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    PRIMARY KEY(document, actor, member)
) WITHOUT ROWID;
CREATE INDEX members_member ON members(member, actor);
CREATE INDEX members_actor ON members(actor);
CREATE TABLE mentions(
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    local TEXT,
    form TEXT NOT NULL,
    PRIMARY KEY(document, position)
) WITHOUT ROWID;

CREATE TABLE quotes(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ordinal INTEGER NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    content TEXT NOT NULL,
    verbatim TEXT NOT NULL,
    cue TEXT NOT NULL,
    source TEXT NOT NULL,
    said TEXT NOT NULL,
    said_first INTEGER,
    said_last INTEGER,
    reason TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX quotes_document ON quotes(document, position);
CREATE INDEX quotes_said ON quotes(said_last, said_first);
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
    outlets TEXT NOT NULL
);
CREATE VIRTUAL TABLE quote_search USING fts5(
    words, speakers, outlets,
    content='quote_words', content_rowid='ordinal',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE TRIGGER quote_words_added AFTER INSERT ON quote_words BEGIN
    INSERT INTO quote_search(rowid, words, speakers, outlets)
    VALUES (new.ordinal, new.words, new.speakers, new.outlets);
END;
CREATE TRIGGER quote_words_gone AFTER DELETE ON quote_words BEGIN
    INSERT INTO quote_search(quote_search, rowid, words, speakers, outlets)
    VALUES ('delete', old.ordinal, old.words, old.speakers, old.outlets);
END;
CREATE TRIGGER quotes_gone AFTER DELETE ON quotes BEGIN
    DELETE FROM quote_words WHERE ordinal = old.ordinal;
END;

-- Every word of quote_words with the number of quotes that hold it, and for spelling each word of a fair length
-- under the checksums of itself and of all that is left of it when one letter is taken away.
CREATE TABLE vocabulary(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    word TEXT NOT NULL UNIQUE,
    quotes INTEGER NOT NULL
);
CREATE TABLE deletions(
    key INTEGER NOT NULL,
    word INTEGER NOT NULL,
    PRIMARY KEY(key, word)
) WITHOUT ROWID;

-- What the indexer saw of each file; reason is set where it could not be read or analysed. Its documents name it
-- in documents.file. Paths are bytes as the system has them, which need not be text.
CREATE TABLE files(
    path BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    made_with TEXT NOT NULL,
    reason TEXT
) WITHOUT ROWID;
CREATE INDEX files_failed ON files(path, reason) WHERE reason IS NOT NULL;

INSERT INTO meta VALUES ('stamp', 1);
"""
