internal import CaseModel
internal import OpenSSLCrypto

/// Keys pseudonyms once more with a team's own key, so that neither that key nor the agencies' alone can enumerate.
///
/// code = HMAC-SHA-256(the team's domain key, the pseudonym's text); the text form is that of every pseudonym, with the
/// tag and the key version of the team's domain. A text never has a `:`, so no message is one of `Pseudonymiser`.
public struct SecondKeying: ~Copyable {
    /// Which pseudonyms may stand beside each other.
    public enum Sources: Sendable, Hashable {
        /// Those of one tag and one key version: a person must not come out as two.
        case one
        /// Of any.
        case any
    }

    /// The team's domain.
    public let domain: PseudonymDomain
    /// The version of the team's key.
    public let version: Int
    private let sources: Sources
    private let mac: HMACSHA256
    private let beginning: PseudonymBeginning
    /// The tags and versions that came so far.
    private var seen: Set<Source> = []

    /// A tag and a version.
    package struct Source: Sendable, Hashable, Comparable {
        /// The tag.
        package let tag: String
        /// The version of the key.
        package let version: Int

        /// By tag, then version.
        package static func < (left: Source, right: Source) -> Bool {
            (left.tag, left.version) < (right.tag, right.version)
        }
    }

    /// Keys the MAC once.
    public init(key: borrowing PseudonymKey, sources: Sources = .one) throws(PseudonymisationError) {
        do throws(OpenSSLError) {
            mac = try key.withSecret { (secret) throws(OpenSSLError) in try HMACSHA256(key: secret) }
        } catch { throw .cryptography(error) }
        (domain, version, self.sources) = (key.domain, key.version, sources)
        beginning = PseudonymBeginning(tag: key.domain.tag, version: key.version)
    }

    /// The pseudonym of a pseudonym.
    public func pseudonym(for pseudonym: Pseudonym) throws(PseudonymisationError) -> Pseudonym {
        var message: [UInt8] = []
        pseudonym.append(to: &message)
        do throws(OpenSSLError) {
            return Pseudonym(tag: domain.tag, version: version, code: try mac.authenticate(message).bytes)
        } catch { throw .cryptography(error) }
    }

    /// The sources so far, in order.
    package var sourcesSeen: [Source] { seen.sorted() }

    /// The treatment of a cell: anything but a pseudonym is refused, and so is one of the team's own domain.
    package mutating func treat(
        _ content: [UInt8], at place: CellPlace, into output: inout [UInt8]
    ) throws(ColumnFault) {
        guard let source = Pseudonym(parsing: content) else {
            throw .notAPseudonym(place)
        }
        guard source.tag != domain.tag else { throw .keyedBefore(place) }
        seen.insert(Source(tag: source.tag, version: source.version))
        guard sources == .any || seen.count == 1 else { throw .mixed(place) }
        do throws(PseudonymisationError) {
            try pseudonym(for: source).append(to: &output, after: beginning)
        } catch { throw .table(error) }
    }
}
