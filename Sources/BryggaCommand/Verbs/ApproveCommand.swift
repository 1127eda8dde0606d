import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// `brygga approve`: an officer approves what a policy wants approved.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "As an officer, approve one disclosure of one case to one recipient, or one re-identification.",
        discussion: """
            'brygga export --request FOLDER' and 'brygga pseudonyms reidentify --request FILE' write the requests. The officer sees what is asked and confirms; --yes \
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
        switch try AskedApproval(request) {
        case .disclosure(let path, let bytes): try approve(bytes, from: path, signing)
        case .reidentification(let path, let bytes): try approveReidentification(bytes, from: path, signing)
        }
        writing.remark()
    }

    private func approve(_ bytes: [UInt8], from path: String, _ signing: ApprovalSigning) throws {
        let prepared = try signing.prepare(bytes, from: path, officer: officer?.identifier, at: common.instant)
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
    }

    private func approveReidentification(_ bytes: [UInt8], from path: String, _ signing: ApprovalSigning) throws {
        let prepared = try signing.prepareReidentification(
            bytes, from: path, officer: officer?.identifier, at: common.instant)
        let confirmation = ReidentificationConfirmation(of: prepared)
        if !yes, !writing.dryRun { try confirmation.ask() }
        let secret = try passphrase.passphrase(of: prepared.officer.certificate.officer)
        let (approval, path) = try signing.sign(prepared, passphrase: secret, to: out)
        guard common.json else {
            Console.result("\(path): approved by \(prepared.officer.certificate.officer)")
            for line in confirmation.lines { Console.result(line) }
            return Console.result("  use until   \(approval.expires)")
        }
        Console.result(
            writing.stamped([
                "approval": .string(path), "officer": .string(prepared.officer.certificate.officer.text),
                "roles": .array(prepared.officer.certificate.roles.map { .string($0.text) }),
                "request_sha256": .string(prepared.digest.hex), "request": approval.request.json,
                "approved_at": .string(approval.approvedAt.description),
                "expires": .string(approval.expires.description),
            ]))
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
