import BundleSealing
import CReference

/// The primitives of one bundle in a C loop through libcrypto, on parts of the same sizes.
final class Primitives {
    private let reference: OpaquePointer

    init(_ sealedCase: SealedCase, container: [UInt8]) throws {
        let index = try sealedCase.index(of: container).index.canonicalJSON
        let entries = entries(of: container)
        func size(_ name: String) throws -> Int { try required(entries[name], name).count }
        var sizes = bundle_sizes(
            index: index.count, payload: sealedCase.plaintext.count,
            overhead: try size("payload-00001.p7m") - sealedCase.plaintext.count, manifest: try size("manifest.json"),
            list: try size("META-INF/ASiCManifest001.xml"), attributes: Self.attributes,
            signature: try size("META-INF/signature001.p7s"))
        reference = try required(bundle_primitives_new(&sizes, index, sealedCase.plaintext), "libcrypto")
    }

    deinit { bundle_primitives_free(reference) }

    /// The four signed attributes and their SET header (docs/bundle-format.md, section 3).
    private static let attributes = 165

    func seal(_ count: Int) -> Bool { bundle_primitives_seal(reference, count) == 1 }

    func open(_ count: Int) -> Bool { bundle_primitives_open(reference, count) == 1 }

    /// Whether what was sealed last opens to what it was, and does not once it is damaged.
    func isSound() -> Bool {
        guard seal(1), open(1), bundle_primitives_take_round_trip(reference) == 1 else { return false }
        bundle_primitives_damage(reference)
        return !open(1) && seal(1) && open(1)
    }
}
