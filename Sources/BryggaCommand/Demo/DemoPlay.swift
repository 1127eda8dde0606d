import CaseExchange
import CaseModel

/// The acts of the demo, in order.
struct DemoPlay {
    let stage: DemoStage
    let scenario: DemoScenario

    /// What is said after a command that every other agency types too.
    private var others: String {
        "\n(the same for \(scenario.agencies.dropFirst().map(\.id).joined(separator: ", ")))"
    }

    private var secret: [String] { ["--passphrase-file", "passphrase"] }

    func run(in folder: DemoFolder) throws {
        try folder.fill(with: scenario.files + [("passphrase", scenario.passphrase)])
        stage.say("Brygga: one consented case, from agency to agency, without a shared database.")
        stage.say("Six agencies, real keys and files. Every person and number is synthetic.")
        try homes()
        let coordinator = try trust()
        try agreement(coordinator)
        let record = try consent()
        let bundles = try export()
        try verify(bundles)
        try open(bundles)
        try refusals(record)
        try tampering(bundles)
        try statistics()
        stage.say("\nThat was the whole way. README.md has the same journeys to copy; brygga --help lists the verbs.")
    }

    private func homes() throws {
        stage.heading("1. Each agency makes its home and its keys")
        let makes = scenario.agencies.map { ["init", "--agency", $0.id, "--name", $0.name, "--home", $0.id] }
        let keys = scenario.agencies.map { ["key", "new", "--home", $0.id] + secret }
        try stage.brygga(makes[0])
        try stage.brygga(keys[0])
        try stage.quietly(Array(makes.dropFirst()))
        try stage.quietly(Array(keys.dropFirst()))
        stage.say(others)
    }

    private func trust() throws -> String {
        stage.heading("2. The coordinator certifies the keys and signs the trust list")
        try stage.brygga(["key", "new", "--coordinator", "--home", "samordning"] + secret)
        try DemoFile.makeFolders(["certificates", "issued"])
        let exports = scenario.agencies.map { ["key", "export-certificate", "--home", $0.id, "--out", "certificates"] }
        try stage.brygga(exports[0])
        try stage.quietly(Array(exports.dropFirst()))
        stage.say(others)
        let uses = ["signing", "decryption"]
        let all = scenario.agencies.flatMap { agency in uses.map { "\(agency.id)-\($0).pem" } }
        let requests = all.map { "certificates/" + $0 }
        try stage.brygga(["key", "certify"] + requests + ["--home", "samordning", "--out", "issued"] + secret)
        let imports = scenario.agencies.map { agency in
            let mine = uses.map { "issued/\(agency.id)-\($0).pem" }
            return ["key", "import-certificate"] + mine + ["--home", agency.id]
        }
        try stage.brygga(imports[0])
        try stage.quietly(Array(imports.dropFirst()))
        stage.say(others)
        let list = [
            "--collaboration", scenario.collaboration, "--serial", "1", "--home", "samordning", "--out", "shared",
        ]
        try stage.brygga(["trust", "sign"] + all.map { "issued/" + $0 } + list + secret)
        let lines = try stage.brygga(["key", "fingerprint", "shared/coordinator.pem"])
        return String((lines.first ?? "").drop { $0 != " " }).filter { $0 != " " }
    }

    private func agreement(_ coordinator: String) throws {
        stage.heading("3. Every agency checks and signs the policy, and joins")
        try stage.brygga(["policy", "check", "shared/policy.yaml"])
        let tests = try stage.brygga(["policy", "test", "shared/policy.tests.yaml", "--json"])
        guard tests.contains(where: { $0.contains("\"uncovered\":[]") }) else {
            throw DemoFailure.surprise("brygga policy test", 0, tests)
        }
        let signs = scenario.agencies.map {
            ["policy", "sign", "shared/policy.yaml", "--home", $0.id, "--out", "shared"] + secret
        }
        try stage.brygga(signs[0])
        try stage.quietly(Array(signs.dropFirst()))
        stage.say(others)
        let joins = scenario.agencies.map {
            ["collaboration", "join", "shared", "--home", $0.id, "--coordinator-fingerprint", coordinator]
        }
        try stage.brygga(joins[0])
        try stage.quietly(Array(joins.dropFirst()))
        stage.say(others)
    }

