import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// Schemes that are tried together, in one way through the numbers.
struct SchemeStage {
    let schemes: [WeakScheme]
    /// What they are, for the report.
    let words: String

    /// The stages for a column, likeliest first.
    ///
    /// - Parameter candidates: how many numbers are tried; short salts are tried only where these are few.
    static func all(of country: Country, _ column: ForeignColumn, candidates: Int) -> [SchemeStage] {
        let spellings = NumberSpelling.all(of: country)
        let all = DigestAlgorithm.allCases
        let names = all.map(\.rawValue).joined(separator: ", ")
        let unsalted = all.flatMap { algorithm in
            spellings.flatMap { spelling in
                [
                    WeakScheme(algorithm, of: spelling),
                    WeakScheme(algorithm, of: spelling, salt: .fixed([0x0A], origin: "a line feed"), .behind),
                    WeakScheme(algorithm, of: spelling, salt: .fixed([0x0D, 0x0A], origin: "a line end"), .behind),
                ]
            }
        }
        // The message of docs/pseudonyms.md, as somebody might hash it who leaves the key out.
        let message = Array("pid1:\(country.rawValue):".utf8)
        let keyless = all.map {
            WeakScheme($0, of: spellings[0], salt: .fixed(message, origin: "pid1:\(country.rawValue):"))
        }
        var stages = [
            SchemeStage(
                schemes: unsalted + keyless,
                words: "no salt, \(spellings.count) spellings, \(names), whole or cut off")
        ]
        func salted(_ salts: [WeakScheme.Salt], _ algorithms: [DigestAlgorithm], _ spellings: [NumberSpelling])
            -> [WeakScheme]
        {
            salts.flatMap { salt in
                algorithms.flatMap { algorithm in
                    spellings.flatMap { spelling in
                        WeakScheme.Side.allCases.map { WeakScheme(algorithm, of: spelling, salt: salt, $0) }
                    }
                }
            }
        }
        if !column.salts.isEmpty {
            let given = column.salts.enumerated().map {
                WeakScheme.Salt.fixed($1, origin: "line \($0 + 1) of the salts given")
            }
            stages.append(
                SchemeStage(
                    schemes: salted(given, all, spellings), words: "the \(given.count) salts given, before and behind"))
        }
        if !column.saltNames.isEmpty {
            stages.append(
                SchemeStage(
                    schemes: salted(column.saltNames.indices.map { .column($0) }, all, spellings),
                    words: "salts of the columns \(column.saltNames.joined(separator: ", ")), before and behind"))
        }
        let usual: [DigestAlgorithm] = [.sha256, .sha1, .md5, .sha512]
        stages.append(
            SchemeStage(
                schemes: salted(
                    WeakScheme.commonSalts.map { .fixed(Array($0.utf8), origin: "the common salt '\($0)'") }, usual,
                    spellings),
                words: "\(WeakScheme.commonSalts.count) common salts, before and behind"))
        if candidates <= shortSaltLimit {
            stages.append(
                SchemeStage(
                    schemes: salted(
                        WeakScheme.shortSalts.map { .fixed($0, origin: "\($0.count) signs") }, usual, [spellings[0]]),
                    words: "every salt of one or two digits or letters, before and behind"))
        }
        return stages
    }

    private static let shortSaltLimit = 50_000
}

extension WeakScheme {
    /// The scheme in words; a salt is named by where it comes from, not by what it is.
    func words(_ hit: SchemeTrial.Hit, saltColumns: [String]) -> String {
        var text = "\(algorithm.rawValue) of \(spelling.name)"
        switch salt {
        case .none: text += " without salt"
        case .fixed(_, let origin): text += " with \(origin) \(side.rawValue) it"
        case .column(let place): text += " with the column \(saltColumns[place]) \(side.rawValue) it"
        }
        if hit.bytes < algorithm.count { text += ", cut off after \(hit.bytes) bytes" }
        return text + ", \(hit.form.rawValue)"
    }
}
