import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// `brygga approve`: an officer approves what a policy wants approved.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "As an officer, approve one disclosure of one case to one recipient.",
        discussion: """
            'brygga export --request FOLDER' writes the requests. The officer sees what is asked and confirms; --yes \
            confirms without being asked, --dry-run only looks. The approval is given to 'brygga export --approval'. It \
            holds for just this content, recipient, purpose and policy, for at most seven days.

            Example: brygga approve REQUEST --officer officer-1
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var passphrase: OfficerPassphraseOptions
    @OptionGroup var writing: WritingOptions

    @Argument(help: "The request.", completion: .file())
    var request: String

    @Option(help: ArgumentHelp("Who approves (default: the only officer of this home).", valueName: "name"))
    var officer: IdentifierArgument?

    @Option(
        help: ArgumentHelp("The file to write (default: beside the request).", valueName: "file"), completion: .file())
    var out: String?

    @Flag(help: "Approve without being asked: you have seen what it is about.")
    var yes = false

    func run() throws {
        let opened = try home.open(writing)
        let loaded = try collaboration.load(opened, at: common.instant)
        let signing = ApprovalSigning(ring: home.keys(of: opened), collaboration: loaded)
        let prepared = try signing.prepare(request, officer: officer?.identifier, at: common.instant)
        let confirmation = ApprovalConfirmation(of: prepared)
        if !yes, !writing.dryRun { try confirmation.ask() }
        let secret = try passphrase.passphrase(of: prepared.officer.certificate.officer)
        let (approval, path) = try signing.sign(prepared, passphrase: secret, to: out)
        if common.json {
            Console.result(writing.stamped(try Self.object(approval, prepared, path)))
        } else {
            Console.result("\(path): approved by \(prepared.officer.certificate.officer)")
            for line in confirmation.lines { Console.result(line) }
            Console.result("  use until   \(approval.expires)")
        }
        writing.remark()
    }

    private static func object(
        _ approval: SignedApproval, _ prepared: PreparedApproval, _ path: String
    ) throws -> JSONValue {
        let request = approval.request
        let officer = prepared.officer.certificate
        return [
            "approval": .string(path), "officer": .string(officer.officer.text),
            "roles": .array(officer.roles.map { .string($0.text) }), "request_id": .string(request.id.hex),
            "request_sha256": .string(try request.digest().hex), "recipient": .string(request.to.text),
            "recipient_name": .string(prepared.recipientName), "purpose": .string(request.purpose.text),
            "purpose_label": .string(prepared.purposeLabel),
            "categories": .array(request.categories.map { .string($0.text) }),
            "identity": .string(request.identityForm.rawValue), "role": .string(request.role.text),
            "permits": .array(request.needs.map { .string($0.permit.text) }),
            "case_words": .string(FingerprintWords.of(request.caseDigest.bytes)),
            "approved_at": .string(approval.approvedAt.description), "expires": .string(approval.expires.description),
        ]
    }
}
