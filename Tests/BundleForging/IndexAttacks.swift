import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// Indexes that a registered sender seals and signs although they break the format (docs/bundle-format.md, section 9).
enum IndexAttacks {
    static let all = schema + files + content

    static func edited(
        _ name: String, _ edit: @escaping @Sendable (inout [String: JSONValue]) -> Void
    ) -> Attack {
        .forged(name, .index) { $0.editIndex = edit }
    }

    static func file(_ name: String, _ member: String, _ value: JSONValue) -> Attack {
        edited(name) { index in
            var files = index["files"]?.array ?? []
            var first = files[0].object ?? [:]
            first[member] = value
            files[0] = .object(first)
            index["files"] = .array(files)
        }
    }

    static func decision(_ name: String, _ member: String, _ value: JSONValue?) -> Attack {
        edited(name) { index in
            var decision = index["decision"]?.object ?? [:]
            decision[member] = value
            index["decision"] = .object(decision)
        }
    }

    static let schema: [Attack] = [
        edited("unknown field") { $0["note"] = 1 },
        edited("role missing") { $0["role"] = nil },
        edited("another format") { $0["format"] = "brygga0" },
        edited("of another bundle") { $0["bundle_id"] = .string(String(repeating: "1", count: 32)) },
        edited("short nonce") { $0["nonce"] = "00" },
        edited("unknown identity form") { $0["identity_form"] = "name" },
        edited("no categories") { $0["categories"] = [] },
        edited("categories not sorted") { $0["categories"] = ["language", "identity"] },
        edited("category twice") { $0["categories"] = ["identity", "identity", "language"] },
        edited("segment size 0") { $0["segment_size"] = 0 },
        edited("segment size above 64 MiB") { $0["segment_size"] = .integer(64 << 20 + 1) },
        edited("segment size beyond 64 bits") { $0["segment_size"] = .decimal("99999999999999999999") },
        edited("consents not a list") { $0["consents"] = [:] },
        edited("consent with a fraction") {
            $0["consents"] = [
                [
                    "record_sha256": .string(String(repeating: "0", count: 64)),
                    "receipt": ["x": .decimal("1.5")], "signature": "",
                ]
            ]
        },
        edited("consent receipt not an object") {
            $0["consents"] = [
                [
                    "record_sha256": .string(String(repeating: "0", count: 64)), "receipt": 1,
                    "signature": "",
                ]
            ]
        },
        edited("consent signature not Base64") {
            $0["consents"] = [
                [
                    "record_sha256": .string(String(repeating: "0", count: 64)), "receipt": [:],
                    "signature": "AB==",
                ]
            ]
        },
        edited("approvals without any") { $0["approvals"] = [] },
        edited("approvals no list") { $0["approvals"] = [:] },
        edited("approval without salt") { $0["approvals"] = [["approval": [:]]] },
        edited("approval of nothing") {
            $0["approvals"] = [["approval": [:], "salt": .string(String(repeating: "0", count: 64))]]
        },
        decision("decision without permits", "permits", []),
        decision("decision without obligations", "obligations", nil),
        decision("unknown obligation", "obligations", ["redisclosure": "none", "burn": true]),
        decision("retention no date", "obligations", ["redisclosure": "none", "retain_until": "2027-02-30"]),
        decision("flag neither true nor false", "subject", ["protected": "no"]),
        decision("flag of no name", "subject", ["a b": true]),
        decision("domain no identifier", "domain", ""),
        .forged("blank", .index) { $0.editIndexBytes = { [0x7B, 0x20] + $0.dropFirst() } },
        .forged("duplicate key", .index) { $0.editIndexBytes = { Array("{\"bundle_id\":1,".utf8) + $0.dropFirst() } },
        .forged("not UTF-8", .index) { $0.editIndexBytes = { $0.map { $0 == 0x3A ? 0xFF : $0 } } },
        .forged("no bytes", .index) { $0.editIndexBytes = { _ in [] } },
        .forged("swapped after the commitment", .index) { forgery in
            forgery.swapIndexBytes = { bytes in bytes.map { $0 == UInt8(ascii: "7") ? UInt8(ascii: "8") : $0 } }
        },
    ]

    static let files: [Attack] =
        [
            "", ".", "..", "../evil", "/etc/passwd", "a/b", "a\\b", "a\0b", "a\nb", "\u{7F}", "\u{85}", ".profile",
            "a.",
            "a ", "CON", "con.txt", "Aux", "NUL.tar.gz", "COM1", "lpt9.log", "COM¹", "CONIN$", "prn .txt",
            "invoice\u{202E}fdp.exe", "a\u{2066}b", "a\u{200F}b", "a\u{061C}", "\u{FEFF}a", "a\u{2028}b",
            "e\u{301}.txt",
            "\u{212B}", "\u{1100}\u{1161}", String(repeating: "å", count: 128), "a\u{FFFF}",
        ].enumerated().map { file("file name \($0)", "name", .string($1)) } + [
            file("names differ only in case", "name", "B.TXT"),
            file("the same name twice", "name", "b.txt"),
            file("size lies by one", "size", 61).expecting(.plaintext),
            file("size lies by a segment", "size", 101),
            file("size negative", "size", -1),
            file("size above the container", "size", .integer(1 << 40)),
            file("category not disclosed", "category", "health"),
            file("first segment 2", "first_segment", 2),
            file("first segment 0", "first_segment", 0),
            file("segments 3", "segments", 3),
            file("unknown field of a file", "mode", 511),
            edited("no files") { $0["files"] = [] },
            edited("one file dropped") { $0["files"] = .array(($0["files"]?.array ?? []).dropLast()) },
            edited("files in another order") { $0["files"] = .array(($0["files"]?.array ?? []).reversed()) },
        ]

    static let content: [Attack] = [
        edited("digest dropped") {
            $0["segments_plain_sha256"] = .array(($0["segments_plain_sha256"]?.array ?? []).dropLast())
        },
        edited("digest no digest") { $0["segments_plain_sha256"] = ["00"] },
        edited("digests in another order") {
            $0["segments_plain_sha256"] = .array(($0["segments_plain_sha256"]?.array ?? []).reversed())
        }.expecting(.plaintext),
        .forged("plaintext changed after the commitment", .plaintext) { forgery in
            forgery.editPlaintext = { $0 == 3 ? $1.map { $0 ^ 1 } : $1 }
        },
        .forged("plaintext cut after the commitment", .plaintext) { forgery in
            forgery.editPlaintext = { $0 == 1 ? $1.dropLast() : $1 }
        },
        .forged("segment beyond the index", .index) { forgery in
            forgery.editIndex = { index in
                index["files"] = .array((index["files"]?.array ?? []).prefix(1).map { $0 })
                index["segments_plain_sha256"] = .array(
                    (index["segments_plain_sha256"]?.array ?? []).prefix(2).map { $0 })
            }
        },
    ]
}
