extension StoreSchema {
    /// Which versions of pseudonym keys there are and what happened to them. A version that was made before this table has
    /// no row; the events are append-only, as the consent ledger is.
    static let pseudonymKeys = """
        CREATE TABLE pseudonym_key (
            domain TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version BETWEEN 0 AND 31),
            received_from TEXT,
            valid_from TEXT,
            window_end TEXT,
            retired_at TEXT,
            destroyed_at TEXT,
            PRIMARY KEY (domain, version)
        ) STRICT;
        CREATE TABLE pseudonym_key_event (
            sequence INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            domain TEXT NOT NULL,
            version INTEGER NOT NULL,
            event TEXT NOT NULL
                CHECK (event IN ('made', 'rotated', 'shared', 'received', 'mapped', 'retired', 'destroyed')),
            agency TEXT,
            bundle_id TEXT
        ) STRICT;
        CREATE TRIGGER pseudonym_key_event_is_append_only BEFORE UPDATE ON pseudonym_key_event
        BEGIN SELECT RAISE(ABORT, 'the record of pseudonym keys is append-only'); END;
        CREATE TRIGGER pseudonym_key_event_is_never_deleted BEFORE DELETE ON pseudonym_key_event
        BEGIN SELECT RAISE(ABORT, 'the record of pseudonym keys is append-only'); END;
        CREATE TRIGGER pseudonym_key_event_is_never_replaced BEFORE INSERT ON pseudonym_key_event
        WHEN EXISTS (SELECT 1 FROM pseudonym_key_event WHERE sequence = new.sequence)
        BEGIN SELECT RAISE(ABORT, 'the record of pseudonym keys is append-only'); END;
        """
}
