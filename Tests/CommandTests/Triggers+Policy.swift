extension Trigger {
    /// What triggers the codes of policies.
    static let policy: [Trigger] = [
        Trigger(
            "policy.malformed",
            #"brygga policy check deltagare.csv"#),
        Trigger(
            "policy.test-failed",
            setUp: #"sed -i 's/roles: \[coach, brobyggare\]/roles: [brobyggare]/' shared/policy.yaml"#,
            #"brygga policy test shared/policy.tests.yaml"#),
        Trigger(
            "policy.check-failed",
            setUp: #"sed 's/secrecy_waiver/participation/' shared/policy.yaml > p"#,
            #"brygga policy check p"#),
        Trigger(
            "policy.invariant-broken",
            setUp: #"{ cat shared/policy.yaml; echo '  - {id: I-test, never: {}}'; } > p"#,
            #"brygga policy prove p"#),
        Trigger(
            "policy.diff-found",
            setUp: #"sed '/F05-protected-identity, subject/d' shared/policy.yaml > p"#,
            #"brygga policy diff p shared/policy.yaml --fail-on closed"#),
        Trigger(
            "policy.review-malformed",
            setUp: #"echo '{"change":"opened"}' > r"#,
            #"brygga policy diff shared/policy.yaml shared/policy.yaml --fail-on opened --allow-open r"#),
        Trigger(
            "policy.unknown-flag",
            #"brygga policy matrix shared/policy.yaml --flags sheltered"#),
        Trigger(
            "policy.not-in-vocabulary",
            #"brygga policy reach shared/policy.yaml --category cv --to nowhere"#),
        Trigger(
            "policy.not-in-force",
            #"brygga policy status --home stad --as-of 2025-12-31"#),
        Trigger(
            "policy.space-too-large",
            setUp: #"""
                awk '/^purposes:/ {print; for (i = 0; i < 900; i++) printf "  p%d: {label: P}\n", i; next} \#
                /^categories:/ {print; for (i = 0; i < 900; i++) printf "  c%d: {fields: [f%d]}\n", i, i; next} {print}' \#
                shared/policy.yaml > p
                """#,
            #"brygga policy matrix p"#),
        Trigger(
            "policy.coverage-too-low",
            #"brygga policy test shared/policy.tests.yaml --min-cells 100"#),
        Trigger(
            "policy.denied",
            #"brygga $EXPORT"#),
        Trigger(
            "policy.too_large",
            setUp: #"head -c 1100000 /dev/zero | tr '\0' '#' > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.too_deep",
            setUp: #"{ printf 'policy: 1\nid: '; head -c 200 /dev/zero | tr '\0' '['; } > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.encoding",
            setUp: #"printf 'policy: 1\nid: \345\n' > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.character",
            setUp: #"sed 's/revision:/revision:\t/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.syntax",
            setUp: #"sed 's/revision: .*/revision: x: 1/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.yaml_feature",
            setUp: #"sed 's/^id: /id: \&x /' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.duplicate_key",
            setUp: #"sed 's/^policy: 1/policy: 1\npolicy: 1/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.unknown_version",
            setUp: #"sed 's/^policy: 1/policy: 2/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.unknown_key",
            setUp: #"sed 's/^policy: 1/policy: 1\npermit: 1/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.missing_key",
            setUp: #"sed '/^revision:/d' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.wrong_type",
            setUp: #"sed 's/^policy: 1/policy: "1"/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.bad_name",
            setUp: #"sed 's/^id: .*/id: se test/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.unknown_name",
            setUp: #"sed 's/purposes: \[enrolment\]/purposes: [gossip]/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.duplicate_name",
            setUp: #"sed 's/id: P02-enrolment-from-fk/id: P01-enrolment-from-af/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.bad_value",
            setUp: #"sed 's/retention: P24M/retention: forever/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.empty_list",
            setUp: #"sed 's/purposes: \[enrolment\]/purposes: []/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.contradiction",
            setUp: #"sed 's/max_age: P6M/max_age: P6M, why: x/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.too_many",
            setUp: #"{ cat shared/policy.yaml; for i in $(seq 5000); do echo "  - {id: Z$i}"; done; } > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.missing_ground",
            setUp: #"sed 's/from: \[af\]/from: [af, fk]/' shared/policy.yaml > p"#,
            #"brygga policy check p"#, kind: .detail),
        Trigger(
            "policy.digest",
            setUp: #"shim"#,
            #"LD_PRELOAD=$PWD/shim.so FAULTS=EVP_Digest brygga policy check shared/policy.yaml"#, kind: .detail),
    ]
}
