import Foundation
import TestSupport
import Testing

/// What makes the real command report one code: shell lines that run in a copy of the world.
struct Trigger: Sendable {
    /// How the code is said.
    enum Kind {
        /// As the failure, or as the warning.
        case whole
        /// As one of several faults that the failure lists.
        case detail
        /// In words only: with `--json` the result states it, or the verb has none.
        case spoken
        /// In words only, on a terminal that shows letters without their marks.
        case unmarked
        /// In a finding of the doctor, which names the code.
        case finding
    }

    let code: String
    /// Runs once before, in a copy of its own; empty where nothing needs to be changed.
    let setUp: String
    /// Runs `brygga` once with `$MORE` at the end of its words.
    let line: String
    let kind: Kind
    /// What a dishonest partner makes after the set-up, with the tests' own code.
    let forge: (@Sendable (Stage) throws -> Void)?

    init(
        _ code: String, setUp: String = "", _ line: String, kind: Kind = .whole,
        forge: (@Sendable (Stage) throws -> Void)? = nil
    ) {
        (self.code, self.setUp, self.line, self.kind, self.forge) = (code, setUp, line, kind, forge)
    }

    /// A bundle forged by an attack of docs/bundle-format.md that the command refuses.
    static func forged(
        _ code: String, by attack: String, _ line: String = "brygga verify forged.asice --home af"
    ) -> Trigger {
        Trigger(code, line) { try $0.forge(attack, expecting: code) }
    }

    /// Whether it needs a copy of the world of its own.
    var needsStage: Bool { !setUp.isEmpty || forge != nil }

    /// Whether it lets strace put faults into system calls.
    var needsStrace: Bool { line.contains("strace ") }
    /// Whether it puts faults into a library, for which a C compiler is needed.
    var needsCompiler: Bool { setUp.contains("shim") }

    /// The areas; the triggers of one run one after another, and the areas beside each other.
    static let areas: [(name: String, triggers: [Trigger])] =
        [
            ("homes", homes), ("files", files), ("keys", keys), ("key versions", keyVersions), ("maps", maps),
            ("containers", containers),
            ("collaboration", collaboration), ("policy", policy),
            ("consents", consents), ("bundles", bundles), ("forgeries", forgeries), ("approvals", approvals),
            ("tables", tables), ("extracts", extracts), ("publication", publication), ("reversals", reversals),
            ("faults", faults), ("moments", moments),
            ("warnings", warnings),
        ] + waiting.map { ($0.code, [$0]) }
}

/// Runs the shell lines of triggers on a stage.
struct TriggerStage {
    let stage: Stage

    /// `brygga` is a function that adds what the run adds.
    private static let prelude = "brygga() { command brygga \"$@\" $MORE; }\n"

