import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// Segments that a registered sender signs although they break the format (docs/bundle-format.md, section 9).
enum SegmentAttacks {
    static let all = anySuite + structure + values

    /// What is the same whatever key the segments are sealed for.
    static let anySuite = whole + encoding + ciphertext

    static let whole: [Attack] = [
        .forged("segments swapped and signed anew", .segmentProfile) { forgery in
            forgery.files = [("a", content(50)), ("b", content(50, seed: 2))]
            forgery.editPayloads = { $0.swapAt(0, 1) }
        },
        .forged("segment dropped and signed anew", .index) { forgery in
            forgery.editPayloads = { $0.removeLast() }
            forgery.editIndex = { _ in }
        }.expecting(.segmentProfile),
        .forged("segment duplicated and signed anew", .segmentProfile) { $0.editPayloads = { $0.append($0[2]) } },
        .forged("segment replaced by another of the bundle", .segmentProfile) { forgery in
            forgery.files = [("a", content(50)), ("b", content(50, seed: 2))]
            forgery.editPayloads = { $0[1] = $0[0] }
        },
        Attack("segment of another bundle of the same pair", .segmentProfile) { world in
            let other = Entries(try Forgery(world).bytes())
            var forgery = Forgery(world)
            forgery.editPayloads = { payloads in other["payload-00001.p7m"].map { payloads[0] = $0 } }
            return try forgery.bytes()
        },
        Attack("index of another bundle of the same pair", .segmentProfile) { world in
            let other = try known(Entries(try Forgery(world).bytes())["index.p7m"])
            var forgery = Forgery(world)
            forgery.editSegment = { $0 == 0 ? other : $1 }
            return try forgery.bytes()
        },
        .forged("payload used as index", .segmentProfile) { forgery in
            let sealed = Box()
            forgery.editSegment = { number, segment in
                if number == 1 { sealed.value = segment }
                return number == 0 ? sealed.value : segment
            }
        },
        .forged("empty segment", .segmentProfile) { $0.editSegment = { $0 == 1 ? [] : $1 } },
        .forged("empty index", .segmentProfile) { $0.editSegment = { $0 == 0 ? [] : $1 } },
    ]

    /// A change of the first payload's encoding.
    static func edited(
        _ name: String, _ expected: BundleFault.Kind, _ edit: @escaping @Sendable (inout [UInt8]) throws -> Void
    ) -> [Attack] {
        [0, 1].map { target in
            .forged("\(name) (\(target == 0 ? "index" : "payload"))", expected) { forgery in
                forgery.editSegment = { number, segment in
                    guard number == target else { return segment }
                    var edited = segment
                    try edit(&edited)
                    return edited
                }
            }
        }
    }

    /// Replaces the first occurrence of bytes by others of the same length.
    static func replacing(_ name: String, _ old: [UInt8], _ new: [UInt8]) -> [Attack] {
        edited(name, .segmentProfile) { segment in
            guard let place = segment.indices.first(where: { segment[$0...].starts(with: old) }) else {
                throw MissingValue()
            }
            segment.replaceSubrange(place..<place + old.count, with: new)
        }
    }

    static let structure: [Attack] =
        replacing("SHA-1 KDF", ObjectIdentifier.ecdhSHA256KDF, [0x06, 0x06, 0x2B, 0x81, 0x04, 0x01, 0x0B, 0x00])
        + replacing("AES-128 wrap", ObjectIdentifier.aes256Wrap, ObjectIdentifier.aes256Wrap.dropLast() + [0x05])
        + replacing("recipient version 2", [0x02, 0x01, 0x03], [0x02, 0x01, 0x02])
        + replacing("compressed point", [0x03, 0x42, 0x00, 0x04], [0x03, 0x42, 0x00, 0x02])
        + edited("key identifier of another", .segmentProfile) { segment in
            try flip(&segment, after: [0xA0, 0x16, 0x04, 0x14])
        }

    static let encoding: [Attack] =
        replacing("AES-256-OFB", ObjectIdentifier.aes256GCM, ObjectIdentifier.aes256GCM.dropLast() + [0x2B])
        + replacing("AES-256-CBC", ObjectIdentifier.aes256GCM, ObjectIdentifier.aes256GCM.dropLast() + [0x2A])
        + replacing("AES-128-GCM", ObjectIdentifier.aes256GCM, ObjectIdentifier.aes256GCM.dropLast() + [0x06])
        + replacing(
            "another content type", ObjectIdentifier.authEnvelopedData,
            ObjectIdentifier.authEnvelopedData.dropLast() + [0x16])
        + replacing("4-byte tag named", [0x02, 0x01, 0x10], [0x02, 0x01, 0x04])
        + replacing("12-byte tag named", [0x02, 0x01, 0x10], [0x02, 0x01, 0x0C])
        + replacing("version 1", [0x02, 0x01, 0x00], [0x02, 0x01, 0x01])
        + edited("trailing byte", .segmentProfile) { $0.append(0) }
        + edited("cut by one byte", .segmentProfile) { $0.removeLast() }
        + edited("BER length", .segmentProfile) { $0.replaceSubrange(1..<2, with: [0x83, 0x00]) }
        + edited("indefinite length", .segmentProfile) { $0[1] = 0x80 }
        + edited("outer length off by one", .segmentProfile) { $0[3] &+= 1 }
        + edited("tag cut to 4 bytes", .segmentProfile) { segment in
            segment.removeLast(12)
            segment[segment.count - 5] = 4
        }
        + edited("tag header", .segmentProfile) { $0[$0.count - 17] = 0x0F }

    static let ciphertext: [Attack] =
        edited("ciphertext bit", .decrypt) { $0[$0.count - 19] ^= 1 }
        + edited("tag bit", .decrypt) { $0[$0.count - 1] ^= 1 }
        + edited("all tag bits zero", .decrypt) { segment in
            for place in segment.count - 16..<segment.count { segment[place] = 0 }
        }
        + edited("nonce bit", .decrypt) { segment in
            try flip(&segment, after: [0x30, 0x11, 0x04, 0x0C])
        }

    static let values: [Attack] =
        edited("wrapped key bit", .decrypt) { segment in try flip(&segment, after: [0x04, 0x28]) }
        + edited("point off the curve", .decrypt) { segment in try flip(&segment, after: [0x03, 0x42, 0x00, 0x04]) }
        + edited("point of zeros", .decrypt) { segment in
            let start = try place(of: [0x03, 0x42, 0x00, 0x04], in: segment) + 4
            for place in start..<start + 64 { segment[place] = 0 }
        }
        + edited("another point on the curve", .decrypt) { segment in
            let start = try place(of: [0x03, 0x42, 0x00, 0x04], in: segment) + 3
            let point = try known(try PrivateKey.generateP256().publicKey.uncompressedPoint)
            segment.replaceSubrange(start..<start + 65, with: point)
        }

    static func place(of sequence: [UInt8], in bytes: [UInt8]) throws -> Int {
        try known(bytes.indices.first { bytes[$0...].starts(with: sequence) })
    }

    static func flip(_ bytes: inout [UInt8], after sequence: [UInt8]) throws {
        bytes[try place(of: sequence, in: bytes) + sequence.count] ^= 1
    }
}

/// Keeps a value from one call of a hook to the next.
private final class Box {
    var value: [UInt8] = []
}

extension Attack {
    func expecting(_ kind: BundleFault.Kind) -> Attack { Attack(name, kind, make) }
}
