import ArgumentParser
import CaseExchange
import CaseModel

/// What a third party gives in place of a home: the trust list, the coordinator's certificate and the policy.
struct OutsideOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Without a home: the trust list, a folder with trust.json and trust.json.p7s, or the file.",
            valueName: "path"))
    var trust: String?

    @Option(
        help: ArgumentHelp(
            "The coordinator's certificate (PEM) that must have signed the list (default: coordinator.pem beside it).",
            valueName: "file"))
    var coordinatorCertificate: String?

    @Option(help: ArgumentHelp("The policy that the bundle must follow (YAML).", valueName: "file"))
    var policy: String?

    func validate() throws {
        if trust == nil, coordinatorCertificate != nil || policy != nil {
            throw ValidationError("--coordinator-certificate and --policy belong to --trust")
        }
    }
}
