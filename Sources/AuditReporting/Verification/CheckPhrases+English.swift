import BundleSealing

extension CheckPhrases {
    static func english(_ check: BundleCheck) -> CheckPhrases {
        switch check {
        case .container:
            CheckPhrases(
                "That the file is one whole container with the right parts in their order, "
                    + "within the limits of the format",
                unchecked: "Without this it is not known that the file is a bundle in its right form.")
        case .signatureProfile:
            CheckPhrases(
                "That the signature file has the one form that the format allows",
                unchecked: "Without this the signature can be read in more than one way.")
        case .trustList:
            CheckPhrases(
                "That the collaboration's trust list can be read, is signed by the coordinator, in time and no older than before",
                unchecked: "Without a trust list it is not known whose signatures can be believed.")
        case .signer:
            CheckPhrases(
                "That the signer is in the collaboration's trust list",
                unchecked: "Without this it is not known that the signer belongs to the collaboration.")
        case .signature:
            CheckPhrases(
                "That the signature is genuine and made with the certificate's key",
                unchecked: "Without this it is not known who signed.")
        case .certificateTime:
            CheckPhrases(
                "That the certificate was valid at signing and is valid now",
                unchecked: "Without this the signature can be made with a certificate that was not valid.")
        case .certificate:
            CheckPhrases(
                "That the certificate is not revoked, is rightly issued and may be used for this",
                unchecked: "Without this the signature can be made with a revoked certificate.")
        case .digests:
            CheckPhrases(
                "That every part of the file is the very one that was signed",
                unchecked: "Without this parts of the file can have been exchanged.")
        case .manifest:
            CheckPhrases(
                "That what stands on the outside follows the format and agrees with the parts",
                unchecked: "Without this what stands on the outside can be wrong.")
        case .suite:
            CheckPhrases(
                "That the encryption is known and listed for the recipient",
                unchecked: "Without this it is not known that the encryption is the one agreed on.")
        case .sender:
            CheckPhrases(
                "That the sender it names is the one who signed",
                unchecked: "Without this somebody else can have sent the bundle.")
        case .recipient:
            CheckPhrases(
                "That the bundle is for us, and that the recipient's certificate is in the trust list",
                unchecked: "The verification was made without saying who the recipient is. "
                    + "Only the recipient it names can open the bundle.")
        case .lifetime:
            CheckPhrases(
                "That the bundle is valid now, and for no longer than 31 days",
                unchecked: "Without this the bundle can have expired.")
        case .policy:
            CheckPhrases(
                "That the bundle follows our own adopted policy, and that the purpose is in it",
                unchecked: "There was no policy to compare with. The bundle can follow another policy than ours.")
        case .log:
            CheckPhrases(
                "That the disclosure is entered in a common log",
                unchecked: "This format has no log proof yet. "
                    + "The bundle does not show that the disclosure is entered at the sender's.")
        case .replay:
            CheckPhrases(
                "That the bundle was not opened before",
                unchecked: "There was no register to ask. The bundle can be one that was opened already.")
        case .withdrawal:
            CheckPhrases(
                "That the sender has not withdrawn the bundle",
                unchecked: "There was no register to ask. The sender can have withdrawn the bundle.")
        case .index:
            CheckPhrases(
                "That the bundle's index can be unlocked and is the one that was signed",
                unchecked: "Needs the recipient's key and is done on opening. "
                    + "Until then it is not shown what the bundle holds.")
        case .decision:
            CheckPhrases(
                "That our own policy gives the same decision as the sender's",
                unchecked: "Is done on opening. Until then the permission rests on the sender's own decision.")
        case .consent:
            CheckPhrases(
                "That the consents the decision rests on are shown, signed and sufficient",
                unchecked: "Is done on opening. Until then the consents are not shown.")
        case .approval:
            CheckPhrases(
                "That the officers' approvals that the decision rests on are shown, signed and for just this",
                unchecked: "Is done on opening. Until then the approvals are not shown.")
        case .segments:
            CheckPhrases(
                "That all content can be unlocked and is what was signed",
                unchecked: "Needs the recipient's key and is done on opening. Until then the content is not read.")
        }
    }
}
