"""The tables. Append only: what has once been released is never changed, a later step mends it."""

from sqlite_utils import Database, Migrations

from server.database import immediate

steps = Migrations("doorstep")

# Ids are UUIDs in text, times as `clock.stamp` writes them, hashes SHA-256 in hex, and every column called
# `sealed` or `about` is ciphertext that no key here can open.
FIRST = """
CREATE TABLE families (
  id TEXT PRIMARY KEY,
  recovery_hash TEXT UNIQUE,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE buddies (
  id TEXT PRIMARY KEY,
  family_id TEXT NOT NULL REFERENCES families (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('known', 'invited', 'agreed', 'declined', 'left')),
  secret_hash TEXT UNIQUE,
  about TEXT,
  answered_at TEXT
) STRICT;
CREATE INDEX buddies_of_family ON buddies (family_id);

CREATE TABLE invitations (
  token_hash TEXT PRIMARY KEY,
  buddy_id TEXT NOT NULL UNIQUE REFERENCES buddies (id) ON DELETE CASCADE,
  sealed TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  family_id TEXT NOT NULL REFERENCES families (id) ON DELETE CASCADE,
  buddy_id TEXT REFERENCES buddies (id) ON DELETE CASCADE,
  endpoint TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  language TEXT NOT NULL,
  made_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  reached_at TEXT
) STRICT;
CREATE UNIQUE INDEX devices_by_endpoint ON devices (endpoint, family_id, COALESCE(buddy_id, ''));
CREATE INDEX devices_of_family ON devices (family_id);
CREATE INDEX devices_of_buddy ON devices (buddy_id);

CREATE TABLE alerts (
  id TEXT PRIMARY KEY,
  family_id TEXT NOT NULL REFERENCES families (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('alert', 'drill', 'planned')),
  mode TEXT NOT NULL CHECK (mode IN ('all', 'order')),
  state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
  step_seconds INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  next_at TEXT,
  closed_at TEXT
) STRICT;
CREATE INDEX alerts_of_family ON alerts (family_id);
CREATE INDEX alerts_by_next ON alerts (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE replies (
  alert_id TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  buddy_id TEXT NOT NULL REFERENCES buddies (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  sealed TEXT NOT NULL,
  answer TEXT CHECK (answer IN ('coming', 'phone', 'cannot', 'arrived')),
  minutes INTEGER,
  asked_at TEXT,
  sent_at TEXT,
  reached_at TEXT,
  opened_at TEXT,
  answered_at TEXT,
  PRIMARY KEY (alert_id, buddy_id)
) STRICT;
CREATE INDEX replies_of_buddy ON replies (buddy_id);

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  once TEXT NOT NULL UNIQUE,
  device_id TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
  alert_id TEXT REFERENCES alerts (id) ON DELETE CASCADE,
  buddy_id TEXT REFERENCES buddies (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  made_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  leased_until TEXT,
  tries INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('sent', 'gone', 'expired', 'refused')),
  settled_at TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE settled_at IS NULL;
CREATE INDEX outbox_of_device ON outbox (device_id);
CREATE INDEX outbox_of_alert ON outbox (alert_id);
CREATE INDEX outbox_of_buddy ON outbox (buddy_id);

CREATE TABLE counts (
  name TEXT PRIMARY KEY,
  value REAL NOT NULL
) STRICT;
"""


@steps()
def m0001_families_buddies_alerts_outbox(db: Database) -> None:
    for statement in FIRST.split(";\n"):
        if statement.strip():
            db.execute(statement)


def migrate(db: Database) -> list[str]:
    """Brings the tables up to date. Returns the steps taken. Safe when two processes start at once."""
    with immediate(db):
        taken = [step.name for step in steps.pending(db)]
        steps.apply(db)
    return taken
