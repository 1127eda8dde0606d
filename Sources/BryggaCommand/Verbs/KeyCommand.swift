import ArgumentParser
import CaseExchange
import CaseModel

/// `brygga key …`: the agency's key pairs, certificates and pseudonym keys.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make and show keys, hand out certificates, rotate and share pseudonym keys.",
        subcommands: [
            New.self, List.self, Fingerprint.self, ExportCertificate.self, Certify.self, ImportCertificate.self,
            ImportContainer.self, Rotate.self, Share.self, Import.self, Retire.self,
        ])

    /// What all key verbs print of a pair.
    static func describe(_ entry: KeyEntry) -> JSONValue {
        [
            "use": .string(entry.use.rawValue), "fingerprint": .string(entry.fingerprint),
            "not_before": .string(entry.notBefore.description), "not_after": .string(entry.notAfter.description),
            "certificate": .string(entry.certificatePath), "example": .bool(entry.isExample),
        ]
    }

    static func show(_ entries: [KeyEntry], json: Bool, stamp: (JSONValue) -> JSONValue = { $0 }) {
        for entry in entries {
            guard !json else {
                Console.result(stamp(describe(entry)))
                continue
            }
            let example = entry.isExample ? "  (published example key)" : ""
            Console.result(
                "\(entry.use.rawValue)  valid \(entry.notBefore.date) to \(entry.notAfter.date)\(example)\n"
                    + "  fingerprint \(grouped(entry.fingerprint))\n  certificate \(entry.certificatePath)")
        }
    }

    /// A fingerprint in groups of eight, as people compare it.
    static func grouped(_ fingerprint: String) -> String {
        var groups: [String] = []
        var rest = fingerprint[...]
        while !rest.isEmpty {
            groups.append(String(rest.prefix(8)))
            rest = rest.dropFirst(8)
        }
        return groups.joined(separator: " ")
    }
}
