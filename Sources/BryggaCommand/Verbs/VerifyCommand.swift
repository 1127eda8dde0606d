import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// `brygga verify`: reports every check on a bundle, who sealed it, for whom and why, without opening it.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a bundle without opening it: every check, who sealed it, for whom, why, until when.",
        discussion: """
            The report is printed whatever it says, with the verdict TOTAL-PASSED, INDETERMINATE or TOTAL-FAILED of \
            EN 319 102-1; anything but TOTAL-PASSED ends with exit code 3. With --trust no home is needed.

            Example: brygga verify sent/stad-af.asice
            Example: brygga verify sent/stad-af.asice --trust shared
            Example: brygga verify sent/stad-af.asice --trust shared --policy shared/policy.yaml --html report.html
            Example: brygga verify sent/stad-af.asice --trust shared --show-commands
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var outside: OutsideOptions

    @Argument(help: "The bundle, a file with the suffix .asice.")
    var bundle: String

    @Flag(help: "Print the same verification as commands of stock unzip and openssl, a script for sh.")
    var showCommands = false

    func run() throws {
        let (examination, place) = try examine()
        let report = VerificationText(examination: examination, path: bundle, place: place)
        if showCommands {
            let commands = StockCommands(report: report, at: common.at?.instant)
            if common.json {
                Console.result(.object((report.object.object ?? [:]).merging(commands.object) { $1 }))
            } else {
                // What a name or a path holds must not become a line of the script.
                for line in report.lines { Console.result("# " + line.replacing("\n", with: " ")) }
                for line in commands.lines { Console.result(line) }
            }
        } else if common.json {
            Console.result(report.object)
        } else {
            for line in report.lines { Console.result(line) }
        }
        if let fault = examination.report.failure { throw fault }
    }

    /// Where the terms of an examination came from.
    struct Place {
        let list: TrustList
        /// The files of the trust list and the coordinator's certificate.
        let listPath: String
        let coordinatorPath: String
        /// This agency, when it was examined in a home.
        let agency: Identifier?
    }

    private func examine() throws -> (BundleExamination, Place) {
        if let path = outside.trust {
            let files = try TrustListFiles(at: path, coordinator: outside.coordinatorCertificate)
            let trust = try files.verify(at: common.instant, lastSeenSerial: nil)
            let policy = try outside.policy.map { try PolicyFile.read($0) }
            let examination = try BundleVerification(trust: trust, policy: policy).examine(bundle, at: common.instant)
            let place = Place(
                list: trust.list, listPath: files.listPath, coordinatorPath: files.coordinatorPath, agency: nil)
            return (examination, place)
        }
        let opened = try home.open()
        let loaded = try collaboration.load(opened, at: common.instant)
        let examination = try BundleVerification(collaboration: loaded).examine(
            bundle, home: opened, at: common.instant)
        let files = try TrustListFiles(at: loaded.pinnedFolder ?? opened.path, coordinator: nil)
        let place = Place(
            list: loaded.trust.list, listPath: files.listPath, coordinatorPath: files.coordinatorPath,
            agency: opened.agency)
        return (examination, place)
    }
}
