internal import CaseModel
internal import OpenSSLCrypto

extension ExtractReport {
    /// The report as Markdown, in English.
    public func markdown(for audience: ReportAudience) -> String {
        var lines = [
            "# Disclosure control of \(fileName)", "", Self.personalDataNote, "", "| | |", "|---|---|",
            "| Recipe (SHA-256) | `\(recipeDigest.hex)` |", "| File (SHA-256) | `\(fileDigest.hex)` |",
            "| Purpose | \(recipe.purpose.text) |", "| Recipient | \(recipe.recipient.text) |",
        ]
        if let release = recipe.release { lines.append("| Release | \(release.text) |") }
        lines += [
            "| Profile | \(recipe.profile.name) |", "| Rows | \(measures.rows) |", "| Persons | \(measures.persons) |",
            "| Share of rows left out, at most | \(recipe.droppedLimit) |", "| Classes | \(measures.classes) |",
            "| Persons in a class, on average | \(measures.averageClass) |",
            "| Discernibility | \(measures.discernibility) |",
            "| Highest risk to be picked out (1/k) | \(measures.prosecutorRisk) |", "",
        ]
        lines += required + sizes + linked
        if audience == .officer { lines += omitted }
        lines += ["## Check it yourself", "", "```sh"] + verification + ["```", ""]
        return lines.joined(separator: "\n")
    }

    private var required: [String] {
        var lines = ["## Required and achieved", "", "| Measure | Column | Required | Achieved |", "|---|---|---|---|"]
        lines.append("| k (persons) | | at least \(recipe.profile.minimumGroup) | \(measures.smallestClass) |")
        for column in measures.sensitive {
            let name = "`\(column.column)`"
            lines.append(
                "| l (distinct values) | \(name) | at least \(column.required.distinct) | \(column.distinct) |")
            let entropy = column.required.entropy.map { "at least \($0)" } ?? "not required"
            lines.append("| l (entropy) | \(name) | \(entropy) | \(column.entropy) |")
            let distance = column.required.distance.map { "at most \($0)" } ?? "not required"
            let kind = column.isOrdered ? "ordered" : "categorical"
            lines.append("| t (\(kind)) | \(name) | \(distance) | \(column.distance) |")
        }
        return lines + [""]
    }

    private var sizes: [String] {
        let bins = measures.classSizes.map { "| \($0.from) to \($0.through) | \($0.classes) |" }
        return ["## Sizes of classes", "", "| Persons | Classes |", "|---|---|"] + bins + [""]
    }

    private var linked: [String] {
        guard measures.personsInSeveralClasses > 0 else { return [] }
        return [
            "## Rows of one person", "",
            "\(measures.personsInSeveralClasses.counted("person has", "persons have")) rows in several classes, linked by the"
                + " pseudonym. The smallest group with the same classes has"
                + " \(measures.smallestLinkedGroup.counted("person", "persons")).",
            "",
        ]
    }

    private var omitted: [String] {
        let omission = extract.omission
        var lines = [
            "## Left out: for the officer alone", "",
            "\(omission.droppedRows) of \(omission.rows) rows (share \(omission.droppedShare)) and every row of"
                + " \(omission.droppedPersons) of \(omission.persons) persons.", "", "| Rule | Column | Rows |",
            "|---|---|---|",
        ]
        lines += omission.causes.map { "| \($0.rule) | \($0.column.map { "`\($0)`" } ?? "") | \($0.rows) |" }
        lines += ["", "| " + recipe.quasiIdentifiers.joined(separator: " | ") + " | Rows left out |"]
        lines.append("|" + String(repeating: "---|", count: recipe.quasiIdentifiers.count + 1))
        lines += omission.classes.map { dropped in
            "| " + dropped.values.map(Self.tableText).joined(separator: " | ") + " | \(dropped.rows) |"
        }
        return lines + [""]
    }

    /// A value of a table fit for a cell of Markdown: what would end the cell or the line, or begin markup, is a reference.
    private static func tableText(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            let isPlain =
                scalar.isHarmlessInMessages && !"|\\`<>&[]_!#".unicodeScalars.contains(scalar)
            if isPlain { text.unicodeScalars.append(scalar) } else { text += "&#\(scalar.value);" }
        }
        return text
    }
}
