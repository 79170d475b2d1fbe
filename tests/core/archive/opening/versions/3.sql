-- An archive of version 3 of the file, as onrecord 0.1.0 wrote it from `fill_archive` in conftest.py.
-- The statements that made its tables, then its rows.
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
    made_with TEXT,
    -- JSON: what came beside the text, and how the text was taken out of its file (null: it is the file).
    metadata TEXT,
    extract TEXT
);
CREATE INDEX documents_file ON documents(file) WHERE file IS NOT NULL;
CREATE INDEX documents_published ON documents(published_last, published_first);
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
CREATE TABLE mentions(
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    packed BLOB NOT NULL
);
CREATE TABLE moments(id INTEGER PRIMARY KEY, packed TEXT NOT NULL UNIQUE);
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
INSERT INTO meta VALUES('actors', 8);
INSERT INTO meta VALUES('documents', 4);
INSERT INTO meta VALUES('quotes', 8);
INSERT INTO meta VALUES('sources', 4);
INSERT INTO meta VALUES('stamp', 145445532793);
INSERT INTO documents VALUES(1, 'kbs.txt', X'2F6E6577732F6B62732E747874', '414b91dbdf979821b7d26405915a51c272310bd129c866559f08aff82ad00b4c', NULL, NULL, 'report', 'en', '["2024-10-22","day","the text says so",null]', 739181, 739181, X'2F6E6577732F6B62732E747874', '0.1.0', NULL, NULL);
INSERT INTO documents VALUES(3, 'wire.txt', X'2F6E6577732F776972652E747874', 'ca729becb8bb894c85220f9732fbfe57650eebf9ee5681f713b57e0633d4b738', 'A Second Call', NULL, 'report', 'en', '["2024-10-31T12:20","minute","the published line",null]', 739190, 739190, X'2F6E6577732F776972652E747874', '0.1.0', '[["title","A Second Call","metadata"]]', NULL);
INSERT INTO documents VALUES(4, 'reprint.txt', X'2F6E6577732F72657072696E742E747874', '2b738bdfe31e0aa5d74520a1b602fb34cb7d3e4b6309f56419c56cfcbc2d3a4d', NULL, NULL, 'report', 'en', '["2024-11-01","day","the text says so",null]', 739191, 739191, X'2F6E6577732F72657072696E742E747874', '0.1.0', NULL, NULL);
INSERT INTO documents VALUES(5, 'silent.txt', X'2F6E6577732F73696C656E742E747874', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', NULL, NULL, 'report', 'en', '[null,"unknown","the text gives no date",null]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO texts VALUES(65536, X'789C558D314E04310C45AFF20F0073912DE1028678379166EC28CE80B6232B2A605BA4E500202A7A28B90911086E81D1543496ECEFF7FE2A4D38253E8E5B85510AA891AA0F462DAAD91029E08C5910929DCF661CE00F8489B926D90C38D1B946ACB4302D8654914712435514B6ACE237418E646C83A3C692B4207B98024B4D34C2415E704F838BA1EB358BA50BC625934BEC5F9580CAB45D88F1E3EAE0DBFB33FFF555F7CCC535860D95C07684EFB7FDCFC34D6F2F5FAFF79FBB436F77BD3DF5B6EFEDB1B7EBBEBB1DF00B61F56AE8');
INSERT INTO texts VALUES(196608, X'789C65CAC109C0201000C156B6027BC833601312251EA817E289D87DFCE73B8C2FBA22C7E8268D1E2472728552188F362CA78A29532CC7374C87FFFD7D167503B792B526C7071CC71E33');
INSERT INTO texts VALUES(262144, X'789C25CAB10D80300C44D1556E0216A1A1A50C10628BC427612394ED0151FEA7BF30044D4D3DF2E9F0A41B9C75D3AF822884B0E501A336CCB422FDB27F0B4981A9BFD69315DC5A2B921FD87922F22AC6CAD2073C2912245A');
INSERT INTO texts VALUES(327680, X'789C030000000001');
INSERT INTO sources VALUES(1, 'KBS World Radio', 'kbs world radio', 1, 4);
INSERT INTO sources VALUES(2, 'Kim Bum-soo', 'kim bum soo', 1, 4);
INSERT INTO sources VALUES(4, 'UrduPoint', 'urdupoint', 2, 4);
INSERT INTO sources VALUES(5, 'Associated Press of Pakistan', 'associated press of pakistan', 2, 4);
INSERT INTO source_roles VALUES(1, 'publisher', 1);
INSERT INTO source_roles VALUES(2, 'reporter', 1);
INSERT INTO source_roles VALUES(4, 'publisher', 2);
INSERT INTO source_roles VALUES(5, 'agency', 2);
INSERT INTO source_words VALUES('kbs', 1, 'KBS');
INSERT INTO source_words VALUES('kbs', 1, 'KBS World Radio');
INSERT INTO source_words VALUES('radio', 1, 'KBS World Radio');
INSERT INTO source_words VALUES('world', 1, 'KBS World Radio');
INSERT INTO source_words VALUES('bum', 2, 'Kim Bum-soo');
INSERT INTO source_words VALUES('kim', 2, 'Kim Bum-soo');
INSERT INTO source_words VALUES('soo', 2, 'Kim Bum-soo');
INSERT INTO source_words VALUES('urdupoint', 4, 'UrduPoint');
INSERT INTO source_words VALUES('app', 5, 'APP');
INSERT INTO source_words VALUES('associated', 5, 'Associated Press of Pakistan');
INSERT INTO source_words VALUES('of', 5, 'Associated Press of Pakistan');
INSERT INTO source_words VALUES('pakistan', 5, 'Associated Press of Pakistan');
INSERT INTO source_words VALUES('press', 5, 'Associated Press of Pakistan');
INSERT INTO document_sources VALUES(1, 0, 1, 'publisher', NULL, '');
INSERT INTO document_sources VALUES(1, 1, 2, 'reporter', '[0,4]', '');
INSERT INTO document_sources VALUES(3, 0, 4, 'publisher', NULL, '');
INSERT INTO document_sources VALUES(3, 1, 5, 'agency', NULL, '');
INSERT INTO document_sources VALUES(4, 0, 5, 'agency', NULL, '');
INSERT INTO document_sources VALUES(4, 1, 4, 'publisher', NULL, '');
INSERT INTO actors VALUES(1, 'Kim Tae-hyo', 'person', 1, 'first deputy director of national security, South Korea', 1, 1, 1, 1);
INSERT INTO actors VALUES(2, 'South Korea', 'state', 1, NULL, NULL, 1, 1, 1);
INSERT INTO actors VALUES(3, 'South Korean army', 'organisation', 1, NULL, NULL, 1, 1, 1);
INSERT INTO actors VALUES(4, 'a senior presidential aide', 'unnamed', 0, NULL, NULL, 1, 1, 1);
INSERT INTO actors VALUES(6, 'Lloyd Austin', 'person', 1, 'secretary of defense, United States', 3, 2, 2, 2);
INSERT INTO actors VALUES(9, 'Kim Yonghyun', 'person', 1, 'counterpart', 4, 1, 1, 1);
INSERT INTO actors VALUES(10, 'Lloyd J. Austin', 'person', 1, 'Pentagon chief', 4, 1, 0, 0);
INSERT INTO actors VALUES(11, 'both ministers', 'group', 0, NULL, NULL, 1, 1, 1);
INSERT INTO document_actors VALUES(1, 'Kim Tae-hyo', 0, 1, NULL, 1, 1);
INSERT INTO document_actors VALUES(1, 'South Korea', 1, 2, NULL, 1, 1);
INSERT INTO document_actors VALUES(1, 'South Korean army', 3, 3, 'South Korea', 1, 1);
INSERT INTO document_actors VALUES(1, 'a senior presidential aide', 2, 4, NULL, 1, 1);
INSERT INTO document_actors VALUES(3, 'Lloyd Austin', 0, 6, NULL, 2, 2);
INSERT INTO document_actors VALUES(4, 'Kim Yonghyun', 0, 9, NULL, 1, 1);
INSERT INTO document_actors VALUES(4, 'Lloyd J. Austin', 1, 10, NULL, 0, 0);
INSERT INTO document_actors VALUES(4, 'both ministers', 2, 11, NULL, 1, 1);
INSERT INTO document_actors VALUES(5, 'Lloyd Austin', 0, 6, NULL, 0, 0);
INSERT INTO names VALUES(1, 1, 'kim tae-hyo', 'Kim Tae-hyo', 1, 1);
INSERT INTO names VALUES(2, 2, 'south korea', 'South Korea', 1, 1);
INSERT INTO names VALUES(3, 2, 'seoul', 'Seoul', 0, 1);
INSERT INTO names VALUES(4, 4, 'a senior presidential aide', 'a senior presidential aide', 1, 1);
INSERT INTO names VALUES(5, 3, 'south korean army', 'South Korean army', 1, 1);
INSERT INTO names VALUES(7, 6, 'lloyd austin', 'Lloyd Austin', 1, 2);
INSERT INTO names VALUES(10, 9, 'kim yonghyun', 'Kim Yonghyun', 1, 1);
INSERT INTO names VALUES(11, 10, 'lloyd j austin', 'Lloyd J. Austin', 1, 1);
INSERT INTO names VALUES(12, 11, 'both ministers', 'both ministers', 1, 1);
INSERT INTO document_names VALUES(1, 1);
INSERT INTO document_names VALUES(1, 2);
INSERT INTO document_names VALUES(1, 3);
INSERT INTO document_names VALUES(1, 4);
INSERT INTO document_names VALUES(1, 5);
INSERT INTO document_names VALUES(3, 7);
INSERT INTO document_names VALUES(4, 10);
INSERT INTO document_names VALUES(4, 11);
INSERT INTO document_names VALUES(4, 12);
INSERT INTO document_names VALUES(5, 7);
INSERT INTO name_words VALUES('a', 4);
INSERT INTO name_words VALUES('aide', 4);
INSERT INTO name_words VALUES('army', 5);
INSERT INTO name_words VALUES('austin', 7);
INSERT INTO name_words VALUES('austin', 11);
INSERT INTO name_words VALUES('both', 12);
INSERT INTO name_words VALUES('hyo', 1);
INSERT INTO name_words VALUES('j', 11);
INSERT INTO name_words VALUES('kim', 1);
INSERT INTO name_words VALUES('kim', 10);
INSERT INTO name_words VALUES('korea', 2);
INSERT INTO name_words VALUES('korean', 5);
INSERT INTO name_words VALUES('lloyd', 7);
INSERT INTO name_words VALUES('lloyd', 11);
INSERT INTO name_words VALUES('ministers', 12);
INSERT INTO name_words VALUES('presidential', 4);
INSERT INTO name_words VALUES('senior', 4);
INSERT INTO name_words VALUES('seoul', 3);
INSERT INTO name_words VALUES('south', 2);
INSERT INTO name_words VALUES('south', 5);
INSERT INTO name_words VALUES('tae', 1);
INSERT INTO name_words VALUES('yonghyun', 10);
INSERT INTO similar VALUES(6, 10, 95.0);
INSERT INTO similar VALUES(10, 6, 95.0);
INSERT INTO titles VALUES(1, 'first deputy director of national security', 'South Korea', 'South Korea');
INSERT INTO titles VALUES(4, 'counterpart', NULL, NULL);
INSERT INTO titles VALUES(5, 'Pentagon chief', NULL, NULL);
INSERT INTO titles VALUES(6, 'secretary of defense', 'United States', 'United States');
INSERT INTO title_words VALUES('deputy', 1);
INSERT INTO title_words VALUES('director', 1);
INSERT INTO title_words VALUES('first', 1);
INSERT INTO title_words VALUES('korea', 1);
INSERT INTO title_words VALUES('national', 1);
INSERT INTO title_words VALUES('of', 1);
INSERT INTO title_words VALUES('security', 1);
INSERT INTO title_words VALUES('south', 1);
INSERT INTO title_words VALUES('counterpart', 4);
INSERT INTO title_words VALUES('chief', 5);
INSERT INTO title_words VALUES('pentagon', 5);
INSERT INTO title_words VALUES('defense', 6);
INSERT INTO title_words VALUES('of', 6);
INSERT INTO title_words VALUES('secretary', 6);
INSERT INTO title_words VALUES('states', 6);
INSERT INTO title_words VALUES('united', 6);
INSERT INTO roles VALUES(1, 1, 0, 1);
INSERT INTO roles VALUES(4, 9, 0, 4);
INSERT INTO roles VALUES(4, 10, 0, 5);
INSERT INTO roles VALUES(3, 6, 0, 6);
INSERT INTO members VALUES(4, 11, 9);
INSERT INTO members VALUES(4, 11, 10);
INSERT INTO mentions VALUES(1, X'789C6D8CB10A80300C447F25748E6054EC4774D4AD740818B0605BA93AF8F7C65170BA7B77C779DFE23822D18064FB809E48013B8DAC927131C1CCD2AC773168A6729D2BB8528595180EC9B154D8AB1C71917C46DE80D57DA719B8A6DBBC7799D35BFE48080F00E02A83');
INSERT INTO mentions VALUES(3, X'789C8B8E36D031B188D5893634D2313402D24A3E39F995290A8EA5C52599794A3AA85C907C5E626E2A501C4CC5C6020065DE13B1');
INSERT INTO mentions VALUES(4, X'789C8B8E36D031318CD5893634D1313402D24A49F925190AB9997999C525A945C54A3A4ADE99B90A91F979E91995A5794A20157989B9A9407130151B0B009E1E14C9');
INSERT INTO moments VALUES(1, '["2024-10-21","day","the text says so",null]');
INSERT INTO moments VALUES(2, '["2024-10-22","on-or-before","",null]');
INSERT INTO moments VALUES(3, '[null,"unknown","the text gives no date",null]');
INSERT INTO moments VALUES(4, '["2024-10-30","day","the text says so",null]');
INSERT INTO quotes VALUES(1, 775086407680, 1, 0, 'indirect', '[[[17,64]],[],[[12,16]],[[0,1]]]', 1, 739180, 739180, 'said so', 0.9);
INSERT INTO quotes VALUES(2, 775087456258, 1, 1, 'indirect', '[[[83,112]],[],[[78,82]],[[0,1]]]', 2, NULL, 739181, 'said so', 0.9);
INSERT INTO quotes VALUES(3, 775087456257, 1, 2, 'indirect', '[[[146,171]],[],[[141,145]],[[0,1]]]', 3, NULL, NULL, 'said so', 0.9);
INSERT INTO quotes VALUES(4, 775087456256, 1, 3, 'indirect', '[[[196,237]],[],[[191,195]],[[0,1]]]', 3, NULL, NULL, 'said so', 0.9);
INSERT INTO quotes VALUES(9, 775097942016, 4, 0, 'indirect', '[[[20,39]],[],[[15,19]],[[0,1]]]', 3, NULL, NULL, 'said so', 0.9);
INSERT INTO quotes VALUES(10, 775095844866, 4, 1, 'indirect', '[[[59,97]],[],[[54,58]],[[0,1]]]', 4, 739189, 739189, 'said so', 0.9);
INSERT INTO quotes VALUES(11, 775095844868, 3, 0, 'direct', '[[[18,46]],[],[[13,17]],[[0,1]]]', 4, 739189, 739189, 'said so', 0.9);
INSERT INTO quotes VALUES(12, 775095844867, 3, 1, 'indirect', '[[[66,83]],[],[[61,65]],[[0,1]]]', 4, 739189, 739189, 'said so', 0.9);
INSERT INTO speakers VALUES(1, 0, 1);
INSERT INTO speakers VALUES(2, 0, 2);
INSERT INTO speakers VALUES(4, 0, 3);
INSERT INTO speakers VALUES(3, 0, 4);
INSERT INTO speakers VALUES(11, 0, 6);
INSERT INTO speakers VALUES(12, 0, 6);
INSERT INTO speakers VALUES(10, 0, 9);
INSERT INTO speakers VALUES(9, 0, 11);
INSERT INTO quote_words VALUES(775086407680, 'that the troops had been discussed at a meeting', 'kim tae hyo', 'kbs world radio', '     󾩢 󾩤 􉤍 􎞢 􏉈 󴫬 􍐚 􎩸');
INSERT INTO quote_words VALUES(775087456256, 'larmee reste sur ses gardes 軍 隊 は 準 備 か て き て い る', 'south korean army', 'kbs world radio', '    󾩢 󾩤 􉤍 􎞢 􏉈');
INSERT INTO quote_words VALUES(775087456257, 'sending offensive weapons', 'a senior presidential aide', 'kbs world radio', '    󾩢 󾩤 􉤍 􎞢 􏉈 󾫄');
INSERT INTO quote_words VALUES(775087456258, 'it plans to respond in phases', 'south korea seoul', 'kbs world radio', '    󾩢 󾩤 􉤍 􎞢 􏉈 󴫭 􍐚 􎩸');
INSERT INTO quote_words VALUES(775095844866, 'that pyongyang will ask for technology', 'kim yonghyun', 'associated press of pakistan app urdupoint', '     󾩢 󾩤 􉤗 􎞣 􏉈 󴫵 􍐚 􎩸');
INSERT INTO quote_words VALUES(775095844867, 'they must go home', 'lloyd austin', 'urdupoint associated press of pakistan app', '     󾩢 󾩤 􉤖 􎞢 􏉈 󴫵 􍐚 􎩸');
INSERT INTO quote_words VALUES(775095844868, 'i call upon them to withdraw', 'lloyd austin', 'urdupoint associated press of pakistan app', '     󾩠 󾩤 􉤖 􎞢 􏉈 󴫵 􍐚 􎩸');
INSERT INTO quote_words VALUES(775097942016, 'soldiers to go home', 'both ministers kim yonghyun lloyd j austin', 'associated press of pakistan app urdupoint', '    󾩢 󾩤 􉤗 􎞣 􏉈');
INSERT INTO vocabulary VALUES(1, 'a', 2, 1);
INSERT INTO vocabulary VALUES(2, 'aide', 1, 1);
INSERT INTO vocabulary VALUES(3, 'app', 4, 1);
INSERT INTO vocabulary VALUES(4, 'army', 1, 1);
INSERT INTO vocabulary VALUES(5, 'ask', 1, 0);
INSERT INTO vocabulary VALUES(6, 'associated', 4, 1);
INSERT INTO vocabulary VALUES(7, 'at', 1, 0);
INSERT INTO vocabulary VALUES(8, 'austin', 3, 2);
INSERT INTO vocabulary VALUES(9, 'been', 1, 0);
INSERT INTO vocabulary VALUES(10, 'both', 1, 1);
INSERT INTO vocabulary VALUES(11, 'bum', 0, 1);
INSERT INTO vocabulary VALUES(12, 'call', 1, 0);
INSERT INTO vocabulary VALUES(13, 'chief', 0, 1);
INSERT INTO vocabulary VALUES(14, 'counterpart', 0, 1);
INSERT INTO vocabulary VALUES(15, 'defense', 0, 1);
INSERT INTO vocabulary VALUES(16, 'deputy', 0, 1);
INSERT INTO vocabulary VALUES(17, 'director', 0, 1);
INSERT INTO vocabulary VALUES(18, 'discussed', 1, 0);
INSERT INTO vocabulary VALUES(19, 'first', 0, 1);
INSERT INTO vocabulary VALUES(20, 'for', 1, 0);
INSERT INTO vocabulary VALUES(21, 'gardes', 1, 0);
INSERT INTO vocabulary VALUES(22, 'go', 2, 0);
INSERT INTO vocabulary VALUES(23, 'had', 1, 0);
INSERT INTO vocabulary VALUES(24, 'home', 2, 0);
INSERT INTO vocabulary VALUES(25, 'hyo', 1, 1);
INSERT INTO vocabulary VALUES(26, 'i', 1, 0);
INSERT INTO vocabulary VALUES(27, 'in', 1, 0);
INSERT INTO vocabulary VALUES(28, 'it', 1, 0);
INSERT INTO vocabulary VALUES(29, 'j', 1, 1);
INSERT INTO vocabulary VALUES(30, 'kbs', 4, 2);
INSERT INTO vocabulary VALUES(31, 'kim', 3, 3);
INSERT INTO vocabulary VALUES(32, 'korea', 1, 2);
INSERT INTO vocabulary VALUES(33, 'korean', 1, 1);
INSERT INTO vocabulary VALUES(34, 'larmee', 1, 0);
INSERT INTO vocabulary VALUES(35, 'lloyd', 3, 2);
INSERT INTO vocabulary VALUES(36, 'meeting', 1, 0);
INSERT INTO vocabulary VALUES(37, 'ministers', 1, 1);
INSERT INTO vocabulary VALUES(38, 'must', 1, 0);
INSERT INTO vocabulary VALUES(39, 'national', 0, 1);
INSERT INTO vocabulary VALUES(40, 'of', 4, 3);
INSERT INTO vocabulary VALUES(41, 'offensive', 1, 0);
INSERT INTO vocabulary VALUES(42, 'pakistan', 4, 1);
INSERT INTO vocabulary VALUES(43, 'pentagon', 0, 1);
INSERT INTO vocabulary VALUES(44, 'phases', 1, 0);
INSERT INTO vocabulary VALUES(45, 'plans', 1, 0);
INSERT INTO vocabulary VALUES(46, 'presidential', 1, 1);
INSERT INTO vocabulary VALUES(47, 'press', 4, 1);
INSERT INTO vocabulary VALUES(48, 'pyongyang', 1, 0);
INSERT INTO vocabulary VALUES(49, 'radio', 4, 1);
INSERT INTO vocabulary VALUES(50, 'respond', 1, 0);
INSERT INTO vocabulary VALUES(51, 'reste', 1, 0);
INSERT INTO vocabulary VALUES(52, 'secretary', 0, 1);
INSERT INTO vocabulary VALUES(53, 'security', 0, 1);
INSERT INTO vocabulary VALUES(54, 'sending', 1, 0);
INSERT INTO vocabulary VALUES(55, 'senior', 1, 1);
INSERT INTO vocabulary VALUES(56, 'seoul', 1, 1);
INSERT INTO vocabulary VALUES(57, 'ses', 1, 0);
INSERT INTO vocabulary VALUES(58, 'soldiers', 1, 0);
INSERT INTO vocabulary VALUES(59, 'soo', 0, 1);
INSERT INTO vocabulary VALUES(60, 'south', 2, 3);
INSERT INTO vocabulary VALUES(61, 'states', 0, 1);
INSERT INTO vocabulary VALUES(62, 'sur', 1, 0);
INSERT INTO vocabulary VALUES(63, 'tae', 1, 1);
INSERT INTO vocabulary VALUES(64, 'technology', 1, 0);
INSERT INTO vocabulary VALUES(65, 'that', 2, 0);
INSERT INTO vocabulary VALUES(66, 'the', 1, 0);
INSERT INTO vocabulary VALUES(67, 'them', 1, 0);
INSERT INTO vocabulary VALUES(68, 'they', 1, 0);
INSERT INTO vocabulary VALUES(69, 'to', 3, 0);
INSERT INTO vocabulary VALUES(70, 'troops', 1, 0);
INSERT INTO vocabulary VALUES(71, 'united', 0, 1);
INSERT INTO vocabulary VALUES(72, 'upon', 1, 0);
INSERT INTO vocabulary VALUES(73, 'urdupoint', 4, 1);
INSERT INTO vocabulary VALUES(74, 'weapons', 1, 0);
INSERT INTO vocabulary VALUES(75, 'will', 1, 0);
INSERT INTO vocabulary VALUES(76, 'withdraw', 1, 0);
INSERT INTO vocabulary VALUES(77, 'world', 4, 1);
INSERT INTO vocabulary VALUES(78, 'yonghyun', 2, 1);
INSERT INTO vocabulary VALUES(79, 'い', 1, 0);
INSERT INTO vocabulary VALUES(80, 'か', 1, 0);
INSERT INTO vocabulary VALUES(81, 'き', 1, 0);
INSERT INTO vocabulary VALUES(82, 'て', 1, 0);
INSERT INTO vocabulary VALUES(83, 'は', 1, 0);
INSERT INTO vocabulary VALUES(84, 'る', 1, 0);
INSERT INTO vocabulary VALUES(85, '備', 1, 0);
INSERT INTO vocabulary VALUES(86, '準', 1, 0);
INSERT INTO vocabulary VALUES(87, '軍', 1, 0);
INSERT INTO vocabulary VALUES(88, '隊', 1, 0);
INSERT INTO deletions VALUES(10385765, 56);
INSERT INTO deletions VALUES(15195598, 63);
INSERT INTO deletions VALUES(18809873, 10);
INSERT INTO deletions VALUES(31582516, 18);
INSERT INTO deletions VALUES(33218540, 76);
INSERT INTO deletions VALUES(47066957, 60);
INSERT INTO deletions VALUES(55474925, 77);
INSERT INTO deletions VALUES(64815972, 9);
INSERT INTO deletions VALUES(68045355, 15);
INSERT INTO deletions VALUES(72621619, 74);
INSERT INTO deletions VALUES(77481146, 61);
INSERT INTO deletions VALUES(93735788, 21);
INSERT INTO deletions VALUES(94055435, 78);
INSERT INTO deletions VALUES(101811632, 41);
INSERT INTO deletions VALUES(110237153, 9);
INSERT INTO deletions VALUES(142694383, 39);
INSERT INTO deletions VALUES(164361082, 58);
INSERT INTO deletions VALUES(171297599, 74);
INSERT INTO deletions VALUES(174340266, 60);
INSERT INTO deletions VALUES(177840179, 52);
INSERT INTO deletions VALUES(203501366, 4);
INSERT INTO deletions VALUES(210600746, 70);
INSERT INTO deletions VALUES(214850853, 6);
INSERT INTO deletions VALUES(218758323, 56);
INSERT INTO deletions VALUES(222860722, 14);
INSERT INTO deletions VALUES(226502401, 51);
INSERT INTO deletions VALUES(239209335, 64);
INSERT INTO deletions VALUES(249331733, 30);
INSERT INTO deletions VALUES(250374472, 52);
INSERT INTO deletions VALUES(257496027, 41);
INSERT INTO deletions VALUES(282278559, 52);
INSERT INTO deletions VALUES(290902889, 15);
INSERT INTO deletions VALUES(321845886, 74);
INSERT INTO deletions VALUES(327092715, 60);
INSERT INTO deletions VALUES(336783508, 46);
INSERT INTO deletions VALUES(336843855, 54);
INSERT INTO deletions VALUES(354310238, 10);
INSERT INTO deletions VALUES(357506582, 36);
INSERT INTO deletions VALUES(360149024, 14);
INSERT INTO deletions VALUES(364392704, 48);
INSERT INTO deletions VALUES(381412805, 15);
INSERT INTO deletions VALUES(386492901, 44);
INSERT INTO deletions VALUES(387664457, 8);
INSERT INTO deletions VALUES(393508156, 14);
INSERT INTO deletions VALUES(397429454, 77);
INSERT INTO deletions VALUES(402769770, 60);
INSERT INTO deletions VALUES(411551978, 73);
INSERT INTO deletions VALUES(413684593, 48);
INSERT INTO deletions VALUES(426870793, 74);
INSERT INTO deletions VALUES(445160644, 37);
INSERT INTO deletions VALUES(445737298, 14);
INSERT INTO deletions VALUES(449665071, 37);
INSERT INTO deletions VALUES(451807780, 15);
INSERT INTO deletions VALUES(453306961, 53);
INSERT INTO deletions VALUES(481938953, 35);
INSERT INTO deletions VALUES(493142296, 71);
INSERT INTO deletions VALUES(494898764, 13);
INSERT INTO deletions VALUES(498562439, 20);
INSERT INTO deletions VALUES(501661262, 75);
INSERT INTO deletions VALUES(508781214, 14);
INSERT INTO deletions VALUES(509961445, 60);
INSERT INTO deletions VALUES(510862625, 61);
INSERT INTO deletions VALUES(512807920, 17);
INSERT INTO deletions VALUES(520766373, 53);
INSERT INTO deletions VALUES(546472617, 11);
INSERT INTO deletions VALUES(560940782, 56);
INSERT INTO deletions VALUES(583106419, 43);
INSERT INTO deletions VALUES(587033454, 53);
INSERT INTO deletions VALUES(591085663, 50);
INSERT INTO deletions VALUES(592161515, 78);
INSERT INTO deletions VALUES(598978079, 75);
INSERT INTO deletions VALUES(600977525, 36);
INSERT INTO deletions VALUES(604646484, 38);
INSERT INTO deletions VALUES(607274499, 46);
INSERT INTO deletions VALUES(613070568, 18);
INSERT INTO deletions VALUES(613133264, 13);
INSERT INTO deletions VALUES(621073520, 30);
INSERT INTO deletions VALUES(621872703, 11);
INSERT INTO deletions VALUES(672157347, 6);
INSERT INTO deletions VALUES(675557801, 68);
INSERT INTO deletions VALUES(676218368, 72);
INSERT INTO deletions VALUES(687500191, 16);
INSERT INTO deletions VALUES(729094268, 19);
INSERT INTO deletions VALUES(733372271, 46);
INSERT INTO deletions VALUES(735268895, 45);
INSERT INTO deletions VALUES(759489213, 71);
INSERT INTO deletions VALUES(760911187, 50);
INSERT INTO deletions VALUES(775506445, 18);
INSERT INTO deletions VALUES(780406759, 53);
INSERT INTO deletions VALUES(790722414, 58);
INSERT INTO deletions VALUES(809500611, 63);
INSERT INTO deletions VALUES(823965752, 45);
INSERT INTO deletions VALUES(834828109, 61);
INSERT INTO deletions VALUES(837848985, 25);
INSERT INTO deletions VALUES(846080317, 19);
INSERT INTO deletions VALUES(849274324, 67);
INSERT INTO deletions VALUES(855453496, 6);
INSERT INTO deletions VALUES(868232696, 39);
INSERT INTO deletions VALUES(869970625, 36);
INSERT INTO deletions VALUES(883318109, 14);
INSERT INTO deletions VALUES(889921637, 75);
INSERT INTO deletions VALUES(895981777, 45);
INSERT INTO deletions VALUES(914202217, 11);
INSERT INTO deletions VALUES(925630550, 36);
INSERT INTO deletions VALUES(927681115, 32);
INSERT INTO deletions VALUES(928136154, 63);
INSERT INTO deletions VALUES(928136154, 66);
INSERT INTO deletions VALUES(932725939, 18);
INSERT INTO deletions VALUES(940704575, 18);
INSERT INTO deletions VALUES(949790131, 12);
INSERT INTO deletions VALUES(968544926, 71);
INSERT INTO deletions VALUES(968603835, 58);
INSERT INTO deletions VALUES(969157483, 45);
INSERT INTO deletions VALUES(975204638, 50);
INSERT INTO deletions VALUES(980881731, 77);
INSERT INTO deletions VALUES(990270701, 19);
INSERT INTO deletions VALUES(991457757, 12);
INSERT INTO deletions VALUES(992520703, 65);
INSERT INTO deletions VALUES(995880665, 44);
INSERT INTO deletions VALUES(1011183078, 66);
INSERT INTO deletions VALUES(1011183078, 67);
INSERT INTO deletions VALUES(1011183078, 68);
INSERT INTO deletions VALUES(1020611815, 55);
INSERT INTO deletions VALUES(1023357144, 31);
INSERT INTO deletions VALUES(1025383791, 21);
INSERT INTO deletions VALUES(1026627146, 42);
INSERT INTO deletions VALUES(1036230106, 48);
INSERT INTO deletions VALUES(1049319168, 34);
INSERT INTO deletions VALUES(1050339177, 46);
INSERT INTO deletions VALUES(1051681708, 78);
INSERT INTO deletions VALUES(1053762566, 32);
INSERT INTO deletions VALUES(1053762566, 33);
INSERT INTO deletions VALUES(1055070773, 3);
INSERT INTO deletions VALUES(1061711692, 46);
INSERT INTO deletions VALUES(1068711228, 2);
INSERT INTO deletions VALUES(1072642749, 50);
INSERT INTO deletions VALUES(1091925364, 60);
INSERT INTO deletions VALUES(1115836714, 64);
INSERT INTO deletions VALUES(1135489275, 15);
INSERT INTO deletions VALUES(1142891902, 48);
INSERT INTO deletions VALUES(1164534682, 44);
INSERT INTO deletions VALUES(1169527480, 62);
INSERT INTO deletions VALUES(1179885907, 44);
INSERT INTO deletions VALUES(1219759530, 2);
INSERT INTO deletions VALUES(1239631719, 66);
INSERT INTO deletions VALUES(1291270882, 9);
INSERT INTO deletions VALUES(1293089392, 17);
INSERT INTO deletions VALUES(1299272005, 39);
INSERT INTO deletions VALUES(1326789545, 18);
INSERT INTO deletions VALUES(1339991159, 4);
INSERT INTO deletions VALUES(1345680218, 53);
INSERT INTO deletions VALUES(1363268914, 24);
INSERT INTO deletions VALUES(1371453790, 4);
INSERT INTO deletions VALUES(1376697313, 74);
INSERT INTO deletions VALUES(1391372511, 46);
INSERT INTO deletions VALUES(1410253751, 24);
INSERT INTO deletions VALUES(1417367429, 17);
INSERT INTO deletions VALUES(1439059941, 43);
INSERT INTO deletions VALUES(1446509231, 8);
INSERT INTO deletions VALUES(1448041631, 14);
INSERT INTO deletions VALUES(1458916628, 65);
INSERT INTO deletions VALUES(1464297386, 61);
INSERT INTO deletions VALUES(1465981127, 55);
INSERT INTO deletions VALUES(1466903449, 74);
INSERT INTO deletions VALUES(1509021261, 44);
INSERT INTO deletions VALUES(1536869575, 39);
INSERT INTO deletions VALUES(1589926490, 75);
INSERT INTO deletions VALUES(1593641450, 13);
INSERT INTO deletions VALUES(1594848307, 21);
INSERT INTO deletions VALUES(1598650006, 72);
INSERT INTO deletions VALUES(1607671870, 55);
INSERT INTO deletions VALUES(1631313109, 72);
INSERT INTO deletions VALUES(1646898313, 25);
INSERT INTO deletions VALUES(1667581115, 19);
INSERT INTO deletions VALUES(1668330611, 47);
INSERT INTO deletions VALUES(1671693046, 70);
INSERT INTO deletions VALUES(1672229334, 76);
INSERT INTO deletions VALUES(1673714053, 46);
INSERT INTO deletions VALUES(1684840679, 30);
INSERT INTO deletions VALUES(1688104931, 70);
INSERT INTO deletions VALUES(1705295225, 62);
INSERT INTO deletions VALUES(1714987317, 24);
INSERT INTO deletions VALUES(1721426311, 14);
INSERT INTO deletions VALUES(1724675066, 78);
INSERT INTO deletions VALUES(1727422120, 46);
INSERT INTO deletions VALUES(1747380960, 5);
INSERT INTO deletions VALUES(1749675055, 37);
INSERT INTO deletions VALUES(1752802732, 17);
INSERT INTO deletions VALUES(1759717639, 24);
INSERT INTO deletions VALUES(1764992998, 74);
INSERT INTO deletions VALUES(1777646767, 51);
INSERT INTO deletions VALUES(1782917559, 6);
INSERT INTO deletions VALUES(1784934798, 71);
INSERT INTO deletions VALUES(1787816801, 55);
INSERT INTO deletions VALUES(1801276220, 34);
INSERT INTO deletions VALUES(1808478874, 44);
INSERT INTO deletions VALUES(1809584523, 78);
INSERT INTO deletions VALUES(1821615794, 36);
INSERT INTO deletions VALUES(1832532261, 3);
INSERT INTO deletions VALUES(1841981625, 37);
INSERT INTO deletions VALUES(1857229660, 73);
INSERT INTO deletions VALUES(1874918884, 55);
INSERT INTO deletions VALUES(1896269348, 33);
INSERT INTO deletions VALUES(1905328184, 64);
INSERT INTO deletions VALUES(1908520097, 41);
INSERT INTO deletions VALUES(1909853392, 24);
INSERT INTO deletions VALUES(1929580453, 52);
INSERT INTO deletions VALUES(1935451507, 8);
INSERT INTO deletions VALUES(1939231938, 64);
INSERT INTO deletions VALUES(1974281576, 37);
INSERT INTO deletions VALUES(1979434102, 49);
INSERT INTO deletions VALUES(1981002742, 8);
INSERT INTO deletions VALUES(1998537132, 8);
INSERT INTO deletions VALUES(2011229528, 23);
INSERT INTO deletions VALUES(2014555421, 57);
INSERT INTO deletions VALUES(2020651135, 57);
INSERT INTO deletions VALUES(2021389552, 56);
INSERT INTO deletions VALUES(2041873036, 61);
INSERT INTO deletions VALUES(2071865536, 14);
INSERT INTO deletions VALUES(2072722615, 42);
INSERT INTO deletions VALUES(2076798387, 6);
INSERT INTO deletions VALUES(2082975601, 34);
INSERT INTO deletions VALUES(2110028989, 47);
INSERT INTO deletions VALUES(2125535582, 59);
INSERT INTO deletions VALUES(2156263198, 41);
INSERT INTO deletions VALUES(2189732585, 4);
INSERT INTO deletions VALUES(2211280522, 70);
INSERT INTO deletions VALUES(2211578846, 52);
INSERT INTO deletions VALUES(2215514825, 2);
INSERT INTO deletions VALUES(2217902241, 49);
INSERT INTO deletions VALUES(2223399140, 33);
INSERT INTO deletions VALUES(2268109721, 67);
INSERT INTO deletions VALUES(2268591709, 65);
INSERT INTO deletions VALUES(2283627899, 64);
INSERT INTO deletions VALUES(2295731696, 68);
INSERT INTO deletions VALUES(2297619294, 15);
INSERT INTO deletions VALUES(2299006426, 16);
INSERT INTO deletions VALUES(2300615161, 46);
INSERT INTO deletions VALUES(2303864420, 43);
INSERT INTO deletions VALUES(2306858986, 8);
INSERT INTO deletions VALUES(2317173617, 2);
INSERT INTO deletions VALUES(2321275682, 64);
INSERT INTO deletions VALUES(2343351899, 71);
INSERT INTO deletions VALUES(2347192837, 41);
INSERT INTO deletions VALUES(2355819757, 76);
INSERT INTO deletions VALUES(2361858124, 57);
INSERT INTO deletions VALUES(2368920574, 12);
INSERT INTO deletions VALUES(2405401044, 58);
INSERT INTO deletions VALUES(2411510829, 23);
INSERT INTO deletions VALUES(2415846887, 78);
INSERT INTO deletions VALUES(2417179803, 16);
INSERT INTO deletions VALUES(2422189467, 57);
INSERT INTO deletions VALUES(2431714524, 39);
INSERT INTO deletions VALUES(2432501424, 39);
INSERT INTO deletions VALUES(2436942953, 9);
INSERT INTO deletions VALUES(2438318531, 33);
INSERT INTO deletions VALUES(2450238537, 65);
INSERT INTO deletions VALUES(2450309517, 67);
INSERT INTO deletions VALUES(2456940119, 19);
INSERT INTO deletions VALUES(2480007718, 73);
INSERT INTO deletions VALUES(2495687471, 76);
INSERT INTO deletions VALUES(2526938298, 59);
INSERT INTO deletions VALUES(2530803312, 16);
INSERT INTO deletions VALUES(2531460509, 77);
INSERT INTO deletions VALUES(2544107810, 51);
INSERT INTO deletions VALUES(2556329620, 4);
INSERT INTO deletions VALUES(2563130371, 59);
INSERT INTO deletions VALUES(2571022528, 52);
INSERT INTO deletions VALUES(2579879267, 50);
INSERT INTO deletions VALUES(2587618767, 42);
INSERT INTO deletions VALUES(2591423996, 25);
INSERT INTO deletions VALUES(2594753173, 64);
INSERT INTO deletions VALUES(2627232067, 49);
INSERT INTO deletions VALUES(2649378788, 68);
INSERT INTO deletions VALUES(2655774918, 17);
INSERT INTO deletions VALUES(2657673512, 54);
INSERT INTO deletions VALUES(2663551550, 37);
INSERT INTO deletions VALUES(2671470983, 41);
INSERT INTO deletions VALUES(2675243850, 42);
INSERT INTO deletions VALUES(2678816794, 5);
INSERT INTO deletions VALUES(2680876085, 41);
INSERT INTO deletions VALUES(2692792878, 78);
INSERT INTO deletions VALUES(2698005681, 42);
INSERT INTO deletions VALUES(2734858567, 43);
INSERT INTO deletions VALUES(2743386420, 34);
INSERT INTO deletions VALUES(2744374011, 61);
INSERT INTO deletions VALUES(2760797146, 78);
INSERT INTO deletions VALUES(2774254109, 35);
INSERT INTO deletions VALUES(2787268113, 23);
INSERT INTO deletions VALUES(2803727428, 35);
INSERT INTO deletions VALUES(2812509335, 71);
INSERT INTO deletions VALUES(2814960421, 64);
INSERT INTO deletions VALUES(2822599530, 43);
INSERT INTO deletions VALUES(2824052108, 65);
INSERT INTO deletions VALUES(2824138824, 67);
INSERT INTO deletions VALUES(2825810909, 48);
INSERT INTO deletions VALUES(2828929568, 46);
INSERT INTO deletions VALUES(2840881593, 32);
INSERT INTO deletions VALUES(2886384798, 19);
INSERT INTO deletions VALUES(2899832111, 32);
INSERT INTO deletions VALUES(2906075414, 55);
INSERT INTO deletions VALUES(2911767515, 42);
INSERT INTO deletions VALUES(2912587612, 62);
INSERT INTO deletions VALUES(2916267054, 39);
INSERT INTO deletions VALUES(2923015584, 32);
INSERT INTO deletions VALUES(2926590359, 33);
INSERT INTO deletions VALUES(2935884904, 70);
INSERT INTO deletions VALUES(2941853510, 53);
INSERT INTO deletions VALUES(2943590935, 20);
INSERT INTO deletions VALUES(2957978882, 58);
INSERT INTO deletions VALUES(2962479620, 71);
INSERT INTO deletions VALUES(2964554686, 56);
INSERT INTO deletions VALUES(2965716746, 37);
INSERT INTO deletions VALUES(2982008523, 44);
INSERT INTO deletions VALUES(2992564431, 21);
INSERT INTO deletions VALUES(2994699686, 17);
INSERT INTO deletions VALUES(2995659829, 68);
INSERT INTO deletions VALUES(3025678647, 39);
INSERT INTO deletions VALUES(3035627671, 10);
INSERT INTO deletions VALUES(3040632796, 18);
INSERT INTO deletions VALUES(3046791936, 39);
INSERT INTO deletions VALUES(3051249566, 76);
INSERT INTO deletions VALUES(3053018437, 64);
INSERT INTO deletions VALUES(3056425064, 48);
INSERT INTO deletions VALUES(3058435288, 54);
INSERT INTO deletions VALUES(3089751308, 32);
INSERT INTO deletions VALUES(3096276041, 64);
INSERT INTO deletions VALUES(3099687653, 55);
INSERT INTO deletions VALUES(3116595146, 35);
INSERT INTO deletions VALUES(3122834381, 42);
INSERT INTO deletions VALUES(3126558997, 48);
INSERT INTO deletions VALUES(3127818743, 38);
INSERT INTO deletions VALUES(3132747326, 17);
INSERT INTO deletions VALUES(3156775876, 10);
INSERT INTO deletions VALUES(3187220342, 6);
INSERT INTO deletions VALUES(3193714596, 45);
INSERT INTO deletions VALUES(3207222231, 53);
INSERT INTO deletions VALUES(3226355751, 51);
INSERT INTO deletions VALUES(3226843707, 49);
INSERT INTO deletions VALUES(3248240073, 54);
INSERT INTO deletions VALUES(3254984005, 41);
INSERT INTO deletions VALUES(3257570034, 37);
INSERT INTO deletions VALUES(3268122882, 58);
INSERT INTO deletions VALUES(3277310957, 8);
INSERT INTO deletions VALUES(3287198017, 50);
INSERT INTO deletions VALUES(3287381265, 77);
INSERT INTO deletions VALUES(3307485896, 25);
INSERT INTO deletions VALUES(3315324353, 53);
INSERT INTO deletions VALUES(3315945594, 48);
INSERT INTO deletions VALUES(3323696049, 34);
INSERT INTO deletions VALUES(3332274384, 49);
INSERT INTO deletions VALUES(3334228821, 76);
INSERT INTO deletions VALUES(3336953844, 31);
INSERT INTO deletions VALUES(3343392148, 58);
INSERT INTO deletions VALUES(3354679376, 13);
INSERT INTO deletions VALUES(3377032160, 46);
INSERT INTO deletions VALUES(3379458255, 3);
INSERT INTO deletions VALUES(3380182264, 47);
INSERT INTO deletions VALUES(3385151876, 43);
INSERT INTO deletions VALUES(3386324745, 52);
INSERT INTO deletions VALUES(3390897299, 33);
INSERT INTO deletions VALUES(3392921357, 6);
INSERT INTO deletions VALUES(3415498396, 61);
INSERT INTO deletions VALUES(3419496550, 58);
INSERT INTO deletions VALUES(3430272718, 20);
INSERT INTO deletions VALUES(3430903917, 16);
INSERT INTO deletions VALUES(3431496922, 47);
INSERT INTO deletions VALUES(3431870270, 12);
INSERT INTO deletions VALUES(3432196364, 14);
INSERT INTO deletions VALUES(3442146595, 77);
INSERT INTO deletions VALUES(3445426508, 53);
INSERT INTO deletions VALUES(3466357436, 50);
INSERT INTO deletions VALUES(3469543982, 34);
INSERT INTO deletions VALUES(3490519508, 73);
INSERT INTO deletions VALUES(3490760973, 47);
INSERT INTO deletions VALUES(3494860959, 50);
INSERT INTO deletions VALUES(3496429466, 73);
INSERT INTO deletions VALUES(3508889223, 66);
INSERT INTO deletions VALUES(3509155823, 54);
INSERT INTO deletions VALUES(3547679078, 33);
INSERT INTO deletions VALUES(3551009894, 17);
INSERT INTO deletions VALUES(3551673315, 41);
INSERT INTO deletions VALUES(3553972438, 6);
INSERT INTO deletions VALUES(3557011488, 73);
INSERT INTO deletions VALUES(3570936702, 56);
INSERT INTO deletions VALUES(3579401738, 11);
INSERT INTO deletions VALUES(3595084446, 23);
INSERT INTO deletions VALUES(3604591520, 14);
INSERT INTO deletions VALUES(3625779283, 73);
INSERT INTO deletions VALUES(3629771681, 52);
INSERT INTO deletions VALUES(3638925285, 51);
INSERT INTO deletions VALUES(3650192545, 2);
INSERT INTO deletions VALUES(3656508604, 54);
INSERT INTO deletions VALUES(3658489809, 42);
INSERT INTO deletions VALUES(3670350611, 35);
INSERT INTO deletions VALUES(3672787793, 48);
INSERT INTO deletions VALUES(3685086581, 15);
INSERT INTO deletions VALUES(3700456673, 73);
INSERT INTO deletions VALUES(3705938067, 76);
INSERT INTO deletions VALUES(3713686397, 45);
INSERT INTO deletions VALUES(3737565497, 73);
INSERT INTO deletions VALUES(3739542181, 48);
INSERT INTO deletions VALUES(3743300444, 30);
INSERT INTO deletions VALUES(3744440906, 37);
INSERT INTO deletions VALUES(3750310060, 36);
INSERT INTO deletions VALUES(3762690831, 49);
INSERT INTO deletions VALUES(3795620041, 52);
INSERT INTO deletions VALUES(3823078005, 72);
INSERT INTO deletions VALUES(3843311774, 72);
INSERT INTO deletions VALUES(3846004772, 54);
INSERT INTO deletions VALUES(3850528312, 15);
INSERT INTO deletions VALUES(3881824457, 5);
INSERT INTO deletions VALUES(3887356300, 54);
INSERT INTO deletions VALUES(3889820772, 73);
INSERT INTO deletions VALUES(3898199932, 21);
INSERT INTO deletions VALUES(3899867968, 6);
INSERT INTO deletions VALUES(3900317137, 37);
INSERT INTO deletions VALUES(3913860457, 38);
INSERT INTO deletions VALUES(3927504251, 43);
INSERT INTO deletions VALUES(3943024384, 76);
INSERT INTO deletions VALUES(3962838641, 38);
INSERT INTO deletions VALUES(3975229129, 74);
INSERT INTO deletions VALUES(3985102511, 63);
INSERT INTO deletions VALUES(3986131341, 18);
INSERT INTO deletions VALUES(3996924490, 42);
INSERT INTO deletions VALUES(3997272854, 18);
INSERT INTO deletions VALUES(4002777545, 43);
INSERT INTO deletions VALUES(4017424888, 20);
INSERT INTO deletions VALUES(4024426870, 78);
INSERT INTO deletions VALUES(4042395838, 21);
INSERT INTO deletions VALUES(4045363677, 16);
INSERT INTO deletions VALUES(4047699517, 21);
INSERT INTO deletions VALUES(4064823014, 13);
INSERT INTO deletions VALUES(4085918929, 13);
INSERT INTO deletions VALUES(4089346415, 31);
INSERT INTO deletions VALUES(4092775527, 14);
INSERT INTO deletions VALUES(4097009823, 5);
INSERT INTO deletions VALUES(4100149837, 64);
INSERT INTO deletions VALUES(4107517302, 31);
INSERT INTO deletions VALUES(4111851833, 36);
INSERT INTO deletions VALUES(4113459901, 76);
INSERT INTO deletions VALUES(4122009866, 58);
INSERT INTO deletions VALUES(4148758487, 6);
INSERT INTO deletions VALUES(4153533764, 46);
INSERT INTO deletions VALUES(4156125543, 16);
INSERT INTO deletions VALUES(4174508370, 52);
INSERT INTO deletions VALUES(4205663052, 70);
INSERT INTO deletions VALUES(4223674586, 62);
INSERT INTO deletions VALUES(4225382673, 10);
INSERT INTO deletions VALUES(4226317816, 46);
INSERT INTO deletions VALUES(4230210285, 43);
INSERT INTO deletions VALUES(4245955024, 51);
INSERT INTO deletions VALUES(4249715743, 17);
INSERT INTO deletions VALUES(4261539001, 38);
INSERT INTO files VALUES(X'2F6E6577732F62726F6B656E2E706466', 7, 1700000000000000000, '', '0.1.0', '/news/broken.pdf: no text', NULL);
INSERT INTO files VALUES(X'2F6E6577732F6B62732E747874', 1001, 1700000000000000001, 'abababababababababababababababababababababababababababababababab', '0.1.0', NULL, NULL);
INSERT INTO files VALUES(X'2F6E6577732F72657072696E742E747874', 1004, 1700000000000000004, 'abababababababababababababababababababababababababababababababab', '0.1.0', NULL, NULL);
INSERT INTO files VALUES(X'2F6E6577732F776972652E747874', 1003, 1700000000000000003, 'abababababababababababababababababababababababababababababababab', '0.1.0', NULL, NULL);
INSERT INTO quote_search(quote_search) VALUES('rebuild');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('documents', 5);
INSERT INTO sqlite_sequence VALUES('actors', 11);
INSERT INTO sqlite_sequence VALUES('sources', 5);
INSERT INTO sqlite_sequence VALUES('titles', 6);
INSERT INTO sqlite_sequence VALUES('quotes', 12);
INSERT INTO sqlite_sequence VALUES('vocabulary', 88);
PRAGMA application_id = 1869509219;
PRAGMA user_version = 3;
COMMIT;
