-- An archive of version 1 of the file, as onrecord 0.1.0 wrote it from `fill_archive` in conftest.py.
-- The statements that made its tables, then its rows; quote_search is filled by the triggers.
PRAGMA page_size = 8192;
PRAGMA journal_mode = WAL;
BEGIN;
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
DELETE FROM meta;
INSERT INTO meta VALUES
('stamp', 12);
INSERT INTO documents VALUES
(1, 'kbs.txt', X'2F6E6577732F6B62732E747874', '414b91dbdf979821b7d26405915a51c272310bd129c866559f08aff82ad00b4c', NULL, NULL, 'report', 'en', '["2024-10-22","day","the text says so",null]', 739181, 739181, X'2F6E6577732F6B62732E747874', '0.1.0'),
(3, 'wire.txt', X'2F6E6577732F776972652E747874', 'ca729becb8bb894c85220f9732fbfe57650eebf9ee5681f713b57e0633d4b738', 'A Second Call', NULL, 'report', 'en', '["2024-10-31T12:20","minute","the published line",null]', 739190, 739190, X'2F6E6577732F776972652E747874', '0.1.0'),
(4, 'reprint.txt', X'2F6E6577732F72657072696E742E747874', '2b738bdfe31e0aa5d74520a1b602fb34cb7d3e4b6309f56419c56cfcbc2d3a4d', NULL, NULL, 'report', 'en', '["2024-11-01","day","the text says so",null]', 739191, 739191, X'2F6E6577732F72657072696E742E747874', '0.1.0'),
(5, 'silent.txt', X'2F6E6577732F73696C656E742E747874', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', NULL, NULL, 'report', 'en', '[null,"unknown","the text gives no date",null]', NULL, NULL, NULL, NULL);
INSERT INTO texts VALUES
(1, 'Kim Tae-hyo said that the troops had been discussed at a meeting. South Korea said it plans to respond in phases. a senior presidential aide said sending offensive weapons. South Korean army said l’armée reste sur ses gardes, 軍隊は準備ができている. '),
(3, 'Lloyd Austin said I call upon them to withdraw. Lloyd Austin said they must go home. '),
(4, 'both ministers said soldiers to go home. Kim Yonghyun said that Pyongyang will ask for technology. '), (5, '');
INSERT INTO sources VALUES
(1, 'KBS World Radio', 'kbs world radio'), (2, 'Kim Bum-soo', 'kim bum soo'), (4, 'UrduPoint', 'urdupoint'),
(5, 'Associated Press of Pakistan', 'associated press of pakistan');
INSERT INTO source_words VALUES
('kbs', 1, 'KBS'), ('kbs', 1, 'KBS World Radio'), ('radio', 1, 'KBS World Radio'), ('world', 1, 'KBS World Radio'),
('bum', 2, 'Kim Bum-soo'), ('kim', 2, 'Kim Bum-soo'), ('soo', 2, 'Kim Bum-soo'), ('urdupoint', 4, 'UrduPoint'),
('app', 5, 'APP'), ('associated', 5, 'Associated Press of Pakistan'), ('of', 5, 'Associated Press of Pakistan'),
('pakistan', 5, 'Associated Press of Pakistan'), ('press', 5, 'Associated Press of Pakistan');
INSERT INTO document_sources VALUES
(1, 0, 1, 'publisher', NULL), (1, 1, 2, 'reporter', '[0,4]'), (3, 0, 4, 'publisher', NULL),
(3, 1, 5, 'agency', NULL), (4, 0, 5, 'agency', NULL), (4, 1, 4, 'publisher', NULL);
INSERT INTO actors VALUES
(1, 'Kim Tae-hyo', 'person', 1, 'first deputy director of national security, South Korea', 1),
(2, 'South Korea', 'state', 1, NULL, NULL), (3, 'South Korean army', 'organisation', 1, NULL, NULL),
(4, 'a senior presidential aide', 'unnamed', 0, NULL, NULL),
(6, 'Lloyd Austin', 'person', 1, 'secretary of defense, United States', 3),
(9, 'Kim Yonghyun', 'person', 1, 'counterpart', 4), (10, 'Lloyd J. Austin', 'person', 1, 'Pentagon chief', 4),
(11, 'both ministers', 'group', 0, NULL, NULL);
INSERT INTO document_actors VALUES
(1, 'Kim Tae-hyo', 0, 1, NULL, 1, 1), (1, 'South Korea', 1, 2, NULL, 1, 1),
(1, 'South Korean army', 3, 3, 'South Korea', 1, 1), (1, 'a senior presidential aide', 2, 4, NULL, 1, 1),
(3, 'Lloyd Austin', 0, 6, NULL, 2, 2), (4, 'Kim Yonghyun', 0, 9, NULL, 1, 1),
(4, 'Lloyd J. Austin', 1, 10, NULL, 0, 0), (4, 'both ministers', 2, 11, NULL, 1, 1),
(5, 'Lloyd Austin', 0, 6, NULL, 0, 0);
INSERT INTO names VALUES
(1, 1, 'kim tae-hyo', 'Kim Tae-hyo', 1), (1, 2, 'seoul', 'Seoul', 0), (1, 2, 'south korea', 'South Korea', 1),
(1, 3, 'south korean army', 'South Korean army', 1),
(1, 4, 'a senior presidential aide', 'a senior presidential aide', 1), (3, 6, 'lloyd austin', 'Lloyd Austin', 1),
(5, 6, 'lloyd austin', 'Lloyd Austin', 1), (4, 9, 'kim yonghyun', 'Kim Yonghyun', 1),
(4, 10, 'lloyd j austin', 'Lloyd J. Austin', 1), (4, 11, 'both ministers', 'both ministers', 1);
INSERT INTO name_words VALUES
('hyo', 1, 'kim tae-hyo'), ('kim', 1, 'kim tae-hyo'), ('tae', 1, 'kim tae-hyo'), ('korea', 2, 'south korea'),
('seoul', 2, 'seoul'), ('south', 2, 'south korea'), ('army', 3, 'south korean army'),
('korean', 3, 'south korean army'), ('south', 3, 'south korean army'), ('a', 4, 'a senior presidential aide'),
('aide', 4, 'a senior presidential aide'), ('presidential', 4, 'a senior presidential aide'),
('senior', 4, 'a senior presidential aide'), ('austin', 6, 'lloyd austin'), ('lloyd', 6, 'lloyd austin'),
('kim', 9, 'kim yonghyun'), ('yonghyun', 9, 'kim yonghyun'), ('austin', 10, 'lloyd j austin'),
('j', 10, 'lloyd j austin'), ('lloyd', 10, 'lloyd j austin'), ('both', 11, 'both ministers'),
('ministers', 11, 'both ministers');
INSERT INTO similar VALUES
(6, 10, 95.0), (10, 6, 95.0);
INSERT INTO roles VALUES
(1, 1, 0, 'first deputy director of national security', 'South Korea', 'South Korea'),
(3, 6, 0, 'secretary of defense', 'United States', 'United States'), (4, 9, 0, 'counterpart', NULL, NULL),
(4, 10, 0, 'Pentagon chief', NULL, NULL);
INSERT INTO role_words VALUES
('deputy', 1, 1, 0), ('director', 1, 1, 0), ('first', 1, 1, 0), ('korea', 1, 1, 0), ('national', 1, 1, 0),
('of', 1, 1, 0), ('security', 1, 1, 0), ('south', 1, 1, 0), ('defense', 3, 6, 0), ('of', 3, 6, 0),
('secretary', 3, 6, 0), ('states', 3, 6, 0), ('united', 3, 6, 0), ('chief', 4, 10, 0), ('counterpart', 4, 9, 0),
('pentagon', 4, 10, 0);
INSERT INTO members VALUES
(4, 11, 9), (4, 11, 10);
INSERT INTO mentions VALUES
(1, 0, 0, 11, 'Kim Tae-hyo', 'name'), (1, 1, 66, 77, 'South Korea', 'name'),
(1, 2, 114, 140, 'a senior presidential aide', 'name'), (1, 3, 173, 190, 'South Korean army', 'name'),
(3, 0, 0, 12, 'Lloyd Austin', 'name'), (3, 1, 48, 60, 'Lloyd Austin', 'name'),
(4, 0, 0, 14, 'both ministers', 'name'), (4, 1, 41, 53, 'Kim Yonghyun', 'name');
INSERT INTO quotes VALUES
(1, 49605530091520, 1, 0, 'indirect', 'that the troops had been discussed at a meeting', '[[17,64]]', '[]', '[[12,16]]', '[[0,1]]', '["2024-10-21","day","the text says so",null]', 739180, 739180, 'said so', 0.9),
(2, 49605597200386, 1, 1, 'indirect', 'it plans to respond in phases', '[[83,112]]', '[]', '[[78,82]]', '[[0,1]]', '["2024-10-22","on-or-before","",null]', NULL, 739181, 'said so', 0.9),
(3, 49605597200385, 1, 2, 'indirect', 'sending offensive weapons', '[[146,171]]', '[]', '[[141,145]]', '[[0,1]]', '[null,"unknown","the text gives no date",null]', NULL, NULL, 'said so', 0.9),
(4, 49605597200384, 1, 3, 'indirect', 'l’armée reste sur ses gardes, 軍隊は準備ができている', '[[196,237]]', '[]', '[[191,195]]', '[[0,1]]', '[null,"unknown","the text gives no date",null]', NULL, NULL, 'said so', 0.9),
(9, 49606268289024, 4, 0, 'indirect', 'soldiers to go home', '[[20,39]]', '[]', '[[15,19]]', '[[0,1]]', '[null,"unknown","the text gives no date",null]', NULL, NULL, 'said so', 0.9),
(10, 49606134071298, 4, 1, 'indirect', 'that Pyongyang will ask for technology', '[[59,97]]', '[]', '[[54,58]]', '[[0,1]]', '["2024-10-30","day","the text says so",null]', 739189, 739189, 'said so', 0.9),
(11, 49606134071300, 3, 0, 'direct', 'I call upon them to withdraw', '[[18,46]]', '[]', '[[13,17]]', '[[0,1]]', '["2024-10-30","day","the text says so",null]', 739189, 739189, 'said so', 0.9),
(12, 49606134071299, 3, 1, 'indirect', 'they must go home', '[[66,83]]', '[]', '[[61,65]]', '[[0,1]]', '["2024-10-30","day","the text says so",null]', 739189, 739189, 'said so', 0.9);
INSERT INTO speakers VALUES
(1, 0, 1), (2, 0, 2), (4, 0, 3), (3, 0, 4), (11, 0, 6), (12, 0, 6), (10, 0, 9), (9, 0, 11);
INSERT INTO quote_words VALUES
(49605530091520, 'that the troops had been discussed at a meeting', 'kim tae hyo', 'kbs world radio'),
(49605597200384, 'larmee reste sur ses gardes 軍 隊 は 準 備 か て き て い る', 'south korean army', 'kbs world radio'),
(49605597200385, 'sending offensive weapons', 'a senior presidential aide', 'kbs world radio'),
(49605597200386, 'it plans to respond in phases', 'south korea seoul', 'kbs world radio'),
(49606134071298, 'that pyongyang will ask for technology', 'kim yonghyun', 'associated press of pakistan app urdupoint'),
(49606134071299, 'they must go home', 'lloyd austin', 'urdupoint associated press of pakistan app'),
(49606134071300, 'i call upon them to withdraw', 'lloyd austin', 'urdupoint associated press of pakistan app'),
(49606268289024, 'soldiers to go home', 'both ministers kim yonghyun lloyd j austin', 'associated press of pakistan app urdupoint');
INSERT INTO vocabulary VALUES
(1, 'tae', 1), (2, 'hyo', 1), (3, 'troops', 1), (4, 'discussed', 1), (5, 'been', 1), (6, 'kim', 3), (7, 'that', 2),
(8, 'kbs', 4), (9, 'had', 1), (10, 'a', 2), (11, 'world', 4), (12, 'radio', 4), (13, 'at', 1), (14, 'meeting', 1),
(15, 'the', 1), (16, 'south', 2), (17, 'plans', 1), (18, 'respond', 1), (19, 'phases', 1), (20, 'korea', 1),
(21, 'to', 3), (22, 'in', 1), (23, 'seoul', 1), (24, 'it', 1), (25, 'sending', 1), (26, 'aide', 1),
(27, 'presidential', 1), (28, 'offensive', 1), (29, 'weapons', 1), (30, 'senior', 1), (31, 'ses', 1), (32, 'い', 1),
(33, 'か', 1), (34, 'き', 1), (35, 'は', 1), (36, 'korean', 1), (37, '軍', 1), (38, '準', 1), (39, 'sur', 1),
(40, 'て', 1), (41, 'army', 1), (42, 'larmee', 1), (43, 'る', 1), (44, '隊', 1), (45, 'gardes', 1), (46, '備', 1),
(47, 'reste', 1), (53, 'pakistan', 4), (54, 'associated', 4), (58, 'lloyd', 3), (60, 'of', 4), (61, 'press', 4),
(64, 'austin', 3), (66, 'app', 4), (69, 'urdupoint', 4), (74, 'pyongyang', 1), (75, 'for', 1), (76, 'technology', 1),
(77, 'ask', 1), (78, 'will', 1), (79, 'soldiers', 1), (80, 'j', 1), (81, 'yonghyun', 2), (82, 'both', 1),
(83, 'home', 2), (84, 'go', 2), (85, 'ministers', 1), (86, 'i', 1), (87, 'call', 1), (88, 'withdraw', 1),
(89, 'upon', 1), (90, 'them', 1), (91, 'must', 1), (92, 'they', 1);
INSERT INTO deletions VALUES
(10385765, 23), (15195598, 1), (18809873, 82), (31582516, 4), (33218540, 88), (47066957, 16), (55474925, 11),
(64815972, 5), (72621619, 29), (93735788, 45), (94055435, 81), (101811632, 28), (110237153, 5), (164361082, 79),
(171297599, 29), (174340266, 16), (203501366, 41), (210600746, 3), (214850853, 54), (218758323, 23), (226502401, 47),
(239209335, 76), (249331733, 8), (257496027, 28), (321845886, 29), (327092715, 16), (336783508, 27), (336843855, 25),
(354310238, 82), (357506582, 14), (364392704, 74), (386492901, 19), (387664457, 64), (397429454, 11),
(402769770, 16), (411551978, 69), (413684593, 74), (426870793, 29), (445160644, 85), (449665071, 85),
(481938953, 58), (498562439, 75), (501661262, 78), (509961445, 16), (560940782, 23), (591085663, 18),
(592161515, 81), (598978079, 78), (600977525, 14), (604646484, 91), (607274499, 27), (613070568, 4), (621073520, 8),
(672157347, 54), (675557801, 92), (676218368, 89), (733372271, 27), (735268895, 17), (760911187, 18), (775506445, 4),
(790722414, 79), (809500611, 1), (823965752, 17), (837848985, 2), (849274324, 90), (855453496, 54), (869970625, 14),
(889921637, 78), (895981777, 17), (925630550, 14), (927681115, 20), (928136154, 1), (928136154, 15), (932725939, 4),
(940704575, 4), (949790131, 87), (968603835, 79), (969157483, 17), (975204638, 18), (980881731, 11), (991457757, 87),
(992520703, 7), (995880665, 19), (1011183078, 15), (1011183078, 90), (1011183078, 92), (1020611815, 30),
(1023357144, 6), (1025383791, 45), (1026627146, 53), (1036230106, 74), (1049319168, 42), (1050339177, 27),
(1051681708, 81), (1053762566, 20), (1053762566, 36), (1055070773, 66), (1061711692, 27), (1068711228, 26),
(1072642749, 18), (1091925364, 16), (1115836714, 76), (1142891902, 74), (1164534682, 19), (1169527480, 39),
(1179885907, 19), (1219759530, 26), (1239631719, 15), (1291270882, 5), (1326789545, 4), (1339991159, 41),
(1363268914, 83), (1371453790, 41), (1376697313, 29), (1391372511, 27), (1410253751, 83), (1446509231, 64),
(1458916628, 7), (1465981127, 30), (1466903449, 29), (1509021261, 19), (1589926490, 78), (1594848307, 45),
(1598650006, 89), (1607671870, 30), (1631313109, 89), (1646898313, 2), (1668330611, 61), (1671693046, 3),
(1672229334, 88), (1673714053, 27), (1684840679, 8), (1688104931, 3), (1705295225, 39), (1714987317, 83),
(1724675066, 81), (1727422120, 27), (1747380960, 77), (1749675055, 85), (1759717639, 83), (1764992998, 29),
(1777646767, 47), (1782917559, 54), (1787816801, 30), (1801276220, 42), (1808478874, 19), (1809584523, 81),
(1821615794, 14), (1832532261, 66), (1841981625, 85), (1857229660, 69), (1874918884, 30), (1896269348, 36),
(1905328184, 76), (1908520097, 28), (1909853392, 83), (1935451507, 64), (1939231938, 76), (1974281576, 85),
(1979434102, 12), (1981002742, 64), (1998537132, 64), (2011229528, 9), (2014555421, 31), (2020651135, 31),
(2021389552, 23), (2072722615, 53), (2076798387, 54), (2082975601, 42), (2110028989, 61), (2156263198, 28),
(2189732585, 41), (2211280522, 3), (2215514825, 26), (2217902241, 12), (2223399140, 36), (2268109721, 90),
(2268591709, 7), (2283627899, 76), (2295731696, 92), (2300615161, 27), (2306858986, 64), (2317173617, 26),
(2321275682, 76), (2347192837, 28), (2355819757, 88), (2361858124, 31), (2368920574, 87), (2405401044, 79),
(2411510829, 9), (2415846887, 81), (2422189467, 31), (2436942953, 5), (2438318531, 36), (2450238537, 7),
(2450309517, 90), (2480007718, 69), (2495687471, 88), (2531460509, 11), (2544107810, 47), (2556329620, 41),
(2579879267, 18), (2587618767, 53), (2591423996, 2), (2594753173, 76), (2627232067, 12), (2649378788, 92),
(2657673512, 25), (2663551550, 85), (2671470983, 28), (2675243850, 53), (2678816794, 77), (2680876085, 28),
(2692792878, 81), (2698005681, 53), (2743386420, 42), (2760797146, 81), (2774254109, 58), (2787268113, 9),
(2803727428, 58), (2814960421, 76), (2824052108, 7), (2824138824, 90), (2825810909, 74), (2828929568, 27),
(2840881593, 20), (2899832111, 20), (2906075414, 30), (2911767515, 53), (2912587612, 39), (2923015584, 20),
(2926590359, 36), (2935884904, 3), (2943590935, 75), (2957978882, 79), (2964554686, 23), (2965716746, 85),
(2982008523, 19), (2992564431, 45), (2995659829, 92), (3035627671, 82), (3040632796, 4), (3051249566, 88),
(3053018437, 76), (3056425064, 74), (3058435288, 25), (3089751308, 20), (3096276041, 76), (3099687653, 30),
(3116595146, 58), (3122834381, 53), (3126558997, 74), (3127818743, 91), (3156775876, 82), (3187220342, 54),
(3193714596, 17), (3226355751, 47), (3226843707, 12), (3248240073, 25), (3254984005, 28), (3257570034, 85),
(3268122882, 79), (3277310957, 64), (3287198017, 18), (3287381265, 11), (3307485896, 2), (3315945594, 74),
(3323696049, 42), (3332274384, 12), (3334228821, 88), (3336953844, 6), (3343392148, 79), (3377032160, 27),
(3379458255, 66), (3380182264, 61), (3390897299, 36), (3392921357, 54), (3419496550, 79), (3430272718, 75),
(3431496922, 61), (3431870270, 87), (3442146595, 11), (3466357436, 18), (3469543982, 42), (3490519508, 69),
(3490760973, 61), (3494860959, 18), (3496429466, 69), (3508889223, 15), (3509155823, 25), (3547679078, 36),
(3551673315, 28), (3553972438, 54), (3557011488, 69), (3570936702, 23), (3595084446, 9), (3625779283, 69),
(3638925285, 47), (3650192545, 26), (3656508604, 25), (3658489809, 53), (3670350611, 58), (3672787793, 74),
(3700456673, 69), (3705938067, 88), (3713686397, 17), (3737565497, 69), (3739542181, 74), (3743300444, 8),
(3744440906, 85), (3750310060, 14), (3762690831, 12), (3823078005, 89), (3843311774, 89), (3846004772, 25),
(3881824457, 77), (3887356300, 25), (3889820772, 69), (3898199932, 45), (3899867968, 54), (3900317137, 85),
(3913860457, 91), (3943024384, 88), (3962838641, 91), (3975229129, 29), (3985102511, 1), (3986131341, 4),
(3996924490, 53), (3997272854, 4), (4017424888, 75), (4024426870, 81), (4042395838, 45), (4047699517, 45),
(4089346415, 6), (4097009823, 77), (4100149837, 76), (4107517302, 6), (4111851833, 14), (4113459901, 88),
(4122009866, 79), (4148758487, 54), (4153533764, 27), (4205663052, 3), (4223674586, 39), (4225382673, 82),
(4226317816, 27), (4245955024, 47), (4261539001, 91);
INSERT INTO files VALUES
(X'2F6E6577732F62726F6B656E2E706466', 7, 1700000000000000000, '', '0.1.0', '/news/broken.pdf: no text'),
(X'2F6E6577732F6B62732E747874', 1001, 1700000000000000001, 'abababababababababababababababababababababababababababababababab', '0.1.0', NULL),
(X'2F6E6577732F72657072696E742E747874', 1004, 1700000000000000004, 'abababababababababababababababababababababababababababababababab', '0.1.0', NULL),
(X'2F6E6577732F776972652E747874', 1003, 1700000000000000003, 'abababababababababababababababababababababababababababababababab', '0.1.0', NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('actors', 11);
INSERT INTO sqlite_sequence VALUES('documents', 5);
INSERT INTO sqlite_sequence VALUES('quotes', 12);
INSERT INTO sqlite_sequence VALUES('sources', 5);
INSERT INTO sqlite_sequence VALUES('vocabulary', 92);
PRAGMA application_id = 1869509219;
PRAGMA user_version = 1;
COMMIT;
