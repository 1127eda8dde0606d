extension DisclosurePhrases {
    static let english = DisclosurePhrases(
        title: "Information about you that was shared and received", from: "From", date: "Date", reference: "Reference",
        opening: """
            You have the right to know how information about you is used (Article 15 of the General Data Protection \
            Regulation, GDPR). This letter says what we have shared about you with others, and received from others, in \
            the collaboration. To protect you, neither your personal number nor the information itself stands here.
            """,
        policyWords: """
            The words for kinds of information are those of the agreement between the agencies (the policy). Ask us if a \
            word is unclear.
            """,
        sentHeading: "What we have shared about you", nothingSent: "We have not shared any information about you.",
        receivedHeading: "What we have received about you",
        nothingReceived: "We have not received any information about you.",
        nothingFound: "We find nothing that we know for certain is about you.",
        refusedHeading: "What was not shared", refusedOpening: "This was to be shared, but the rules stopped it.",
        to: "to", receivedFrom: "from", purpose: "Why", categories: "Kinds of information",
        identity: "How you were named", ground: "Ground in law", consent: "Your consent",
        noConsent: "does not rest on consent", rules: "Rule of the policy",
        recipientKeeps: "The recipient may keep it until", weKeep: "We may keep it until", why: "Why it was stopped",
        none: "none stated", noEndDate: "the decision states no last day", given: "given", withdrawn: "withdrawn",
        processing: "Processing", specialCategories: "Sensitive information", secrecy: "Secrecy",
        personalNumber: "Personal number", notYetConfirmed: "The citations are not yet confirmed by counsel.",
        summaryHeading: "In short", allPurposes: "Purposes", allCategories: "Kinds of information",
        allRecipients: "Recipients", sources: "Where the information comes from",
        ownSource: "you yourself, and our own work on your case", storage: "How long",
        storageText: """
            Whoever receives it may keep it until the day that stands above. We keep our own information for as long as \
            the case and the rules on archives require.
            """,
        automated: "Automated decisions",
        automatedText: """
            No decision about you is made by a computer alone in this exchange. The rules only examine whether \
            information may be shared.
            """,
        rightsHeading: "Your rights", rightsOpening: "You can turn to us and ask for:",
        rightsLimits: "We answer within one month. If we cannot do as you ask, we say why.",
        complaintHeading: "If you are not satisfied", contactHeading: "How to reach us", turnTo: "Turn to",
        rights: [
            "a copy of the information", "errors to be corrected", "information to be erased",
            "its use to be restricted while something is examined",
            "its use to stop (you can object to it)", "a consent to hold no longer; you can withdraw it at any time",
        ],
        identities: Identities(
            none: "neither by personal number nor by a code", pseudonym: "by a code instead of your personal number",
            personalNumber: "by your personal number"),
        lifts: Lifts(
            consent: "lifted by your consent", statutoryDuty: "lifted by a duty in law",
            harmTest: "a test shows that it does no harm", noneNeeded: "does not stand in the way"),
        causes: Causes(
            notInForce: "The rules were not in force then",
            forbidden: "The rules forbid it",
            noPermit: "No rule allows it",
            consentMissing: "A consent from you was missing",
            consentNotInForce: "Your consent did not hold",
            consentInsufficient: "Your consent did not go far enough",
            approvalMissing: "An approval was missing",
            outsideWindow: "It was not within the time in which it may be shared",
            smallGroup: "The group was too small, or its size was not known",
            termsOfOrigin: "The information came from someone else on terms that prevent it",
            stoppedWithTheRest: "The rules allow it, but it was stopped together with the rest"),
        complaints: Complaints(
            sweden: """
                You can complain to Integritetsskyddsmyndigheten (IMY, the Swedish Authority for Privacy Protection): \
                imy.se, imy@imy.se, telephone +46 8 657 61 00.
                """,
            denmark: """
                You can complain to Datatilsynet (the Danish Data Protection Agency): datatilsynet.dk, \
                dt@datatilsynet.dk, telephone +45 33 19 32 00.
                """,
            other: "You can complain to the data protection authority of your country."),
        notSearched: NotSearched(
            before: "Cases received that we cannot search:",
            behind: """
                They name persons by codes that only the sender can read, or are older than our register of persons. \
                One of them may be about you. Ask us to ask the sender.
                """),
        extracts: NotSearched(
            before: "Extracts for statistics that we have sent:",
            behind:
                "They name persons by codes, and are too coarse to tell one person from others. You may be in them."
        ))
}
