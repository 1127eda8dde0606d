import CaseModel

extension FailureCatalogue {
    /// Codes of keys and certificates by authorities outside the collaboration.
    static let keyContainers: [FailureEntry] = [
        FailureEntry(
            "key.malformed-container", .badInput,
            english: FailureWords(
                meaning: "The file is not a PKCS #12 file, or it does not hold exactly one key with its certificate.",
                remedy: "Export one key with its certificate to a file of its own, and import that."),
            swedish: FailureWords(
                meaning: """
                    Filen är ingen PKCS #12-fil, eller så innehåller den inte precis en nyckel med dess certifikat.
                    """,
                remedy: "Exportera en nyckel med dess certifikat till en egen fil och importera den."),
            danish: FailureWords(
                meaning: "Filen er ikke en PKCS #12-fil, eller den indeholder ikke netop én nøgle med dens certifikat.",
                remedy: "Eksportér én nøgle med dens certifikat til en fil for sig, og importér den.")),
        FailureEntry(
            "key.weak-container", .badInput,
            english: FailureWords(
                meaning: """
                    The PKCS #12 file is protected with methods that are no longer safe, such as RC2, 3DES or SHA-1, or \
                    part of it is not protected at all.
                    """,
                remedy: """
                    Convert the file as the hint says. If the old file travelled by e-mail or the like, treat its key as \
                    known to others and ask the authority for a new one.
                    """),
            swedish: FailureWords(
                meaning: """
                    PKCS #12-filen är skyddad med metoder som inte längre är säkra, till exempel RC2, 3DES eller SHA-1, \
                    eller så saknar en del av den skydd.
                    """,
                remedy: """
                    Konvertera filen som rådet säger. Om den gamla filen har skickats med e-post eller liknande ska \
                    nyckeln ses som känd av andra; be då utfärdaren om en ny.
                    """),
            danish: FailureWords(
                meaning: """
                    PKCS #12-filen er beskyttet med metoder, der ikke længere er sikre, for eksempel RC2, 3DES eller \
                    SHA-1, eller en del af den er slet ikke beskyttet.
                    """,
                remedy: """
                    Konvertér filen, som rådet siger. Hvis den gamle fil er sendt med e-mail eller lignende, skal \
                    nøglen anses for kendt af andre; bed da udstederen om en ny.
                    """)),
        FailureEntry(
            "key.wrong-container-password", .surroundings,
            english: FailureWords(
                meaning: "The password does not open the PKCS #12 file, or the file is damaged.",
                remedy: """
                    Give the password that the file was made with. It is the file's own, not the passphrase of the home.
                    """),
            swedish: FailureWords(
                meaning: "Lösenordet öppnar inte PKCS #12-filen, eller så är filen skadad.",
                remedy: """
                    Ange lösenordet som filen skapades med. Det är filens eget, inte hemmappens lösenfras.
                    """),
            danish: FailureWords(
                meaning: "Adgangskoden åbner ikke PKCS #12-filen, eller filen er beskadiget.",
                remedy: """
                    Angiv den adgangskode, som filen er lavet med. Det er filens egen, ikke hjemmemappens adgangsfrase.
                    """)),
        FailureEntry(
            "key.unusable-certificate", .badInput,
            english: FailureWords(
                meaning: """
                    The certificate cannot be used for what it is given for: it is an authority's, has expired or is not \
                    valid yet, its key usage does not allow it, or its key is too small or serves another use.
                    """,
                remedy: "Ask the authority for a certificate that fits, or give it for the use that it allows."),
            swedish: FailureWords(
                meaning: """
                    Certifikatet kan inte användas till det som det anges för: det är en utfärdares, har gått ut eller \
                    gäller inte än, dess nyckelanvändning tillåter det inte, eller så är nyckeln för kort eller har en \
                    annan uppgift.
                    """,
                remedy: """
                    Be utfärdaren om ett certifikat som passar, eller ange det för den användning som det tillåter.
                    """),
            danish: FailureWords(
                meaning: """
                    Certifikatet kan ikke bruges til det, som det angives til: det er en udsteders, er udløbet eller \
                    gælder ikke endnu, dets nøgleanvendelse tillader det ikke, eller nøglen er for kort eller har en \
                    anden opgave.
                    """,
                remedy: "Bed udstederen om et certifikat, der passer, eller angiv det til den brug, som det tillader.")),
        FailureEntry(
            "collaboration.authority-not-given", .notVerified,
            english: FailureWords(
                meaning: """
                    A certificate from outside the collaboration was issued by an authority that the trust list would not \
                    accept, so no agency would accept the certificate.
                    """,
                remedy: """
                    Give the certificate of the direct issuer with --authority, if the collaboration has agreed to \
                    accept that authority.
                    """),
            swedish: FailureWords(
                meaning: """
                    Ett certifikat utifrån är utfärdat av en utfärdare som tillitslistan inte skulle godta, så ingen \
                    myndighet skulle godta certifikatet.
                    """,
                remedy: """
                    Ange den direkta utfärdarens certifikat med --authority, om samverkan har kommit överens om att \
                    godta den utfärdaren.
                    """),
            danish: FailureWords(
                meaning: """
                    Et certifikat udefra er udstedt af en udsteder, som tillidslisten ikke ville godtage, så ingen \
                    myndighed ville godtage certifikatet.
                    """,
                remedy: """
                    Angiv den direkte udsteders certifikat med --authority, hvis samarbejdet er enedes om at godtage \
                    den udsteder.
                    """)),
    ]
}
