import CaseModel

/// `brygga help exit-codes`: made from the classes of failure, so that none is forgotten.
enum ExitCodeHelp {
    static var lines: [String] {
        [HelpTopic.entry("0", "done; of policy explain also: a denial was explained")]
            + FailureClass.allCases.map { HelpTopic.entry(String($0.rawValue), meaning(of: $0)) }
            + [
                "", "A script must take any other code for a failure. The code word in brackets after a",
                "message says the cause.",
            ]
    }

    private static func meaning(of failure: FailureClass) -> String {
        switch failure {
        case .surroundings: "failure of the surroundings: a file, a key, a permission, a device"
        case .denied: "denied by policy or consent; nothing was sent"
        case .notVerified: "not verified, tampered with, or not for us"
        case .logAudit: "audit of the log failed"
        case .disclosureControl: "disclosure control refuses"
        case .usage: "the command was used wrongly"
        case .badInput: "bad input: a file says something that is not accepted"
        case .tryAgain: "busy or no space: try again"
        case .interrupted: "interrupted"
        }
    }
}
