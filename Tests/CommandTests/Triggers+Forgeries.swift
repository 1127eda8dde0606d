import BundleSealing
import CaseModel
import TestSupport
import Testing

@testable import BundleForging

extension Trigger {
    /// What triggers the codes of bundles and trust lists that a partner or the coordinator forges with keys of its own.
    static let forgeries: [Trigger] = [
        .forged("E_LAYOUT", by: "surplus entry at the end"),
        .forged("E_LIMIT", by: "entries say 65535"),
        .forged("E_DIGEST", by: "payload changed"),
        .forged("E_SIG_PROFILE", by: "version 3"),
        .forged("E_SIG_BAD", by: "signature of zeros"),
        .forged("E_MANIFEST", by: "unknown kind"),
        .forged("E_SUITE", by: "unknown suite"),
        .forged("E_SENDER", by: "sender named is another agency"),
        .forged("E_LOG", by: "log entry that cannot be verified"),
        .forged("E_SEG_PROFILE", by: "empty index", "brygga open forged.asice --home af --out case $SECRET"),
        .forged("E_DECRYPT", by: "ciphertext bit (index)", "brygga open forged.asice --home af --out case $SECRET"),
        .forged("E_INDEX", by: "role missing", "brygga open forged.asice --home af --out case $SECRET"),
        Trigger("E_SERIES", "brygga open forged.asice --home af --out case $SECRET") { stage in
            let forgers = try stage.forgers()
            var draft = try forgers.draft()
            draft.series = try BundleManifest.Series(id: .random(), number: 1, count: 2)
            let category = try #require(draft.statement.categories.first)
            let file = PayloadFile(
                name: try #require(PayloadFileName("a.txt")), category: category, content: PlaintextBytes([1]))
            try stage.folder.write(try forgers.seal([file], draft: draft).bytes, to: "forged.asice")
        },
        Trigger("E_PLAIN", "brygga open forged.asice --home af --out case $SECRET") { stage in
            try stage.forgePlaintext()
        },
        Trigger("E_CERT_TIME", "brygga verify $AF --trust shared") { stage in
            let ended = Stage.now.adding(seconds: -86_400)
            try stage.writeTrustList(
                stage.trustList(changing: "stad") {
                    .init(
                        certificate: $0.certificate, from: $0.from.adding(seconds: -172_800), to: ended,
                        purposes: $0.purposes)
                })
        },
        Trigger("E_TRUST_MALFORMED", "brygga trust verify shared") { stage in
            try stage.writeTrustList(stage.trustList().list.canonicalJSON + [0x0A])
        },
        Trigger("key.malformed-shared-key", "brygga key import forged.asice --home af $SECRET") { stage in
            try stage.forgeHolderBundle(
                .key, purpose: "brygga/pseudonym-key", category: "pseudonym-key", domain: "exchange/stad/af",
                files: [("pseudonym-key.json", Array("{}".utf8)), ("pseudonym-key.p7m", [0x30, 0])])
        },
        Trigger("map.not-ours", "brygga pseudonyms open-map forged.asice --out map.csv --home af $SECRET") { stage in
            try stage.forgeHolderBundle(
                .pseudonymMap, purpose: "brygga/pseudonym-map", category: "pseudonym-map", domain: "statistics-2026",
                files: [("map.csv", Array("old,new\n".utf8))])
        },
        Trigger(
            "E_APPROVAL", setUp: "approved; brygga $HEALTH --approval asked/*.json",
            "brygga open resealed.asice --home fk --out case $SECRET"
        ) { stage in
            let sent = try #require(try stage.names(in: "vc/outbox").first)
            _ = try ApprovalStage(stage: stage).resealed("vc/outbox/" + sent) { Array($0.prefix(1)) }
        },
    ]
}
