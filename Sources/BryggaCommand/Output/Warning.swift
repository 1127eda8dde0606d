import CaseExchange
import CaseModel

/// What a person should know though the command goes on: a stable code, words, and what to do.
struct Warning: Hashable {
    /// A stable code, explained by `brygga explain` like that of a failure.
    let code: String
    /// Lower case, no full stop, names the thing; never personal data.
    let message: String
    /// What to do about it.
    let hint: String?
    /// The command that shows more or mends it, without the home at hand.
    let command: String?

    /// Makes a warning.
    init(code: String, message: String, hint: String?, command: String? = nil) {
        (self.code, self.message, self.hint, self.command) = (code, message, hint, command)
    }

    /// Other agencies may hold a pseudonym key that was made here and not shared.
    static func unsharedKey(with agencies: [Identifier]) -> Warning {
        Warning(
            code: "warning.unshared-key",
            message: "\(agencies.map(\.text).joined(separator: ", ")) may hold this key too; "
                + "until it is shared their pseudonyms differ", hint: nil)
    }

    /// Grounds that no counsel has confirmed.
    static func unverifiedGrounds(_ grounds: [String]) -> Warning {
        Warning(
            code: "warning.unverified-grounds",
            message: "no counsel has confirmed the grounds \(grounds.joined(separator: ", "))",
            hint: "have counsel confirm them, then state verified: true")
    }

    /// A bundle is opened without a home.
    static let noRegister = Warning(
        code: "warning.no-register",
        message:
            "without a home nothing remembers this bundle: it can be opened again, and a withdrawal is not known of",
        hint: "open it in the agency's home where there is one")

    /// No policy is joined yet that could say which roles the agency has.
    static let rolesNotChecked = Warning(
        code: "warning.roles-not-checked",
        message: "no collaboration is joined, so whether a policy knows these roles was not checked",
        hint: "use the words of the policy that will be joined")

    /// Attachments in which personal numbers cannot be looked for.
    static func opaqueAttachments(_ count: Int, to recipient: Identifier) -> Warning {
        Warning(
            code: "warning.opaque-attachments",
            message:
                "\(count.counted("attachment", "attachments")) to \(recipient) of a kind such as PDF or an image could not be "
                + "searched for personal numbers", hint: "look through what is attached before it is sent")
    }

    /// Letters are shown without their marks.
    static func terminalNotUTF8(locale: String) -> Warning {
        Warning(
            code: "warning.terminal-not-utf8",
            message: "the locale \(locale) does not write UTF-8, so letters are shown without their marks",
            hint: "set LC_ALL to a locale of UTF-8, such as C.UTF-8, or send the output to a file")
    }

    /// A report is hard to read.
    static func narrowTerminal(_ width: Int) -> Warning {
        Warning(
            code: "warning.narrow-terminal", message: "the terminal shows only \(width) characters a line",
            hint: "make the window wider, or use --json")
    }

    /// Something of what is to be sent is unlike what was sent before.
    static func surprise(_ surprise: SendingPreview.Surprise) -> Warning {
        let code =
            switch surprise {
            case .newRecipient: "warning.new-recipient"
            case .newCategory: "warning.new-category"
            case .unusualVolume: "warning.unusual-volume"
            }
        return Warning(
            code: code, message: surprise.words, hint: "make sure that it is meant before you send it with --yes")
    }
}
