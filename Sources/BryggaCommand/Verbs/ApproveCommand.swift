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
        switch try signing.prepare(request, officer: officer?.identifier, at: common.instant) {
        case .disclosure(let prepared):
            let members = Self.members(of: prepared.request, under: loaded)
            try approve(prepared, ApprovalConfirmation(of: prepared, under: loaded), signing, showing: members)
        case .reidentification(let prepared):
            try approve(
                prepared, ApprovalConfirmation(of: prepared), signing, showing: ["request": prepared.request.json])
        }
        writing.remark()
    }

    /// Asks, signs and reports; `members` are those of the report that only requests of this kind have.
    private func approve<Request>(
        _ prepared: PreparedApproval<Request>, _ confirmation: ApprovalConfirmation, _ signing: ApprovalSigning,
        showing members: [String: JSONValue]
    ) throws {
        if !yes, !writing.dryRun { try confirmation.ask() }
        let officer = prepared.officer.certificate
        let secret = try passphrase.passphrase(of: officer.officer)
        let (approval, path) = try signing.sign(prepared, passphrase: secret, to: out)
        guard common.json else {
            Console.result("\(path): approved by \(officer.officer)")
            for line in confirmation.lines { Console.result(line) }
            return Console.result("  use until   \(approval.expires)")
        }
        let shared: [String: JSONValue] = [
            "approval": .string(path), "officer": .string(officer.officer.text),
            "roles": .array(officer.roles.map { .string($0.text) }), "request_sha256": .string(prepared.digest.hex),
            "approved_at": .string(approval.approvedAt.description), "expires": .string(approval.expires.description),
        ]
        Console.result(writing.stamped(.object(shared.merging(members) { $1 })))
    }

    private static func members(
        of request: ApprovalRequest, under collaboration: Collaboration
    ) -> [String: JSONValue] {
        [
            "request_id": .string(request.id.hex), "recipient": .string(request.to.text),
            "recipient_name": .string(collaboration.name(of: request.to)), "purpose": .string(request.purpose.text),
            "purpose_label": .string(collaboration.label(ofPurpose: request.purpose)),
            "categories": .array(request.categories.map { .string($0.text) }),
            "identity": .string(request.identityForm.rawValue), "role": .string(request.role.text),
            "permits": .array(request.needs.map { .string($0.permit.text) }),
            "case_words": .string(FingerprintWords.of(request.caseDigest.bytes)),
        ]
    }
}
