import CaseModel

extension FailureCatalogue {
    /// Codes of a pseudonym key in a file of its own.
    static let keyFiles: [FailureEntry] = [
        FailureEntry(
            "key.malformed-pseudonym-key", .badInput,
            english: FailureWords(
                meaning: "The file is not a pseudonym key: 64 hexadecimal digits on one line.",
                remedy: "Make one with openssl rand -hex 32; a sealed key also needs --certificate and --private-key."),
            swedish: FailureWords(
                meaning: "Filen är inte en pseudonymnyckel, det vill säga 64 hexadecimala siffror på en rad.",
                remedy: """
                    Skapa en med openssl rand -hex 32. En förseglad nyckel behöver även --certificate och \
                    --private-key.
                    """),
            danish: FailureWords(
                meaning: "Filen er ikke en pseudonymnøgle, det vil sige 64 hexadecimale cifre på én linje.",
                remedy: """
                    Lav en med openssl rand -hex 32. En forseglet nøgle kræver også --certificate og --private-key.
                    """)),
        FailureEntry(
            "key.not-sealed-to-certificate", .notVerified,
            english: FailureWords(
                meaning: "The pseudonym key is not sealed to this certificate, so its private key cannot open it.",
                remedy: "Give the decryption certificate of the home that made the key."),
            swedish: FailureWords(
                meaning: """
                    Pseudonymnyckeln är inte förseglad till det här certifikatet, så dess privata nyckel kan inte \
                    öppna den.
                    """,
                remedy: "Ange dekrypteringscertifikatet från hemmappen som skapade nyckeln."),
            danish: FailureWords(
                meaning: """
                    Pseudonymnøglen er ikke forseglet til dette certifikat, så dets private nøgle kan ikke åbne den.
                    """,
                remedy: "Angiv dekrypteringscertifikatet fra den hjemmemappe, der lavede nøglen.")),
        FailureEntry(
            "key.not-of-domain", .notVerified,
            english: FailureWords(
                meaning: "The pseudonym key belongs to another domain or version, or it is damaged.",
                remedy: "Give the --domain and --key-version that the key was made for."),
            swedish: FailureWords(
                meaning: "Pseudonymnyckeln hör till en annan domän eller version, eller så är den skadad.",
                remedy: "Ange den --domain och --key-version som nyckeln skapades för."),
            danish: FailureWords(
                meaning: "Pseudonymnøglen hører til et andet domæne eller en anden version, eller den er beskadiget.",
                remedy: "Angiv den --domain og --key-version, som nøglen er lavet til.")),
        FailureEntry(
            "key.not-the-private-key", .badInput,
            english: FailureWords(
                meaning: "The private key does not belong to the certificate.",
                remedy: "Give the certificate and the private key of one and the same pair."),
            swedish: FailureWords(
                meaning: "Den privata nyckeln hör inte till certifikatet.",
                remedy: "Ange certifikatet och den privata nyckeln från ett och samma par."),
            danish: FailureWords(
                meaning: "Den private nøgle hører ikke til certifikatet.",
                remedy: "Angiv certifikatet og den private nøgle fra et og samme par.")),
    ]
}
