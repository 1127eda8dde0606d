import ArgumentParser
import CaseExchange
import CaseModel

/// `brygga doctor`: checks a home and its machine.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the home and the machine: what is wrong, what will be, and what to do about it.",
        discussion: """
            Every check stands on its own, asks for no passphrase and changes nothing. The report is printed whatever it \
            says; the exit code is 1 when a check failed, and 0 when there are warnings only. --at asks what will be wrong \
            at another time.

            Example: brygga doctor
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var common: CommonOptions

    @Flag(help: "First record that the home lies where it is, after it was moved or restored on purpose.")
    var adopt = false

    func run() throws {
        if adopt { try AgencyHome.open(at: home.path, for: .writing).recordPlace(at: common.instant) }
        let diagnosis = try Diagnosis(
            of: home.path, at: common.instant, exampleKeys: home.allowExampleKeys ? .allow : .refuse,
            otherPlaces: HomeOptions.otherPlaces)
        let results = diagnosis.run() + TerminalChecks.all
        let report = DoctorReport(results, settings: try Setting.all(home, common))
        if common.json { report.printObjects() } else { report.printText(width: OutputTerminal.output.width) }
        let failed = results.filter { $0.outcome == .failed }
        guard failed.isEmpty else { throw DoctorFailure(checks: failed.map(\.id)) }
    }
}

/// Some check failed.
struct DoctorFailure: ReportableFailure {
    /// The ids of the checks.
    let checks: [String]

    var code: String { "doctor.failed" }
    var failureClass: FailureClass { .surroundings }
    var message: String { "\(checks.count.counted("check", "checks")) failed: \(checks.joined(separator: ", "))" }
    var hint: String? { "see to what the report names, and run brygga doctor again" }
}

/// A setting, its value and where it came from.
struct Setting {
    let name: String
    let value: String
    /// An option, an environment variable, or `default`.
    let origin: String

    static func all(_ home: HomeOptions, _ common: CommonOptions) throws(HomeFault) -> [Setting] {
        let language = OutputTerminal.language
        let characters = OutputTerminal.characterSet
        return [
            Setting(name: "home", value: try home.path, origin: home.origin),
            Setting(name: "at", value: common.instant.description, origin: common.at == nil ? "clock" : "--at"),
            Setting(
                name: "example_keys", value: home.allowExampleKeys ? "allowed" : "refused",
                origin: home.allowExampleKeys ? "--allow-example-keys" : "default"),
            Setting(name: "language", value: language.value, origin: language.origin),
            Setting(name: "characters", value: characters.value, origin: characters.origin),
            Setting(name: "version", value: BryggaVersion.text, origin: "default"),
        ]
    }
}
