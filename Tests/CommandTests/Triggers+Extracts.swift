extension Trigger {
    /// What triggers the codes of extracts.
    static let extracts: [Trigger] = [
        Trigger(
            "extract.recipe",
            setUp: #"rows; sed -i 's/"k"/"kk"/' recipe.json"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.columns",
            setUp: #"rows; sed -i '1s/$/,more/;2,$s/$/,1/' rows.csv"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.mapping",
            setUp: #"""
                rows; sed -i 's/{"kind": "identity"}/{"kind": "mapping", "table": "m.csv", "sha256": "'$(printf x | sha256sum | cut -c1-64)'"}/' recipe.json
                """#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.cell",
            setUp: #"rows; sed -i '5s/,[a-z]*$/,/' rows.csv"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.no-rows",
            setUp: #"rows; sed -i '2,$d' rows.csv"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.too-large",
            setUp: #"rows"#,
            #"brygga extract link $(seq -f 't%g=rows.csv' 21) --out x.csv"#),
        Trigger(
            "extract.dropped",
            setUp: #"rows 299"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.lattice",
            setUp: #"""
                python3 -c 'import json
                names = [f"q{i}" for i in range(14)]
                columns = [{"name": n, "role": "quasi", "generaliser": {"kind": "identity"}, "level": 0} for n in names]
                json.dump({"format": "brygga-extract-recipe", "version": 1, "purpose": "p", "recipient": "r", "k": 2, "columns": columns
                    + [{"name": "person", "role": "pseudonym", "country": "SE"}]}, open("wide.json", "w"))
                open("wide.csv", "w").write(",".join(names + ["person"]) + "\n" + "1," * 14 + "person-0000000000\n")'
                """#,
            #"brygga extract suggest wide.csv --recipe wide.json --as pseudonymised"#),
        Trigger(
            "extract.no-levels",
            setUp: #"rows 400"#,
            #"brygga extract suggest rows.csv --recipe recipe.json"#),
        Trigger(
            "extract.other-recipient",
            setUp: #"rows"#,
            #"""
            brygga extract make rows.csv --recipe recipe.json --to af --role system --home stad $SECRET
            """#),
        Trigger(
            "extract.not-statistical",
            setUp: #"rows; sed -i 's/"statistics"/"team_meeting"/' recipe.json"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.no-categories",
            setUp: #"rows; sed -i 's/"profile", "outcome"//' recipe.json"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.unknown-country",
            setUp: #"rows; sed -i 's/"SE"/"DE"/' recipe.json"#,
            #"brygga $EXTRACT"#),
        Trigger(
            "extract.not-dropped",
            setUp: #"rows"#,
            #"brygga $EXTRACT --dropped-column status"#),
        Trigger(
            "extract.not-an-extract",
            #"brygga extract open $AF --out extract --home af $SECRET"#),
        Trigger(
            "extract.not-as-described",
            setUp: #"rows; mkdir out; brygga $EXTRACT --out out; mv out/* honest.asice"#,
            #"brygga extract open forged.asice --out extract --home samordning $SECRET"#
        ) { stage in
            try stage.forgeExtract("honest.asice") { $0[9].bytes += [0x20] }
        },
        Trigger(
            "extract.not-safe",
            setUp: #"rows 299"#,
            #"brygga extract audit rows.csv --recipe recipe.json --as raw"#),
        Trigger(
            "extract.mixed-pseudonyms",
            setUp: #"""
                rows; extract
                { echo personnummer,kon,status; sed 's/$/,K,arbete/' one.txt; echo aaaaaaaaaaaaaaaaaaaa,K,arbete; } > mixed.csv
                """#,
            #"brygga extract audit mixed.csv --recipe recipe.json"#),
        Trigger(
            "extract.unlinkable",
            setUp: #"""
                extract
                brygga pseudonymise deltagare.csv --home stad --domain exchange/stad/af --column personnummer \
                    --country SE --out other.csv $SECRET
                """#,
            #"brygga extract link extract.csv other.csv --column personnummer --out linked.csv"#),
        Trigger(
            "extract.foreign-pseudonyms",
            setUp: #"people"#,
            #"brygga extract link a=people.csv b=people.csv --out linked.csv"#),
        Trigger(
            "extract.no-pseudonym-column",
            setUp: #"extract"#,
            #"brygga extract link a=extract.csv b=extract.csv --column person --out linked.csv"#),
        Trigger(
            "extract.several-rows",
            setUp: #"extract; sed -n 2p extract.csv > more; cat more >> extract.csv"#,
            #"""
            brygga extract link a=extract.csv b=extract.csv --column personnummer --out linked.csv
            """#),
    ]
}
