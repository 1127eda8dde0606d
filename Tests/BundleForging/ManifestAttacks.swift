import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// Manifests that a registered sender signs although they break the format (docs/bundle-format.md, section 9).
enum ManifestAttacks {
    static let all = schema + agreement

    static func edited(
        _ name: String, _ expected: BundleFault.Kind,
        _ edit: @escaping @Sendable (inout [String: JSONValue], TestWorld) -> Void
    ) -> Attack {
        .forged(name, expected) { forgery in
            let world = forgery.world
            forgery.editManifest = { edit(&$0, world) }
        }
    }

    static func rewritten(
        _ name: String, _ edit: @escaping @Sendable (String) -> String
    ) -> Attack {
        .forged(name, .manifest) { forgery in
            forgery.editManifestBytes = { Array(edit(String(decoding: $0, as: UTF8.self)).utf8) }
        }
    }

    static let schema: [Attack] = [
        edited("unknown field", .manifest) { manifest, _ in manifest["note"] = "x" },
        edited("unknown field of the sender", .manifest) { manifest, _ in
            manifest["sender"] = .object((manifest["sender"]?.object ?? [:]).merging(["x": 1]) { $1 })
        },
        edited("another format", .manifest) { manifest, _ in manifest["format"] = "brygga2" },
        edited("unknown kind", .manifest) { manifest, _ in manifest["kind"] = "letter" },
        edited("policy missing", .manifest) { manifest, _ in manifest["policy_sha256"] = nil },
        edited("bundle name of 15 bytes", .manifest) { manifest, _ in
            manifest["bundle_id"] = .string(String(repeating: "a", count: 30))
        },
        edited("upper-case digits", .manifest) { manifest, _ in
            manifest["bundle_id"] = .string(String(repeating: "A", count: 32))
        },
        edited("date instead of instant", .manifest) { manifest, _ in manifest["created"] = "2026-11-18" },
        edited("fraction of a second", .manifest) { manifest, _ in manifest["created"] = "2026-11-18T12:00:00.0Z" },
        edited("purpose with a line end", .manifest) { manifest, _ in manifest["purpose"] = "team\nmeeting" },
        edited("size as text", .manifest) { manifest, _ in
            manifest["segments"] = [["name": "payload-00001.p7m", "size": "9"]]
        },
        edited("negative size", .manifest) { manifest, _ in
            manifest["segments"] = [["name": "payload-00001.p7m", "size": -1]]
        },
        edited("no segments", .manifest) { manifest, _ in manifest["segments"] = [] },
        edited("segment dropped", .manifest) { manifest, _ in
            manifest["segments"] = .array((manifest["segments"]?.array ?? []).dropLast())
        },
        edited("segments reversed", .manifest) { manifest, _ in
            manifest["segments"] = .array((manifest["segments"]?.array ?? []).reversed())
        },
        edited("segment size lies", .manifest) { manifest, _ in
            var segments = manifest["segments"]?.array ?? []
            segments[0] = ["name": "payload-00001.p7m", "size": 1]
            manifest["segments"] = .array(segments)
        },
        edited("index size lies", .manifest) { manifest, world in
            manifest["index"] = ["name": "index.p7m", "size": 1, "plain_sha256": .string(world.policy.hex)]
        },
        edited("index of another name", .manifest) { manifest, world in
            manifest["index"] = ["name": "../index.p7m", "size": 1, "plain_sha256": .string(world.policy.hex)]
        },
        edited("series beyond its count", .manifest) { manifest, _ in
            manifest["series"] = ["id": .string(String(repeating: "0", count: 32)), "number": 3, "of": 2]
        },
        rewritten("duplicate key") { "{\"bundle_id\":\"00\"," + $0.dropFirst() },
        rewritten("blank") { "{ " + $0.dropFirst() },
        rewritten("final newline") { $0 + "\n" },
        rewritten("byte order mark") { "\u{FEFF}" + $0 },
        rewritten("escaped letter") { $0.split(separator: "team_meeting").joined(separator: "team\\u005fmeeting") },
        rewritten("exponent") { $0.split(separator: "\"size\":").joined(separator: "\"size\":1e2,\"x\":") },
        rewritten("keys in another order") { text in
            let parts = text.dropFirst().dropLast().split(separator: ",", maxSplits: 1)
            return "{" + parts[1] + "," + parts[0] + "}"
        },
        rewritten("not an object") { "[" + $0 + "]" },
        rewritten("nothing") { _ in "" },
        rewritten("nesting of 100,000") { _ in String(repeating: "[", count: 100_000) },
        rewritten("letter beyond ASCII") { $0.split(separator: "team_meeting").joined(separator: "mötet") },
    ]

