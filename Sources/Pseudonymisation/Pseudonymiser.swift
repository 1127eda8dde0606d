package import OpenSSLCrypto
public import PersonalNumbers

/// Gives the pseudonym of a personal number under one key. One value serves one worker at a time.
public struct Pseudonymiser: ~Copyable {
    /// The domain of the key.
    public let domain: PseudonymDomain
    /// The version of the key.
    public let version: Int
    /// How numbers are read.
    public let options: ParsingOptions

    let beginning: PseudonymBeginning
    private let mac: HMACSHA256
    private var message: [UInt8] = []

    /// Keys the MAC once; reads numbers with these options.
    public init(key: borrowing PseudonymKey, options: ParsingOptions) throws(PseudonymisationError) {
        do throws(OpenSSLError) {
            mac = try key.withSecret { (secret) throws(OpenSSLError) in try HMACSHA256(key: secret) }
        } catch { throw .cryptography(error) }
        domain = key.domain
        version = key.version
        self.options = options
        beginning = PseudonymBeginning(tag: key.domain.tag, version: key.version)
        message.reserveCapacity(32)
    }

    /// The pseudonym of a number: the first 130 bits of its code, with tag and key version.
    public mutating func pseudonym(for number: PersonalNumber) throws(PseudonymisationError) -> Pseudonym {
        Pseudonym(tag: domain.tag, version: version, code: try code(of: number).bytes)
    }

    /// Reads a number of a country and gives its pseudonym; throws `invalidNumber` with the reason, never the value.
    public mutating func pseudonym(
        parsing bytes: Span<UInt8>, country: Country
    ) throws(PseudonymisationError) -> Pseudonym {
        let number: PersonalNumber
        do throws(PersonalNumberError) {
            number = try PersonalNumber(parsing: bytes, country: country, options: options)
        } catch { throw .invalidNumber(error, at: nil) }
        return try pseudonym(for: number)
    }

    /// The raw form: all 32 bytes of the code as 64 lower-case hexadecimal digits.
    public mutating func hexadecimal(for number: PersonalNumber) throws(PseudonymisationError) -> String {
        try code(of: number).hex
    }

    /// HMAC-SHA-256 of `pid1:<CC>:<canonical>` under the domain key.
    package mutating func code(of number: PersonalNumber) throws(PseudonymisationError) -> SHA256Digest {
        message.removeAll(keepingCapacity: true)
        number.appendPseudonymMessage(to: &message)
        do throws(OpenSSLError) {
            return try mac.authenticate(message.span)
        } catch { throw .cryptography(error) }
    }
}
