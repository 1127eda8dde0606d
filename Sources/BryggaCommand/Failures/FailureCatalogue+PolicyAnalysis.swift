import CaseModel

extension FailureCatalogue {
    /// Codes of what is said about a well-formed policy as a whole (docs/policy-file.md, section 14).
    static let policyAnalysis: [FailureEntry] = [
        FailureEntry(
            "policy.check-failed", .badInput,
            english: FailureWords(
                meaning: """
                    The policy is well-formed and does not hold: a rule says what cannot be meant, an invariant is \
                    broken, or a test fails.
                    """,
                remedy: """
                    Mend what each line names, then check again.
                    """),
            swedish: FailureWords(
                meaning: """
                    Policyn är korrekt skriven men håller inte: en regel säger något som inte kan vara meningen, ett \
                    löfte bryts eller ett test underkänns.
                    """,
                remedy: """
                    Rätta det som varje rad pekar ut och kontrollera igen.
                    """),
            danish: FailureWords(
                meaning: """
                    Politikken er korrekt skrevet, men holder ikke: en regel siger noget, der ikke kan være meningen, et \
                    løfte brydes, eller en test fejler.
                    """,
                remedy: """
                    Ret det, som hver linje peger på, og kontrollér igen.
                    """)),
        FailureEntry(
            "policy.invariant-broken", .badInput,
            english: FailureWords(
                meaning: """
                    The policy allows a disclosure, or a chain of disclosures, that one of its invariants promises not \
                    to allow.
                    """,
                remedy: """
                    Change the permits that are named or add a forbid; change the promise only if the parties agree on \
                    another.
                    """),
            swedish: FailureWords(
                meaning: """
                    Policyn tillåter ett utlämnande, eller en kedja av utlämnanden, som den själv lovar att inte \
                    tillåta.
                    """,
                remedy: """
                    Ändra de tillstånd som anges eller lägg till ett förbud. Ändra löftet endast om parterna kommer \
                    överens om ett annat.
                    """),
            danish: FailureWords(
                meaning: """
                    Politikken tillader en videregivelse, eller en kæde af videregivelser, som den selv lover ikke at \
                    tillade.
                    """,
                remedy: """
                    Ret de tilladelser, der nævnes, eller tilføj et forbud. Ret kun løftet, hvis parterne aftaler et \
                    andet.
                    """)),
        FailureEntry(
            "policy.diff-found", .badInput,
            english: FailureWords(
                meaning: """
                    The newer policy makes changes of a kind that were not to be made.
                    """,
                remedy: """
                    Look at each box of cells; take the change back, or have the openings reviewed and give them with \
                    --allow-open.
                    """),
            swedish: FailureWords(
                meaning: """
                    Den nyare policyn innebär ändringar av ett slag som inte skulle göras.
                    """,
                remedy: """
                    Gå igenom varje grupp av celler. Ta tillbaka ändringen, eller låt granska öppningarna och ange dem \
                    med --allow-open.
                    """),
            danish: FailureWords(
                meaning: """
                    Den nyere politik indebærer ændringer af en slags, der ikke skulle laves.
                    """,
                remedy: """
                    Gennemgå hver gruppe af celler. Tag ændringen tilbage, eller få åbningerne gennemgået og angiv dem \
                    med --allow-open.
                    """)),
        FailureEntry(
            "policy.review-malformed", .badInput,
            english: FailureWords(
                meaning: """
                    The file with reviewed openings is not what the tool prints for openings.
                    """,
                remedy: """
                    Give the lines that brygga policy diff --json prints for the openings that were reviewed, unchanged.
                    """),
            swedish: FailureWords(
                meaning: """
                    Filen med granskade öppningar är inte det som verktyget skriver ut för öppningar.
                    """,
                remedy: """
                    Ange de rader som brygga policy diff --json skriver ut för de öppningar som granskats, oförändrade.
                    """),
            danish: FailureWords(
                meaning: """
                    Filen med gennemgåede åbninger er ikke det, værktøjet udskriver for åbninger.
                    """,
                remedy: """
                    Angiv de linjer, som brygga policy diff --json udskriver for de gennemgåede åbninger, uændret.
                    """)),
        FailureEntry(
            "policy.unknown-flag", .badInput,
            english: FailureWords(
                meaning: """
                    No forbid of the policy looks at the subject flag that was given.
                    """,
                remedy: """
                    Give a flag that a forbid of the policy lists under 'subject'.
                    """),
            swedish: FailureWords(
                meaning: """
                    Inget förbud i policyn tittar på den personmarkering som angavs.
                    """,
                remedy: """
                    Ange en markering som något förbud i policyn har under 'subject'.
                    """),
            danish: FailureWords(
                meaning: """
                    Intet forbud i politikken ser på den personmarkering, der blev angivet.
                    """,
                remedy: """
                    Angiv en markering, som et forbud i politikken har under 'subject'.
                    """)),
        FailureEntry(
            "policy.not-in-vocabulary", .badInput,
            english: FailureWords(
                meaning: """
                    The policy has no agency or category of the name that was given.
                    """,
                remedy: """
                    Give a name that the policy declares; the hint lists them.
                    """),
            swedish: FailureWords(
                meaning: """
                    Policyn har ingen myndighet eller kategori med det namn som angavs.
                    """,
                remedy: """
                    Ange ett namn som finns i policyn. Ledtråden räknar upp dem.
                    """),
            danish: FailureWords(
                meaning: """
                    Politikken har ingen myndighed eller kategori med det navn, der blev angivet.
                    """,
                remedy: """
                    Angiv et navn, som findes i politikken. Hjælpelinjen opregner dem.
                    """)),
        FailureEntry(
            "policy.space-too-large", .badInput,
            english: FailureWords(
                meaning: """
                    The policy has more cells than can be looked at one by one, so nothing can be proved about it.
                    """,
                remedy: """
                    Leave out agencies, roles, purposes or categories that no rule needs, or divide the policy.
                    """),
            swedish: FailureWords(
                meaning: """
                    Policyn har fler celler än vad som kan gås igenom en och en, så inget kan bevisas om den.
                    """,
                remedy: """
                    Ta bort myndigheter, roller, ändamål eller kategorier som ingen regel behöver, eller dela policyn.
                    """),
            danish: FailureWords(
                meaning: """
                    Politikken har flere celler, end der kan gennemgås en for en, så intet kan bevises om den.
                    """,
                remedy: """
                    Fjern myndigheder, roller, formål eller kategorier, som ingen regel har brug for, eller del \
                    politikken.
                    """)),
        FailureEntry(
            "policy.coverage-too-low", .badInput,
            english: FailureWords(
                meaning: """
                    The tests of the policy pass, but cover less of it than was asked for.
                    """,
                remedy: """
                    Add tests; brygga policy test --suggest writes the ones that are missing.
                    """),
            swedish: FailureWords(
                meaning: """
                    Testerna av policyn godkänns, men täcker mindre av den än vad som krävdes.
                    """,
                remedy: """
                    Lägg till tester. brygga policy test --suggest skriver dem som saknas.
                    """),
            danish: FailureWords(
                meaning: """
                    Testene af politikken består, men dækker mindre af den, end der blev krævet.
                    """,
                remedy: """
                    Tilføj test. brygga policy test --suggest skriver dem, der mangler.
                    """)),
        FailureEntry(
            "policy.not-in-force", .denied,
            english: FailureWords(
                meaning: """
                    The policy is not in force at the moment that was asked about, so it denies every disclosure: a \
                    signature is missing or does not count, or the day lies outside the policy's validity.
                    """,
                remedy: """
                    Ask the agencies that are named to sign it with brygga policy sign, then join the folder anew; for \
                    another day give --as-of.
                    """),
            swedish: FailureWords(
                meaning: """
                    Policyn gäller inte vid den tidpunkt som frågan avser och nekar därför varje utlämnande: en \
                    underskrift saknas eller räknas inte, eller dagen ligger utanför policyns giltighet.
                    """,
                remedy: """
                    Be de myndigheter som nämns att underteckna den med brygga policy sign och anslut sedan mappen på \
                    nytt. För en annan dag, ange --as-of.
                    """),
            danish: FailureWords(
                meaning: """
                    Politikken gælder ikke på det tidspunkt, der spørges om, og afviser derfor enhver videregivelse: en \
                    underskrift mangler eller tæller ikke, eller dagen ligger uden for politikkens gyldighed.
                    """,
                remedy: """
                    Bed de nævnte myndigheder om at underskrive den med brygga policy sign, og tilslut derefter mappen \
                    på ny. For en anden dag: angiv --as-of.
                    """)),
    ]
}
