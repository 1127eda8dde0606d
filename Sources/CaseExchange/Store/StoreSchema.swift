/// The tables of the store. Times are RFC 3339 text in UTC, digests lower-case hex, JSON canonical.
enum StoreSchema {
    static let version1 = """
        CREATE TABLE collaboration (
            id TEXT PRIMARY KEY,
            generation INTEGER NOT NULL,
            policy_sha256 TEXT NOT NULL,
            trust_serial INTEGER NOT NULL,
            coordinator_sha256 TEXT NOT NULL,
            joined_at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE consent_entry (
            sequence INTEGER PRIMARY KEY,
            principal TEXT NOT NULL,
            record_id TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            sha256 TEXT NOT NULL UNIQUE,
            entry TEXT NOT NULL
        ) STRICT;
        CREATE INDEX consent_entry_principal ON consent_entry (principal);
        CREATE TRIGGER consent_entry_is_append_only BEFORE UPDATE ON consent_entry
        BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
        CREATE TRIGGER consent_entry_is_never_deleted BEFORE DELETE ON consent_entry
        BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
        CREATE TRIGGER consent_entry_is_never_replaced BEFORE INSERT ON consent_entry
        WHEN EXISTS (SELECT 1 FROM consent_entry WHERE sequence = new.sequence OR sha256 = new.sha256)
        BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
        CREATE TABLE consent_evidence (
            sha256 TEXT PRIMARY KEY,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE sent_bundle (
            bundle_id TEXT PRIMARY KEY,
            collaboration TEXT NOT NULL,
            recipient TEXT NOT NULL,
            recipient_cert_sha256 TEXT NOT NULL,
            purpose TEXT NOT NULL,
            role TEXT NOT NULL,
            principal TEXT NOT NULL,
            identity TEXT NOT NULL,
            categories TEXT NOT NULL,
            decision TEXT NOT NULL,
            policy_sha256 TEXT NOT NULL,
            created TEXT NOT NULL,
            expires TEXT NOT NULL,
            identity_sha256 TEXT NOT NULL,
            file_name TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('logged', 'released'))
        ) STRICT;
        CREATE INDEX sent_bundle_principal ON sent_bundle (principal);
        CREATE TABLE refused_export (
            sequence INTEGER PRIMARY KEY,
            collaboration TEXT NOT NULL,
            recipient TEXT NOT NULL,
            purpose TEXT NOT NULL,
            role TEXT NOT NULL,
            principal TEXT NOT NULL,
            decision TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE received_bundle (
            sender_cert_sha256 TEXT NOT NULL,
            bundle_id TEXT NOT NULL,
            collaboration TEXT NOT NULL,
            sender TEXT NOT NULL,
            purpose TEXT NOT NULL,
            categories TEXT NOT NULL,
            decision TEXT NOT NULL,
            policy_sha256 TEXT NOT NULL,
            created TEXT NOT NULL,
            opened_at TEXT NOT NULL,
            identity_sha256 TEXT NOT NULL,
            retain_until TEXT,
            status TEXT NOT NULL CHECK (status IN ('releasing', 'opened')),
            PRIMARY KEY (sender_cert_sha256, bundle_id)
        ) STRICT;
        CREATE TABLE tombstone (
            sender_cert_sha256 TEXT NOT NULL,
            bundle_id TEXT NOT NULL,
            reason TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (sender_cert_sha256, bundle_id)
        ) STRICT;
        """

    /// Where the home lies, so that a copy is known for one; and what officers ask of the register: the grounds and approvals of what was sent, whom a received bundle is about, and
    /// which order of a batch a bundle came from.
    static let version2 = """
        ALTER TABLE sent_bundle ADD COLUMN grounds TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE sent_bundle ADD COLUMN consents TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE sent_bundle ADD COLUMN approvals TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE sent_bundle ADD COLUMN batch_item TEXT;
        CREATE INDEX sent_bundle_batch_item ON sent_bundle (batch_item);
        ALTER TABLE received_bundle ADD COLUMN identity TEXT;
        ALTER TABLE received_bundle ADD COLUMN principal TEXT;
        ALTER TABLE received_bundle ADD COLUMN file_sha256 TEXT;
        ALTER TABLE received_bundle ADD COLUMN file_name TEXT;
        ALTER TABLE received_bundle ADD COLUMN grounds TEXT NOT NULL DEFAULT '[]';
        CREATE INDEX received_bundle_principal ON received_bundle (principal);
        CREATE INDEX refused_export_principal ON refused_export (principal);
        CREATE TABLE home_identity (
            id TEXT PRIMARY KEY,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            path TEXT NOT NULL,
            since TEXT NOT NULL
        ) STRICT;
        """

    /// Which bundles were sent as one series, and how many it has.
    static let series = """
        ALTER TABLE sent_bundle ADD COLUMN series_id TEXT;
        ALTER TABLE sent_bundle ADD COLUMN series_count INTEGER;
        """
}
