import ArgumentParser
import CaseExchange
import CaseModel
import PersonalNumbers

extension PseudonymsCommand {
    /// `brygga pseudonyms resolve`: which pseudonyms are one's own clients.
    struct Resolve: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "resolve",
            abstract: "Find out which pseudonyms are clients of a list of one's own.",
            discussion: """
                The client list is one personal number a line, or a column of a CSV table. A pseudonym of somebody who \
                is not in it stays what it is. Clients are named by line, or by the column --id-column. Every use is \
                entered in the home's log.

                Example: brygga pseudonyms resolve pseudonyms.txt --clients people.csv \\
                    --clients-column pnr --country SE --domain statistics-2026
                """)

        @OptionGroup var list: PseudonymListOptions
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var numbers: NumberOptions

        @Option(
            help: ArgumentHelp(
                "The personal numbers of one's own clients, or - for standard input.", valueName: "file"),
            completion: .file())
        var clients: String

        @Option(
            help: ArgumentHelp(
                "The column of the client list that holds the numbers, by its header.", valueName: "name"))
        var clientsColumn: String?

        @Option(
            help: ArgumentHelp("The column of the client list that names a client in the result.", valueName: "name"))
        var idColumn: String?

        @Option(help: "The country of the numbers: SE, DK, NO, FI or IS.")
        var country: CountryArgument

        @Option(help: "The pseudonym domain.")
        var domain: IdentifierArgument

        @Option(
            help: ArgumentHelp(
                "The tag of a domain that no policy at hand names, 2 to 10 letters.", valueName: "letters"))
        var tag: String?

        @Flag(help: "Print the personal numbers of the clients that are found.")
        var reveal = false

        func validate() throws {
            if list.pseudonyms == "-", clients == "-" {
                throw ValidationError("only one of the two lists can come from standard input")
            }
            if idColumn != nil, clientsColumn == nil { throw ValidationError("--id-column needs --clients-column") }
            if let idColumn, idColumn == clientsColumn {
                throw ValidationError("--id-column must not be the column of the numbers")
            }
        }

        func run() throws {
            let opened = try home.open(writing)
            let keys = KeyUnlocking(home.keys(of: opened), passphrase: passphrase)
            let order = ClientResolution.Order(
                pseudonyms: ListFile(list.pseudonyms, column: list.column),
                clients: ListFile(clients, column: clientsColumn), idColumn: idColumn, domain: domain.identifier,
                tag: tag, country: country.country)
            let result = try common.showingProgress {
                try ClientResolution(home: opened, keys: keys).run(
                    order, options: try numbers.parsing(at: common.instant), at: common.instant, progress: $0)
            }
            // What the log of a rehearsal forgets must not be shown.
            if !writing.dryRun { for match in result.matches { show(match) } }
            report(result)
            writing.remark()
        }

        private func show(_ match: ResolutionResult.Match) {
            guard common.json else {
                let client = match.id.map { "client \($0)" } ?? "client line \(match.clientLine)"
                let number = reveal ? [match.number.value] : []
                return Console.result((["\(match.line)", match.pseudonym, client] + number).joined(separator: "  "))
            }
            var members: [String: JSONValue] = [
                "line": .integer(Int64(match.line)), "pseudonym": .string(match.pseudonym),
                "client_line": .integer(Int64(match.clientLine)), "id": match.id.map { .string($0) } ?? .null,
            ]
            if reveal { members["number"] = .string(match.number.value) }
            Console.result(.object(members))
        }

        private func report(_ result: ResolutionResult) {
            let counts = result.counts
            let withoutKey = counts.withoutKey.values.reduce(0, +)
            guard common.json else {
                var parts = [
                    counts.pseudonyms.counted("pseudonym", "pseudonyms"), "\(counts.found) of clients",
                    "\(counts.notFound) of nobody in the list",
                ]
                if withoutKey > 0 {
                    let versions = counts.withoutKey.keys.sorted().map(String.init).joined(separator: ", ")
                    parts.append("\(withoutKey) of key versions that are not at hand (\(versions))")
                }
                if counts.otherDomain > 0 { parts.append("\(counts.otherDomain) of another domain") }
                Console.message(parts.joined(separator: ", "))
                if let line = counts.firstUnreadableClient {
                    Console.message(
                        counts.unreadableClients.counted("client has", "clients have")
                            + " no valid number, the first on line \(line) of the client list")
                }
                return
            }
            let report: JSONValue = [
                "type": "report", "pseudonyms": .integer(Int64(counts.pseudonyms)),
                "found": .integer(Int64(counts.found)), "not_found": .integer(Int64(counts.notFound)),
                "without_key": .object(
                    Dictionary(
                        uniqueKeysWithValues: counts.withoutKey.map { (String($0.key), .integer(Int64($0.value))) })),
                "other_domain": .integer(Int64(counts.otherDomain)), "clients": .integer(Int64(counts.clients)),
                "unreadable_clients": .integer(Int64(counts.unreadableClients)),
                "first_unreadable_client": counts.firstUnreadableClient.map { .integer(Int64($0)) } ?? .null,
                "key_versions": .array(result.versions.map { .integer(Int64($0)) }),
                "domain": .string(domain.identifier.text), "country": .string(country.country.rawValue),
                "written": writing.written,
            ]
            Console.errorLine(CanonicalJSON.text(of: report))
        }
    }
}
