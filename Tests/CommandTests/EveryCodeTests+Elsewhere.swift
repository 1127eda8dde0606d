extension EveryCodeTests {
    /// A code that this suite does not trigger: why, and which test does.
    struct Elsewhere: Sendable {
        let why: String
        /// Below `Tests`.
        let file: String
        let test: String

        init(_ why: String, _ file: String, _ test: String) { (self.why, self.file, self.test) = (why, file, test) }
    }

    private static let forged = "needs a bundle that a dishonest partner forges with its own keys"

    private static func attack(_ test: String) -> Elsewhere {
        Elsewhere(forged, "BundleSealingTests/AttackTests.swift", test)
    }

    /// Codes that other tests trigger, each with the reason.
    static let elsewhere: [String: Elsewhere] = [
        "store.no-space": Elsewhere(
            "the home's reserve and the check of free space keep a full store away from the command",
            "CaseExchangeTests/AgencyStoreTests.swift", "aFullStoreIsSaidAndNothingOfItStays"),
        "key.malformed-shared-key": Elsewhere(
            "needs a bundle that a dishonest holder forges with its own keys",
            "CaseExchangeTests/HolderRuleTests.swift", "aStatementOfASharedKeyHasOneForm"),
        "map.not-ours": Elsewhere(
            "needs a map that a partner sends against the policy both have",
            "CaseExchangeTests/HolderRuleTests.swift", "aMapIsForRecipientsAndFromHolders"),
        "approval.used": Elsewhere(
            "needs two officers and two exports of one case", "CommandTests/ApprovalTests.swift",
            "anApprovalIsForOneBundle"),
        "E_LAYOUT": attack("containers"), "E_LIMIT": attack("containers"), "E_DIGEST": attack("containers"),
        "E_SIG_PROFILE": attack("signatures"), "E_SIG_BAD": attack("signatures"), "E_MANIFEST": attack("manifests"),
        "E_SENDER": attack("manifests"),
        "E_LOG": attack("containers"), "E_SEG_PROFILE": attack("segments"), "E_DECRYPT": attack("segments"),
        "E_INDEX": attack("indexes"), "E_PLAIN": attack("segments"),
        "E_SUITE": Elsewhere(
            "this version lists the one suite that it makes for every certificate",
            "BundleSealingTests/SignerTests.swift", "aSuiteThatIsNotListedForOurCertificateIsRefused"),
        "E_CERT_TIME": Elsewhere(
            "needs a trust list that outlives the certificates in it, which the command does not sign",
            "BundleSealingTests/SignerTests.swift", "theCertificateItselfMustBeValid"),
        "E_TRUST_MALFORMED": Elsewhere(
            "needs a malformed list that the coordinator signed, which the command does not sign",
            "BundleSealingTests/TrustTests.swift", "aListThatIsNotCanonicalIsRefused"),
        "E_APPROVAL": Elsewhere(
            forged + "; the real command opens it there", "CommandTests/ApprovalOpeningTests.swift",
            "approvalsLeftOutOrChangedAreRefused"),
        "E_DRAFT": Elsewhere(
            "the command refuses such an order before anything is sealed", "BundleSealingTests/DraftTests.swift",
            "nobodySealsForItself"),
        "interrupted": Elsewhere(
            "needs a signal in the middle of a batch; the real command gets it there",
            "CommandTests/BatchFaultTests.swift", "anInterruptedBatchSaysSoAndIsCompletedLater"),
        "pseudonym.domain": Elsewhere(
            "the command checks a tag before a domain is made of it", "PseudonymisationTests/PseudonymTests.swift",
            "tagsAreTwoToTenLetters"),
        "pseudonym.key": Elsewhere(
            "the command makes and reads keys of the right length only", "PseudonymisationTests/PseudonymTests.swift",
            "keysHaveThirtyTwoBytes"),
        "pseudonym.malformed": Elsewhere(
            "no verb reads a pseudonym back", "PseudonymisationTests/PseudonymTests.swift", "otherTextsAreNoPseudonyms"),
        "report.template": Elsewhere(
            "the templates are compiled in, and are sound", "AuditReportingTests/TemplateTests.swift",
            "templateThatDoesNotCompileIsATypedFailure"),
        "report.table": Elsewhere(
            "the tables of the pages are made with as many cells as columns",
            "AuditReportingTests/TemplateTests.swift", "rowWithAnotherNumberOfCellsIsRefused"),
        "warning.unusual-volume": Elsewhere(
            "needs a batch of many persons; the real command sends it there", "CommandTests/BatchPromptTests.swift",
            "aNewCategoryAndTenTimesTheUsualAreSurprises"),
        "warning.narrow-terminal": Elsewhere(
            "needs a terminal of another width; the real command shows it there",
            "CommandTests/TerminalTests.swift", "theReportFitsTheTerminal"),
        "home.no-space": Elsewhere(
            "needs a file system that answers falsely; the real command meets it there",
            "CommandTests/BadHomeTests.swift", "aHomeWithoutRoomTakesWithdrawalsAndDenialsOnly"),
        "approval.other-request": Elsewhere(
            "needs approvals of two officers for another case; the real command refuses them there",
            "CommandTests/ApprovalRefusalTests.swift", "anApprovalForSomethingElseIsRefused"),
        "E_WRITE": Elsewhere(
            "the device fails under the store first", "BundleSealingTests/DraftTests.swift",
            "aSinkThatFailsIsAFailureOfTheSurroundings"),
        "warning.terminal-not-utf8": Elsewhere(
            "its own words are shown without their marks; the real command shows it there",
            "CommandTests/TerminalTests.swift", "aTerminalWithoutUTF8ShowsPlainLetters"),
        "warning.home-copied": Elsewhere(
            "stands in a finding of the doctor, never alone", "CommandTests/DoctorTests.swift",
            "aHomeThatIsTakenOverIsNoCopyAnyMore"),
        "store.busy": Elsewhere(
            "needs another program that holds the store; the real command waits for it there",
            "CommandTests/ConcurrencyTests.swift", "aStoreThatIsHeldIsBusyAndNotBroken"),
        "report.digest": Elsewhere(
            "a library that fails fails before a page is made; its value is checked there",
            "AuditReportingTests/StyleTests.swift", "aDigestThatFailsIsOfTheSurroundings"),
        "key.cryptography": Elsewhere(
            "a random source that fails fails earlier; its value is checked there",
            "CaseExchangeTests/UnreachedFaultTests.swift", "aRandomSourceThatFailsIsOfTheSurroundings"),
        "consent.cryptography": Elsewhere(
            "a library that fails fails earlier; its value is checked there",
            "ConsentRecordingTests/DigestFaultTests.swift", "isOfTheSurroundingsEvenInALedgerThatIsRead"),
        "E_CRYPTO": Elsewhere(
            "a library that fails fails earlier; its value is checked there",
            "BundleSealingTests/UnreachedFaultTests.swift", "aLibraryThatFailsIsOfTheSurroundings"),
        "batch.changed": Elsewhere(
            "needs a change between two looks at a case; its value is checked there",
            "CaseExchangeTests/UnreachedFaultTests.swift", "aCaseThatChangedCanBeTriedAgain"),
        "consent.changed": Elsewhere(
            "needs a withdrawal while a case is sealed; its value is checked there",
            "CaseExchangeTests/UnreachedFaultTests.swift", "aConsentThatChangedCanBeTriedAgain"),
        "request.no_category": Elsewhere(
            "the command asks for a category wherever a case holds one",
            "PolicyEvaluationTests/FailClosedTests.swift", "aRequestOfNoCategoryIsNoQuestion"),
    ]
}
