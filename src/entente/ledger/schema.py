"""The tables of a ledger, as any SQLite tool sees them. ``docs/ledger.md`` explains every column."""

from __future__ import annotations

from entente.ledger import claims

APPLICATION_ID = 0x656E7474
"""``entt`` in SQLite's header: tells a ledger from any other database."""

_FIRST = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, program TEXT NOT NULL, knowledge TEXT NOT NULL, started TEXT,
  UNIQUE (program, knowledge, started)
);
CREATE TABLE pages (
  key TEXT PRIMARY KEY, id TEXT NOT NULL, digest TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
  date TEXT, source TEXT NOT NULL, url TEXT NOT NULL, origin TEXT NOT NULL,
  reader TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs
) WITHOUT ROWID;
CREATE TABLE articles (
  page TEXT NOT NULL REFERENCES pages, seq INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, published TEXT, written_first TEXT, written_last TEXT,
  source TEXT NOT NULL, outlet TEXT, reporters TEXT NOT NULL, agency TEXT, dateline TEXT,
  script TEXT NOT NULL, related INTEGER NOT NULL,
  PRIMARY KEY (page, seq)
) WITHOUT ROWID;
CREATE TABLE mentions (
  id TEXT PRIMARY KEY, page TEXT NOT NULL REFERENCES pages, article TEXT NOT NULL,
  kind TEXT NOT NULL, status TEXT NOT NULL, date TEXT, first TEXT, last TEXT, place TEXT,
  mutual INTEGER NOT NULL, rule TEXT NOT NULL, witness TEXT NOT NULL,
  block TEXT NOT NULL, near_first TEXT, near_last TEXT, contact TEXT, reason TEXT
) WITHOUT ROWID;
CREATE INDEX mentions_page ON mentions (page);
CREATE INDEX mentions_block ON mentions (block, near_first, near_last);
CREATE INDEX mentions_contact ON mentions (contact);
CREATE TABLE evidence (
  mention TEXT PRIMARY KEY REFERENCES mentions, page TEXT NOT NULL, field TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, quoted TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE mention_parties (
  mention TEXT NOT NULL REFERENCES mentions, seq INTEGER NOT NULL, state TEXT NOT NULL,
  name TEXT, surface TEXT, office TEXT, role TEXT, level TEXT, person TEXT, aliases TEXT NOT NULL,
  implied INTEGER NOT NULL,
  PRIMARY KEY (mention, seq)
) WITHOUT ROWID;
CREATE TABLE contacts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, date TEXT, first TEXT, last TEXT, place TEXT,
  mutual INTEGER NOT NULL, certain INTEGER NOT NULL, may_be TEXT NOT NULL, witnesses INTEGER NOT NULL,
  conflicts TEXT NOT NULL, fingerprint TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE parties (
  contact TEXT NOT NULL REFERENCES contacts, seq INTEGER NOT NULL, state TEXT NOT NULL,
  name TEXT, surface TEXT, office TEXT, role TEXT, level TEXT, person TEXT, aliases TEXT NOT NULL,
  implied INTEGER NOT NULL,
  PRIMARY KEY (contact, seq)
) WITHOUT ROWID;
CREATE TABLE links (
  plan TEXT NOT NULL REFERENCES contacts, outcome TEXT NOT NULL REFERENCES contacts, relation TEXT NOT NULL,
  PRIMARY KEY (plan, outcome)
) WITHOUT ROWID;
CREATE INDEX links_outcome ON links (outcome);
CREATE TABLE pairs (
  a TEXT NOT NULL, b TEXT NOT NULL, first TEXT NOT NULL, contact TEXT NOT NULL REFERENCES contacts,
  last TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, certain INTEGER NOT NULL,
  PRIMARY KEY (a, b, first, contact)
) WITHOUT ROWID;
"""

_CORRECTIONS = """
CREATE TABLE corrections (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, action TEXT NOT NULL, author TEXT NOT NULL,
  at TEXT NOT NULL, reason TEXT NOT NULL, change TEXT NOT NULL
);
CREATE TABLE correction_anchors (
  correction TEXT NOT NULL REFERENCES corrections (id), seq INTEGER NOT NULL, mention TEXT NOT NULL,
  page TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, start INTEGER NOT NULL, quoted TEXT NOT NULL,
  PRIMARY KEY (correction, seq)
) WITHOUT ROWID;
CREATE INDEX correction_anchors_page ON correction_anchors (page);
ALTER TABLE contacts ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN corrections TEXT NOT NULL DEFAULT '[]';
"""

_TALLIES = """
CREATE TABLE tallies (
  first TEXT NOT NULL, last TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
  certain INTEGER NOT NULL, contacts INTEGER NOT NULL,
  PRIMARY KEY (first, last, kind, status, certain)
) WITHOUT ROWID;
INSERT INTO tallies SELECT first, last, kind, status, certain, count(*) FROM pairs
  WHERE a = '' AND b = '' GROUP BY first, last, kind, status, certain
"""
"""How many rows stand for anyone: a question without a name must not walk a million of them."""

STEPS = (_FIRST, _CORRECTIONS, claims.SCHEMA, _TALLIES)
"""The schema, step by step: a ledger of an older version gets the steps that it lacks, never another way."""

VERSION = len(STEPS)