    /// What set-up lines may use: a request for approvals of a case of health, officers, and a library that fails.
    private static let tools = #"""
        ask() {
            mkdir health asked; echo of officers > op; chmod 600 op
            python3 -c 'import json
        person = json.load(open("deltagare-1/case.json"))["person"]
        health = {"functional_limit": "kan inte lyfta", "adaptation_need": "bord"}
        case = {"person": person, "subject_flags": {"protected_identity": False}, "health_limitation": health}
        json.dump(case, open("health/case.json", "w"))'
            brygga consent record --home vc --case health/case.json --kind secrecy_waiver --to fk --explicit \
                --purposes rehab_planning --categories health_limitation --valid P6M --notice samtycke-sv.txt \
                --notice-uri https://example.org/samtycke --notice-version 1 --language sv --method signed_paper \
                --evidence underskrift.txt --by rehabkoordinator $SECRET
            brygga $HEALTH --request asked
            mv asked/* asked/request.json
        }
        approved() {
            ask; appoint o-1 --role rehabkoordinator; appoint o-2 --role verksamhetschef
            for officer in o-1 o-2; do
                brygga approve $REQUEST --home vc --yes --officer $officer --officer-passphrase-file op
            done
            rm $REQUEST
        }
        # A batch of the employment service: as many cases of made-up persons, which need no consent.
        cases() {
            mkdir cases post
            brygga id generate --country SE --count $1 --seed 7 | python3 -c 'import json, sys
        for i, number in enumerate(sys.stdin.read().split(), 1):
            case = {"person": {"country": "SE", "number": number}, "subject_flags": {"protected_identity": False},
                "identity": {"given_name": "Test", "family_name": f"Nummer {i}", "birth_year": int(number[:4])},
                "placement": {"employer": "Exempelbolaget AB", "start": "2026-11-02", "end": "2027-02-26"},
                "benefit_status": {"benefit": "aktivitetsstöd", "level": "grundnivå"}}
            json.dump(case, open(f"cases/{i}.json", "w"))
            print(json.dumps({"case": f"cases/{i}.json", "id": f"case-{i}"}))' > cases.ndjson
        }
        extract() {
            echo of officers > op; chmod 600 op
            brygga pseudonymise deltagare.csv --home stad --domain statistics-2026 --column personnummer --country SE \
                --out extract.csv $SECRET
            sed -n 2p extract.csv | cut -d, -f1 > one.txt
        }
        # Three hundred made-up participants and a recipe; an argument is what the recipe says of the group.
        rows() {
            brygga id generate --country SE --count 900 --seed 7 | sort -u | head -n 300 | python3 -c 'import json, sys
        rows = [(n, "KM"[i % 2], ["arbete", "studier"][i // 2 % 2]) for i, n in enumerate(sys.stdin.read().split())]
        open("rows.csv", "w").write("".join(",".join(r) + "\n" for r in [("personnummer", "kon", "status")] + rows))
        recipe = {"format": "brygga-extract-recipe", "version": 1, "purpose": "statistics", "recipient": "samordning",
            "categories": ["profile", "outcome"], "k": int(sys.argv[1]), "columns": [
            {"name": "personnummer", "role": "pseudonym", "country": "SE"},
            {"name": "kon", "role": "quasi", "generaliser": {"kind": "identity"}, "level": 0},
            {"name": "status", "role": "sensitive", "kind": "categorical"}]}
        open("recipe.json", "w").write(json.dumps(recipe))' ${1:-10}
        }
        # Two hundred persons of an outcome and an area, with names that stand for pseudonyms.
        people() {
            seq 0 199 | awk 'BEGIN { print "pseudonym,area,outcome"; split("work studies other", o, " ") }
                { printf "person-%012d,%s,%s\n", $1, $1 % 2 ? "south" : "north", o[$1 % 3 + 1] }' > people.csv
        }
        appoint() { brygga key new --home vc --officer "$@" --officer-passphrase-file op $SECRET; }
        shim() { cc -shared -fPIC -o shim.so shim.c -ldl; }

        """#

    init() async throws {
        stage = try await Stage.set()
        try stage.folder.write(FaultyLibrary.source, to: "shim.c")
    }

    private func environment(_ more: String) throws -> [String: String] {
        let secret = "--passphrase-file passphrase"
        let folder = URL(filePath: BuiltCommand.path).deletingLastPathComponent().path
        return [
            "PATH": folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"),
            "BRYGGA_HOME": "", "BRYGGA_LANGUAGE": "en", "MORE": more, "SECRET": secret,
            "TERMINAL": TerminalRun.driver, "RECORD": stage.world.record, "COORDINATOR": stage.world.coordinator,
            "AF": try #require(stage.world.bundles["af"]), "KEYS": PackageFiles.path("keys-example"),
            "EXPORT": "export --yes deltagare-1 --home stad --to af --purpose team_meeting --role coach \(secret)",
            "CONSENT": "consent record --home stad --kind secrecy_waiver --to af fk vc bostad --purposes team_meeting "
                + "--categories identity cv --explicit --valid P6M --notice samtycke-sv.txt --notice-version 1 "
                + "--notice-uri https://example.org/samtycke --notice-language sv --method signed_paper "
                + "--evidence underskrift.txt --by coach \(secret)",
            "BATCH": "export --batch cases.ndjson --home af --to fk --purpose work_placement --role arbetsformedlare "
                + "--identity personal_number --out post \(secret)",
            "TABLE": "pseudonymise table.csv --home stad --domain statistics-2026 --column pnr --country SE \(secret)",
            "EXTRACT": "extract make rows.csv --recipe recipe.json --to samordning --role system --home stad \(secret)",
            "PUBLISH": "tabulate people.csv --population people",
            "RESOLVE": "pseudonyms resolve --clients deltagare.csv --clients-column personnummer --country SE "
                + "--domain statistics-2026 --home stad \(secret)",
            "ASK": "pseudonyms reidentify --home stad --domain statistics-2026 --country SE --purpose finding",
            "GIVEN": "pseudonyms reidentify --home stad \(secret)",
            "HEALTH": "export --yes health --home vc --to fk --purpose rehab_planning --role rehabkoordinator "
                + "--identity personal_number \(secret)", "REQUEST": "asked/request.json",
        ]
    }

    private func shell(_ script: String, _ more: String) async throws -> ProcessOutcome {
        try await run(
            "timeout", ["-k", "5", "100", "sh", "-c", script], environment: try environment(more), in: stage.root)
    }

    func prepare(_ trigger: Trigger) async throws {
        if !trigger.setUp.isEmpty { _ = try await shell(Self.tools + trigger.setUp, "") }
        try trigger.forge?(stage)
    }

    /// Triggers the code once; no canary may stand in anything that is said.
    func pull(_ trigger: Trigger, _ more: String) async throws -> ProcessOutcome {
        let outcome = try await shell(Self.prelude + trigger.line, more)
        #expect(Canaries.leaks(in: outcome.output + Array(outcome.errors.utf8)) == [], "\(trigger.code)")
        return outcome
    }
}
