public import CaseModel
import ConsentRecording
public import PolicyEvaluation

/// What permits ask for, and what is missing, in the words of a caseworker.
public struct ConditionPhrases: Sendable {
    private let language: Language

    /// Words in a language.
    public init(_ language: Language) { self.language = language }

    /// A condition, such as `the person's secrecy waiver, given explicitly, no older than 6 months`.
    public func condition(_ condition: Condition) -> String {
        switch condition {
        case .consent(let kind, let isExplicit, let age):
            [consent(kind), isExplicit ? explicitly : nil, age.map(noOlder)].compactMap { $0 }.joined(separator: ", ")
        case .approval(let count, let approvers): approvals(count) + (approvers.map { by($0.roles) } ?? "")
        case .window(let event, let from, let to): window(event, from, to)
        case .minimumGroup(let size): group(size)
        }
    }

    /// Sets of conditions of which one has to hold.
    public func conditions(_ sets: [ConditionSet]) -> String {
        sets.map { set in
            set.conditions.isEmpty ? noCondition : set.conditions.map(condition).joined(separator: " \(and) ")
        }.joined(separator: "; \(or) ")
    }

    /// How the person is named.
    public func identity(_ form: IdentityForm) -> String {
        switch (language, form) {
        case (.english, .none): "without saying who it is about"
        case (.english, .pseudonym): "by pseudonym"
        case (.english, .personalNumber): "by personal number"
        case (.swedish, .none): "utan att säga vem det gäller"
        case (.swedish, .pseudonym): "med pseudonym"
        case (.swedish, .personalNumber): "med personnummer"
        case (.danish, .none): "uden at sige, hvem det drejer sig om"
        case (.danish, .pseudonym): "med pseudonym"
        case (.danish, .personalNumber): "med personnummer"
        }
    }

    /// What the recipient may do onward.
    public func redisclosure(_ level: RedisclosureLevel) -> String {
        switch (language, level) {
        case (.english, .none): "nothing may go onward"
        case (.english, .aggregatesOnly): "only statistics may go onward"
        case (.english, .withNewPermit): "it may go onward by another permit"
        case (.swedish, .none): "inget får lämnas vidare"
        case (.swedish, .aggregatesOnly): "endast statistik får lämnas vidare"
        case (.swedish, .withNewPermit): "det får lämnas vidare enligt ett annat tillstånd"
        case (.danish, .none): "intet må gives videre"
        case (.danish, .aggregatesOnly): "kun statistik må gives videre"
        case (.danish, .withNewPermit): "det må gives videre efter en anden tilladelse"
        }
    }

    /// A period, such as `6 months`.
    public func period(_ period: CalendarPeriod) -> String {
        let isOne = period.count == 1
        let unit =
            switch (language, period.unit) {
            case (.english, .months): isOne ? "month" : "months"
            case (.english, .days): isOne ? "day" : "days"
            case (.swedish, .months): isOne ? "månad" : "månader"
            case (.swedish, .days): isOne ? "dag" : "dagar"
            case (.danish, .months): isOne ? "måned" : "måneder"
            case (.danish, .days): isOne ? "dag" : "dage"
            }
        return "\(period.count) \(unit)"
    }

    /// What is missing, as a clause.
    public func missing(_ condition: MissingCondition) -> String {
        switch condition {
        case .consent(let kind, let gap): "\(consent(kind)) \(self.gap(gap))"
        case .approval(let needed, let counted): approvals(needed: needed, counted: counted)
        case .window(let event, let gap): window(event, gap)
        case .minimumGroup(let needed, let stated): group(needed: needed, stated: stated)
        case .origin(.level):
            switch language {
            case .english: "the items came from elsewhere on terms that do not let them go on"
            case .swedish: "uppgifterna kom från någon annan på villkor som inte låter dem gå vidare"
            case .danish: "oplysningerne kom fra en anden på vilkår, der ikke lader dem gå videre"
            }
        case .origin(.retentionOver):
            switch language {
            case .english: "the items came from elsewhere and may no longer be kept"
            case .swedish: "uppgifterna kom från någon annan och får inte längre finnas kvar"
            case .danish: "oplysningerne kom fra en anden og må ikke længere opbevares"
            }
        }
    }

    private func consent(_ kind: ConsentKind) -> String {
        switch (language, kind) {
        case (.english, .secrecyWaiver): "the person's secrecy waiver"
        case (.english, .gdprConsent): "the person's GDPR consent"
        case (.english, .participation): "the person's agreement to take part"
        case (.swedish, .secrecyWaiver): "personens samtycke till att sekretessen bryts"
        case (.swedish, .gdprConsent): "personens samtycke enligt dataskyddsförordningen"
        case (.swedish, .participation): "personens överenskommelse om att delta"
        case (.danish, .secrecyWaiver): "personens samtykke til at ophæve tavshedspligten"
        case (.danish, .gdprConsent): "personens samtykke efter databeskyttelsesforordningen"
        case (.danish, .participation): "personens aftale om at deltage"
        }
    }

    private var explicitly: String {
        switch language {
        case .english: "given explicitly"
        case .swedish: "lämnat uttryckligen"
        case .danish: "givet udtrykkeligt"
        }
    }