    private func consent() throws -> String {
        stage.heading("4. The participant consents, and the coach records it")
        let lines = try stage.brygga(
            [
                "consent", "record", "--home", "stad", "--case", "deltagare-1/case.json", "--kind", "secrecy_waiver",
                "--to",
            ]
                + scenario.meeting + ["--purposes", "team_meeting", "--categories"]
                + ["identity", "contact", "language", "cv", "placement", "benefit_status", "stated_adaptation"]
                + ["housing_need", "--explicit", "--valid", "P6M", "--notice", "samtycke-sv.txt", "--notice-uri"]
                + ["https://example.org/samtycke", "--notice-version", "1", "--notice-language", "sv", "--method"]
                + ["signed_paper", "--evidence", "underskrift.txt", "--by", "coach"] + secret)
        return String((lines.first ?? "").prefix { $0 != " " })
    }

    private func export() throws -> [String: String] {
        stage.heading("5. The Thursday meeting: one case, four agencies, each gets only its part")
        let keys = scenario.meeting.map { ["key", "new", "--home", "stad", "--pseudonym", "exchange/stad/\($0)"] }
        try stage.brygga(keys[0])
        try stage.quietly(Array(keys.dropFirst()))
        stage.say("\n(the same towards \(scenario.meeting.dropFirst().joined(separator: ", ")))")
        let lines = try stage.brygga(
            ["export", "--yes", "deltagare-1", "--home", "stad", "--to"] + scenario.meeting
                + ["--purpose", "team_meeting", "--role", "coach", "--trim"] + secret)
        var bundles: [String: String] = [:]
        for agency in scenario.meeting {
            if let line = lines.first(where: { $0.hasPrefix(agency + ": ") }) {
                bundles[agency] = String(line.dropFirst(agency.count + 2))
            }
        }
        return bundles
    }

    private func verify(_ bundles: [String: String]) throws {
        stage.heading("6. Anyone in the collaboration can verify a bundle, with this tool and with stock tools")
        guard let bundle = bundles["af"] else { throw DemoFailure.surprise("brygga export", 0, []) }
        try stage.brygga(["verify", bundle, "--home", "samordning"])
        try stage.other(["unzip", "-q", bundle, "-d", "unpacked"])
        try stage.other(
            ["openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER"]
                + ["-in", "unpacked/META-INF/signature001.p7s", "-content", "unpacked/META-INF/ASiCManifest001.xml"]
                + ["-CAfile", "shared/coordinator.pem", "-purpose", "any", "-out", "/dev/null"])
        stage.say("  (what unzip shows is sealed; the names say nothing)")
        try stage.other(["ls", "unpacked"])
    }

