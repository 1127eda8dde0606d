extension Trigger {
    /// What triggers the codes of tables for publication.
    static let publication: [Trigger] = [
        Trigger(
            "tabulate.no-column",
            setUp: #"people"#,
            #"brygga $PUBLISH --rows nothing"#),
        Trigger(
            "tabulate.same-column",
            setUp: #"people"#,
            #"brygga $PUBLISH --rows area --columns area"#),
        Trigger(
            "tabulate.too-many-values",
            setUp: #"{ echo pseudonym,area; seq 20100 | sed 's/.*/person-000000000&,&/'; } > people.csv"#,
            #"brygga $PUBLISH --rows area"#),
        Trigger(
            "tabulate.person-in-two-cells",
            setUp: #"people; sed -n '2s/north/south/p' people.csv >> people.csv"#,
            #"brygga $PUBLISH --rows area"#),
        Trigger(
            "tabulate.unknown-label",
            setUp: #"people"#,
            #"brygga $PUBLISH --rows area --merge-rows east=west"#),
        Trigger(
            "tabulate.unusable",
            setUp: #"people"#,
            #"brygga $PUBLISH --rows area --method round --base 2"#),
        Trigger(
            "tabulate.refused",
            setUp: #"people; sed -i '5,$d' people.csv"#,
            #"brygga $PUBLISH --rows area"#),
        Trigger(
            "tabulate.earlier-release",
            setUp: #"people; brygga $PUBLISH --rows area; sed -i '$d' people.csv"#,
            #"brygga $PUBLISH --rows area --name later"#),
        Trigger(
            "tabulate.releases",
            setUp: #"people; echo nothing > releases.ndjson"#,
            #"brygga $PUBLISH --rows area"#),
        Trigger(
            "tabulate.perturbations",
            setUp: #"people; openssl rand -hex 32 > key; chmod 600 key; echo '{}' > p.json"#,
            #"brygga $PUBLISH --rows area --method cell-key --key key --perturbations p.json"#),
        Trigger(
            "tabulate.targets",
            setUp: #"people; printf 'category,target\nnorth,many\n' > targets.csv"#,
            #"brygga $PUBLISH --rows area --targets targets.csv"#),
        Trigger(
            "tabulate.unknown-target",
            setUp: #"people; printf 'category,target\neast,5\n' > targets.csv"#,
            #"brygga $PUBLISH --rows area --targets targets.csv"#),
        Trigger(
            "tabulate.used-name",
            setUp: #"people; brygga $PUBLISH --rows area --name one"#,
            #"brygga $PUBLISH --rows outcome --name one"#),
    ]
}
