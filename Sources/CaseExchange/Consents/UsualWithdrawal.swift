import CaseModel

/// How a person withdraws a consent where nothing else is agreed: the sentence that a record keeps and the person's receipt
/// repeats, so it is in the language of the notice.
public enum UsualWithdrawal {
    /// The sentence in the language that a tag begins with (BCP 47, such as `sv-SE`), else in English.
    public static func sentence(forNoticeIn tag: String) -> String {
        switch Language(rawValue: tag.prefix { $0 != "-" }.lowercased()) ?? .english {
        case .swedish: "Säg till någon som arbetar på myndigheten, muntligt eller skriftligt."
        case .danish: "Sig det til en medarbejder i myndigheden, mundtligt eller skriftligt."
        case .english: "Tell any employee of the agency, orally or in writing."
        }
    }
}