    private func open(_ bundles: [String: String]) throws {
        stage.heading("7. Each recipient opens its bundle; its own policy decides again")
        let opens = scenario.meeting.map {
            ["open", bundles[$0] ?? "", "--home", $0, "--out", "case-\($0)"] + secret
        }
        try stage.brygga(opens[0])
        try stage.quietly(Array(opens.dropFirst()))
        stage.say("\n(the same for \(scenario.meeting.dropFirst().joined(separator: ", ")))")
        for agency in scenario.meeting { try stage.other(["ls", "case-\(agency)"]) }
        stage.say("\nThe housing company's whole view of housing need; the person is a pseudonym:")
        try stage.other(["cat", "case-bostad/housing_need.json"])
        stage.say("")
        stage.say("\nWithout the tool the recipient opens a payload with stock openssl and its own key:")
        let key = try decryptionKey(of: "af")
        try stage.other(
            ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "unpacked/payload-00001.p7m", "-recip"]
                + ["issued/af-decryption.pem", "-inkey", key, "-passin", "file:passphrase"])
        stage.say("")
        stage.heading("8. A bundle opens once, and only for its recipient")
        try stage.brygga(
            ["open", bundles["af"] ?? "", "--home", "af", "--out", "again"] + secret,
            expecting: .refusal(code: 3, word: "E_REPLAY"))
        try stage.brygga(
            ["open", bundles["af"] ?? "", "--home", "fk", "--out", "again"] + secret,
            expecting: .refusal(code: 3, word: "E_NOT_FOR_US"))
    }

    /// The path of an agency's private decryption key, beside the certificate that the key list names.
    private func decryptionKey(of agency: String) throws -> String {
        let lines = try stage.output(["key", "list", "--home", agency, "--json"])
        for line in lines {
            let members = try StrictJSON.parse(Array(line.utf8), maximumBytes: 64 << 10).object
            guard members?["use"]?.string == "decryption", let certificate = members?["certificate"]?.string else {
                continue
            }
            return certificate.replacing(".cert.pem", with: ".key.pem")
        }
        throw DemoFailure.surprise("brygga key list", 0, lines)
    }

    private func refusals(_ record: String) throws {
        stage.heading("9. Three refusals")
        stage.say("No consent: the second participant has signed nothing.")
        try stage.brygga(
            [
                "export", "--yes", "deltagare-2", "--home", "stad", "--to", "af", "--purpose", "team_meeting", "--role",
                "coach",
            ]
                + ["--categories", "identity", "cv"] + secret,
            expecting: .refusal(code: 2, word: "is missing"))
        stage.say("\nThe housing company asks for health data: forbidden, whatever the consent says.")
        try stage.brygga(
            [
                "export", "--yes", "deltagare-1", "--home", "stad", "--to", "bostad", "--purpose", "team_meeting",
                "--role",
                "coach",
            ]
                + ["--categories", "housing_need", "stated_adaptation"] + secret,
            expecting: .refusal(code: 2, word: "F01-health-and-benefit-never-housing"))
        stage.say("\nThe participant withdraws, and the same export as before is denied.")
        try stage.brygga(["consent", "withdraw", record, "--home", "stad", "--by", "coach"])
        try stage.brygga(
            ["export", "--yes", "deltagare-1", "--home", "stad", "--to"] + scenario.meeting
                + ["--purpose", "team_meeting", "--role", "coach", "--trim"] + secret,
            expecting: .refusal(code: 2, word: "was withdrawn"))
    }

    private func tampering(_ bundles: [String: String]) throws {
        stage.heading("10. One bit of a bundle is changed on the way")
        try DemoFile.flipBit(of: bundles["fk"] ?? "", writingTo: "tampered.asice")
        try stage.brygga(
            ["verify", "tampered.asice", "--home", "fk"], expecting: .refusal(code: 3, word: "error"))
    }

    private func statistics() throws {
        stage.heading("11. The statistics team gets pseudonyms, never personal numbers")
        try stage.brygga(["key", "new", "--home", "stad", "--pseudonym", "statistics-2026"])
        try stage.brygga(
            ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
                + ["personnummer", "--country", "SE", "--out", "extract.csv"] + secret)
        try stage.other(["head", "-n", "4", "extract.csv"])
        stage.heading("12. An extract by an agreed recipe, measured anew on arrival, and a table to publish")
        let made = try stage.brygga(
            ["extract", "make", "uppfoljning.csv", "--recipe", "recept.json", "--to", "samordning", "--role", "system"]
                + ["--home", "stad", "--out", "."] + secret)
        guard let line = made.first, line.hasPrefix("samordning: ") else {
            throw DemoFailure.surprise("brygga extract make", 0, made)
        }
        let bundle = String(line.dropFirst("samordning: ".count))
        try stage.brygga(
            ["extract", "open", bundle, "--home", "samordning", "--out", "uttag"] + secret)
        try stage.brygga(
            ["tabulate", "uttag", "--rows", "status", "--columns", "kon", "--population", "rekrytera", "--targets"]
                + ["mal.csv"])
    }
}
