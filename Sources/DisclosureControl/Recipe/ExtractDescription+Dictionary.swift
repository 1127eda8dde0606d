public import CaseModel

extension ExtractDescription {
    /// The data dictionary as Markdown: each column, what it is and at which level.
    public func dictionary(in language: Language) -> [UInt8] {
        let words = DictionaryWords(language)
        var lines = [
            "# " + words.title, "", words.personalData, "",
            "| \(words.column) | \(words.role) | \(words.content) |", "|---|---|---|",
        ]
        for field in fields {
            let role = words.role(field.column.role.name)
            lines.append("| `\(field.name)` | \(role) | \(words.content(of: field)) |")
        }
        return Array((lines + ["", words.star, ""]).joined(separator: "\n").utf8)
    }
}

/// The words of a data dictionary in one language.
private struct DictionaryWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    private func pick(_ swedish: String, _ danish: String, _ english: String) -> String {
        switch language {
        case .swedish: swedish
        case .danish: danish
        case .english: english
        }
    }

    var title: String { pick("Variabelförteckning", "Variabelliste", "Data dictionary") }
    var column: String { pick("Kolumn", "Kolonne", "Column") }
    var role: String { pick("Roll", "Rolle", "Role") }
    var content: String { pick("Innehåll", "Indhold", "Content") }
    var personalData: String {
        pick(
            "Uttaget är fortfarande personuppgifter: raderna är pseudonymiserade, inte anonyma.",
            "Udtrækket er stadig personoplysninger: rækkerne er pseudonymiserede, ikke anonyme.",
            "The extract is still personal data: its rows are pseudonymised, not anonymous.")
    }
    var star: String {
        pick(
            "`*` betyder att värdet saknas eller inte lämnas ut. Alla celler är text; koder behåller sina nollor.",
            "`*` betyder, at værdien mangler eller ikke udleveres. Alle celler er tekst; koder beholder deres nuller.",
            "`*` means that a value is missing or not released. All cells are text; codes keep their zeros.")
    }

    func role(_ name: String) -> String {
        switch name {
        case "pseudonym": pick("pseudonym", "pseudonym", "pseudonym")
        case "quasi": pick("kvasiidentifierare", "kvasiidentifikator", "quasi-identifier")
        case "sensitive": pick("känslig", "følsom", "sensitive")
        default: pick("uppgift", "oplysning", "attribute")
        }
    }

    func content(of field: ExtractDescription.Field) -> String {
        switch field.column.role {
        case .pseudonym:
            pick("samma person, samma pseudonym", "samme person, samme pseudonym", "same person, same pseudonym")
        case .quasi(let generaliser, let level): content(of: generaliser, level, of: field.levelCount)
        case .sensitive(let requirement): content(of: requirement.scale)
        case .attribute, .drop: pick("som i källan", "som i kilden", "as in the source")
        }
    }

    private func content(of generaliser: Generaliser, _ level: Int, of count: Int?) -> String {
        guard level + 1 != count else { return pick("lämnas inte ut, `*`", "udleveres ikke, `*`", "not released, `*`") }
        var place = pick("nivå \(level)", "niveau \(level)", "level \(level)")
        if let count { place += " " + pick("av", "af", "of") + " \(count - 1)" }
        let what =
            switch generaliser {
            case .identity, .suppression: pick("värdet", "værdien", "the value")
            case .bands: pick("intervall, båda ändarna ingår", "interval, begge ender med", "band, both ends included")
            case .prefix(let lengths, _):
                pick(
                    "de första \(lengths[level]) tecknen", "de første \(lengths[level]) tegn",
                    "the first \(lengths[level]) characters")
            case .dates(let grains): grain(grains[level])
            case .mapping(let table, _):
                pick("enligt tabellen \(table)", "efter tabellen \(table)", "by the table \(table)")
            }
        return what + "; " + place
    }

    private func grain(_ grain: DateGrain) -> String {
        switch grain {
        case .day: pick("dag", "dag", "day")
        case .month: pick("månad", "måned", "month")
        case .quarter: pick("kvartal", "kvartal", "quarter")
        case .year: pick("år", "år", "year")
        }
    }

    private func content(of scale: SensitiveRequirement.Scale) -> String {
        switch scale {
        case .categorical: pick("värde utan ordning", "værdi uden rækkefølge", "value without order")
        case .numbers: pick("tal", "tal", "number")
        case .words(let words):
            pick("i ordning", "i rækkefølge", "in order") + ": " + words.joined(separator: ", ")
        }
    }
}