    private func noOlder(_ age: CalendarPeriod) -> String {
        switch language {
        case .english: "no older than \(period(age))"
        case .swedish: "högst \(period(age)) gammalt"
        case .danish: "højst \(period(age)) gammelt"
        }
    }

    private func approvals(_ count: Int) -> String {
        switch language {
        case .english: count == 1 ? "an officer's approval" : "the approvals of \(count) officers"
        case .swedish: count == 1 ? "en handläggares godkännande" : "\(count) handläggares godkännande"
        case .danish: count == 1 ? "en medarbejders godkendelse" : "\(count) medarbejderes godkendelse"
        }
    }

    private func by(_ roles: [Identifier]) -> String { " (\(roles.map(\.text).joined(separator: ", ")))" }

    private func window(_ event: Identifier, _ from: CalendarPeriod, _ to: CalendarPeriod) -> String {
        switch language {
        case .english: "from \(period(from)) to \(period(to)) after \(event)"
        case .swedish: "från \(period(from)) till \(period(to)) efter \(event)"
        case .danish: "fra \(period(from)) til \(period(to)) efter \(event)"
        }
    }

    private func group(_ size: Int) -> String {
        switch language {
        case .english: "groups of at least \(size) people"
        case .swedish: "grupper om minst \(size) personer"
        case .danish: "grupper på mindst \(size) personer"
        }
    }

    private var noCondition: String {
        switch language {
        case .english: "nothing more is asked for"
        case .swedish: "inget mer krävs"
        case .danish: "intet mere kræves"
        }
    }

    private var and: String {
        switch language {
        case .english: "and"
        case .swedish: "och"
        case .danish: "og"
        }
    }

    private var or: String {
        switch language {
        case .english: "or"
        case .swedish, .danish: "eller"
        }
    }

    private func gap(_ gap: MissingCondition.ConsentGap) -> String {
        switch (language, gap) {
        case (.english, .none): "is missing"
        case (.english, .withdrawn): "was withdrawn"
        case (.english, .notGiven): "does not hold: the latest statement about it does not permit"
        case (.english, .notCovered): "does not cover all of it"
        case (.english, .expired): "has expired"
        case (.english, .tooOld): "is older than the permit accepts"
        case (.english, .notExplicit): "was not given explicitly"
        case (.english, .notAuthorised): "was given by someone whose authority is not shown"
        case (.swedish, .none): "saknas"
        case (.swedish, .withdrawn): "har återkallats"
        case (.swedish, .notGiven): "gäller inte: det senaste beskedet om det tillåter inte"
        case (.swedish, .notCovered): "täcker inte allt"
        case (.swedish, .expired): "har gått ut"
        case (.swedish, .tooOld): "är äldre än vad tillståndet godtar"
        case (.swedish, .notExplicit): "har inte lämnats uttryckligen"
        case (.swedish, .notAuthorised): "har lämnats av någon vars behörighet inte är visad"
        case (.danish, .none): "mangler"
        case (.danish, .withdrawn): "er trukket tilbage"
        case (.danish, .notGiven): "gælder ikke: den seneste besked om det tillader ikke"
        case (.danish, .notCovered): "dækker ikke det hele"
        case (.danish, .expired): "er udløbet"
        case (.danish, .tooOld): "er ældre, end tilladelsen accepterer"
        case (.danish, .notExplicit): "er ikke givet udtrykkeligt"
        case (.danish, .notAuthorised): "er givet af en, hvis beføjelse ikke er vist"
        }
    }

    private func approvals(needed: Int, counted: Int) -> String {
        switch language {
        case .english: "it needs \(needed) approvals and has \(counted)"
        case .swedish: "det krävs \(needed) godkännanden och finns \(counted)"
        case .danish: "der kræves \(needed) godkendelser og er \(counted)"
        }
    }

    private func window(_ event: Identifier, _ gap: MissingCondition.WindowGap) -> String {
        switch (language, gap) {
        case (.english, .unknownEvent): "the day of \(event) is not known"
        case (.english, .tooEarly): "the time after \(event) has not begun"
        case (.english, .tooLate): "the time after \(event) is over"
        case (.swedish, .unknownEvent): "dagen för \(event) är inte känd"
        case (.swedish, .tooEarly): "tiden efter \(event) har inte börjat"
        case (.swedish, .tooLate): "tiden efter \(event) är slut"
        case (.danish, .unknownEvent): "dagen for \(event) er ikke kendt"
        case (.danish, .tooEarly): "tiden efter \(event) er ikke begyndt"
        case (.danish, .tooLate): "tiden efter \(event) er forbi"
        }
    }

    private func group(needed: Int, stated: Int?) -> String {
        switch (language, stated) {
        case (.english, let stated?): "the group of \(stated) is smaller than \(needed)"
        case (.english, nil): "the size of the group is not known and must be at least \(needed)"
        case (.swedish, let stated?): "gruppen om \(stated) är mindre än \(needed)"
        case (.swedish, nil): "gruppens storlek är inte känd och måste vara minst \(needed)"
        case (.danish, let stated?): "gruppen på \(stated) er mindre end \(needed)"
        case (.danish, nil): "gruppens størrelse er ikke kendt og skal være mindst \(needed)"
        }
    }
}
