import ArgumentParser
import AuditReporting
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// `brygga verify`: reports every check on a bundle, who sealed it, for whom and why, without opening it.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a bundle without opening it: every check, who sealed it, for whom, why, until when.",
        discussion: """
            The report is printed whatever it says, with the verdict TOTAL-PASSED, INDETERMINATE or TOTAL-FAILED of \
            EN 319 102-1; anything but TOTAL-PASSED ends with exit code 3. With --trust no home is needed. --html writes \
            it as a page for the file archive, in the language of --language.

            Example: brygga verify stad-af.asice
            Example: brygga verify stad-af.asice --trust shared
            Example: brygga verify stad-af.asice --html report.html --language sv
            Example: brygga verify stad-af.asice --trust shared --show-commands
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var outside: OutsideOptions
    @OptionGroup var writing: WritingOptions

    @Argument(help: "The bundle, a file with the suffix .asice.", completion: .file())
    var bundle: String

    @Flag(help: "Print the same verification as commands of stock unzip and openssl, a script for sh.")
    var showCommands = false

    @Option(
        help: ArgumentHelp("Write the report as a page for the file archive too.", valueName: "file"),
        completion: .file())
    var html: String?

    @Flag(help: "Replace the page if it exists.")
    var force = false

    func validate() throws {
        if force, html == nil { throw ValidationError("--force belongs to --html") }
        if outside.trust != nil, home.home != nil {
            throw ValidationError("--home and --trust exclude each other: a home has its own trust list")
        }
        if html == "-" { throw ValidationError("--html takes a file, and - is none") }
    }

    func run() throws {
        let (examination, place) = try examine()
        if let html { try write(examination, place, to: html) }
        let report = VerificationText(examination: examination, path: bundle, place: place)
        if showCommands {
            let commands = StockCommands(report: report, at: common.at?.instant)
            if common.json {
                Console.result(.object((report.object.object ?? [:]).merging(commands.object) { $1 }))
            } else {
                for line in report.lines { Console.result("# " + line) }
                for line in commands.lines { Console.result(line) }
            }
        } else if common.json {
            Console.result(html == nil ? report.object : writing.stamped(report.object))
        } else {
            for line in report.lines { Console.result(line) }
        }
        if let fault = examination.report.failure {
            // A trust list that cannot be used ends like everywhere else.
            if fault.kind == .trustList, let cause = fault.cause { throw cause }
            throw fault
        }
    }

    /// Writes the page; an existing file is refused before the report is printed.
    private func write(_ examination: BundleExamination, _ place: Place, to path: String) throws {
        let names = Dictionary((place.list?.agencies ?? []).map { ($0.agency, $0.name) }) { first, _ in first }
        let purpose = examination.statement.flatMap { statement in
            place.policy?.purpose(statement.manifest.purpose)?.label
        }
        let page = VerificationPage(
            of: Self.fileName(NumberMask.mask(path: bundle)), examination, names: names,
            purpose: purpose, checked: common.instant, tool: BryggaVersion.text)
        let text = try page.page(language: ChosenLanguage.current).html()
        try PlainFile.write(
            Array(text.utf8), to: path, ifExisting: force ? .replace : .keep, effect: writing.effect)
    }

    private static func fileName(_ path: String) -> String {
        path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? path
    }

    /// Where the terms of an examination came from.
    struct Place {
        /// The trust list; nil where it cannot be used.
        var list: TrustList?
        var policy: SharingPolicy?
        /// The files of the trust list and the coordinator's certificate, whose fingerprint a person compares; nil where they
        /// cannot be read.
        var files: TrustListFiles?
        /// This agency, when it was examined in a home.
        var agency: Identifier?
    }

    private func examine() throws -> (BundleExamination, Place) {
        if let path = outside.trust { return try examine(under: path) }
        let opened = try home.open()
        let loaded: Collaboration
        do { loaded = try collaboration.load(opened, at: common.instant) } catch {
            guard let failure = Self.unusableTrust(error) else { throw error }
            let examination = try BundleVerification.examine(bundle, withoutTrustList: failure)
            return (examination, Place(agency: opened.agency))
        }
        let examination = try BundleVerification(collaboration: loaded).examine(
            bundle, home: opened, at: common.instant)
        let files = try TrustListFiles(at: loaded.pinnedFolder ?? opened.path, coordinator: nil)
        let place = Place(list: loaded.trust.list, policy: loaded.policy, files: files, agency: opened.agency)
        return (examination, place)
    }

    /// Without a home, under a trust list of the caller's.
    private func examine(under path: String) throws -> (BundleExamination, Place) {
        var place = Place()
        let trust: VerifiedTrustList
        do {
            let files = try TrustListFiles(at: path, coordinator: outside.coordinatorCertificate)
            place.files = files
            trust = try files.verify(at: common.instant, lastSeenSerial: nil)
        } catch {
            guard let failure = Self.unusableTrust(error) else { throw error }
            return (try BundleVerification.examine(bundle, withoutTrustList: failure), place)
        }
        place.list = trust.list
        place.policy = try outside.policy.map { try PolicyFile.read($0) }
        let verification = BundleVerification(trust: trust, policy: place.policy)
        return (try verification.examine(bundle, at: common.instant), place)
    }

    /// The failure of a trust list or a file beside it; nil for what has to do with neither: then there is no report.
    private static func unusableTrust(_ error: any Error) -> (any ReportableFailure)? {
        switch error {
        case let fault as TrustFault: fault
        case let fault as FileFault: fault
        case let fault as KeyFault: fault
        case let fault as CollaborationFault:
            switch fault {
            case .pinnedFilesChanged, .trustListOfAnother: fault
            default: nil
            }
        default: nil
        }
    }
}