    static let agreement: [Attack] = [
        edited("unknown suite", .suite) { manifest, _ in manifest["suite"] = "rsa-pkcs1-3des" },
        edited("reserved suite", .suite) { manifest, _ in manifest["suite"] = "mlkem768-aes256gcm" },
        edited("sender named is another agency", .sender) { manifest, world in
            manifest["sender"] = world.third.manifestParty.value
        },
        edited("sender's certificate is another", .sender) { manifest, world in
            manifest["sender"] =
                BundleManifest.Party(
                    agency: world.sender.agency, certificate: world.third.signing.sha256
                ).value
        },
        .forged("third agency claims the ciphertext, sender left", .sender) { $0.signer = $0.world.third },
        .forged("third agency claims the ciphertext as its own", .segmentProfile) { forgery in
            let third = forgery.world.third
            forgery.signer = third
            forgery.editManifest = { $0["sender"] = third.manifestParty.value }
        },
        edited("for another agency", .notForUs) { manifest, world in
            manifest["recipient"] =
                BundleManifest.Party(
                    agency: world.third.agency, certificate: world.third.encryption.sha256
                ).value
        },
        edited("for us by a certificate of another", .notForUs) { manifest, world in
            manifest["recipient"] =
                BundleManifest.Party(
                    agency: world.recipient.agency, certificate: world.third.encryption.sha256
                ).value
        },
        edited("for us by an unknown certificate", .notForUs) { manifest, world in
            manifest["recipient"] =
                BundleManifest.Party(
                    agency: world.recipient.agency, certificate: world.stranger.encryption.sha256
                ).value
        },
        edited("for us by our signing certificate", .notForUs) { manifest, world in
            manifest["recipient"] =
                BundleManifest.Party(
                    agency: world.recipient.agency, certificate: world.recipient.signing.sha256
                ).value
        },
        edited("expired", .expired) { manifest, world in
            manifest["created"] = .string(world.now.adding(seconds: -86_400).description)
            manifest["expires"] = .string(world.now.adding(seconds: -301).description)
        },
        edited("created later", .expired) { manifest, world in
            manifest["created"] = .string(world.now.adding(seconds: 301).description)
        },
        edited("32 days", .expired) { manifest, world in
            manifest["expires"] = .string(world.now.adding(seconds: 31 * 86_400 + 1).description)
        },
        edited("expires before it is created", .expired) { manifest, world in
            manifest["expires"] = .string(world.now.adding(seconds: -1).description)
        },
        edited("year 9999", .expired) { manifest, _ in manifest["expires"] = "9999-12-31T23:59:59Z" },
        edited("another policy", .policy) { manifest, world in
            manifest["policy_sha256"] = .string(world.sender.signing.sha256.hex)
        },
        edited("another purpose", .policy) { manifest, _ in manifest["purpose"] = "marketing" },
        .forged("log entry that cannot be verified", .log) { forgery in
            forgery.editEntries = { $0.append(("log-leaf.json", Array("{}".utf8))) }
        },
        .forged("all three log entries", .log) { forgery in
            forgery.editEntries = { $0 += EntryName.log.map { ($0, [1]) } }
        },
        edited("bundle name swapped", .segmentProfile) { manifest, _ in
            manifest["bundle_id"] = .string(String(repeating: "0", count: 32))
        },
        edited("commitment swapped", .index) { manifest, world in
            var index = manifest["index"]?.object ?? [:]
            index["plain_sha256"] = .string(world.policy.hex)
            manifest["index"] = .object(index)
        },
    ]
}
