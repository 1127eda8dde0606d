import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

extension KeyCommand {
    /// What key verbs print of an officer's pair.
    static func describe(_ entry: OfficerEntry) -> JSONValue {
        [
            "use": "officer", "officer": .string(entry.certificate.officer.text),
            "roles": .array(entry.certificate.roles.map { .string($0.text) }),
            "fingerprint": .string(entry.fingerprint), "not_before": .string(entry.notBefore.description),
            "not_after": .string(entry.notAfter.description), "certificate": .string(entry.certificatePath),
            "example": .bool(entry.isExample),
        ]
    }

    static func show(_ entry: OfficerEntry, json: Bool, stamp: (JSONValue) -> JSONValue = { $0 }) {
        guard !json else { return Console.result(stamp(describe(entry))) }
        let example = entry.isExample ? "  (published example key)" : ""
        let roles = entry.certificate.roles.map(\.text).joined(separator: ", ")
        Console.result(
            "officer  \(entry.certificate.officer): \(roles)  valid \(entry.notBefore.date) to \(entry.notAfter.date)"
                + "\(example)\n  fingerprint \(grouped(entry.fingerprint))\n  certificate \(entry.certificatePath)")
    }

    /// Makes an officer's key and certificate and prints them.
    static func appoint(
        _ officer: Identifier, in roles: [Identifier], validUntil: Instant?, from command: New
    ) throws {
        let opened = try command.home.open(command.writing)
        let ring = command.home.keys(of: opened)
        let known = try OfficerRoles(of: opened)
        try known.require(roles)
        if !known.areKnown { Console.warning(.rolesNotChecked) }
        let instant = command.common.instant
        let entry = try ring.appoint(
            OfficerAppointment(
                officer: officer, roles: roles, validUntil: validUntil ?? instant.date.adding(months: 12).end),
            at: instant, with: KeyUnlocking(ring, passphrase: command.passphrase),
            passphrase: try command.officerPassphrase.newPassphrase(of: officer))
        show(entry, json: command.common.json, stamp: command.writing.stamped)
        command.writing.remark()
    }
}
