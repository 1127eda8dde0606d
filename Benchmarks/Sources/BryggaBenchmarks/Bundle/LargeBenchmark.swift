import CReference
import Foundation

/// Figure 7: one file of 1 GiB, sealed and opened, beside what else seals files.
struct LargeBenchmark {
    let folder: TableFolder

    /// What a child process does so that its memory can be read: seals and opens once.
    static func once(_ folder: String) throws {
        let file = try LargeFile(folder)
        try file.seal("plain", "once.asice")
        try file.open("once.asice", "once")
    }

    func run(into report: Report) throws {
        report.begin(
            "7. A file of 1 GiB, sealed and opened, from file to file in memory",
            [
                "Brygga: two threads, in process; container, index, signature, every check of parse, verify, openIndex and",
                "openSegments. C: the primitives alone (AES-GCM, two SHA-256, CRC-32) on two threads, in process.",
                "age, gpg, openssl cms: one process each; none of them signs, binds or digests the content.",
            ])
        let file = try LargeFile(folder.path)
        try LargeFile.make(folder.file("plain"))
        let commands = Commands(folder: URL(filePath: folder.path))
        try prepare(commands)
        try report.add(sealing(file, commands).figure(rounds: Self.rounds))
        for name in ["sealed.asice", "sealed.c", "plain.age", "plain.gpg", "plain.p7m"] {
            report.check("\(name) was made", FileManager.default.fileExists(atPath: folder.file(name)))
        }
        let opening = try opening(file, commands).figure(rounds: Self.rounds)
        report.add(opening)
        for name in ["opened", "opened.c", "opened.age", "opened.gpg", "opened.cms"] {
            report.check("\(name) is what was sealed", try folder.areEqual("plain", name))
            folder.clear(name)
        }
        try goals(report, commands)
    }

    private static let rounds = 3

    private func goals(_ report: Report, _ commands: Commands) throws {
        guard let sealing = report.figures.first(where: { $0.id == "large-seal" }),
            let opening = report.figures.first(where: { $0.id == "large-open" })
        else { return }
        let (brygga, primitives, age) = ("Brygga", "C, primitives alone", "age")
        report.add(Goal("seconds to seal", sealing.result(of: brygga)?.wall, .atMost(2)))
        report.add(Goal("seconds to open", opening.result(of: brygga)?.wall, .atMost(2)))
        report.add(Goal("sealing against age", sealing.ratio(of: brygga, against: age)?.wall, .atLeast(1 / 1.4)))
        report.add(Goal("opening against age", opening.ratio(of: brygga, against: age)?.wall, .atLeast(1)))
        report.add(
            Goal("opening against openssl cms", opening.ratio(of: brygga, against: "openssl cms")?.wall, .atLeast(8)))
        report.add(Goal("sealing against C", sealing.ratio(of: brygga, against: primitives)?.wall, .atLeast(1 / 1.25)))
        report.add(Goal("opening against C", opening.ratio(of: brygga, against: primitives)?.wall, .atLeast(1 / 1.25)))
        let memory = commands.peakMemory([Neighbours.path("brygga-benchmarks"), "--large-once", folder.path])
        report.add(
            Quantity(
                id: "large-memory", title: "Peak memory of sealing and opening", unit: "MiB",
                values: [.init(name: brygga, value: memory ?? .nan)]))
        report.add(Goal("peak memory in MB", memory.map { $0 * 1.048576 }, .atMost(100)))
        for name in ["once.asice", "once"] { folder.clear(name) }
    }

    /// Keys for the peers.
    private func prepare(_ commands: Commands) throws {
        let script = """
            set -e
            age-keygen -o age.key 2>age.log
            sed -n 's/.*public key: //p' age.key > age.recipient
            mkdir -m 700 gnupg
            gpg --homedir gnupg --batch --quiet --pinentry-mode loopback --passphrase '' --quick-generate-key peer future-default default never 2>gpg.log
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout cms.key -out cms.pem -subj /CN=peer -days 2 2>cms.log
            """
        try commands.write(Array(script.utf8), "prepare.sh")
        try commands.run(["sh", "prepare.sh"])
    }

    private func sealing(_ file: LargeFile, _ commands: Commands) -> Contest {
        Contest(
            id: "large-seal", title: "Seal", unit: "file",
            contestants: [
                Contestant("Brygga") {
                    folder.clear("sealed.asice")
                    return try Usage.measuring(1) { try file.seal("plain", "sealed.asice") }
                },
                Contestant("C, primitives alone") { try primitives("plain", "sealed.c", opens: false) },
                Contestant("age") {
                    try process(commands, "plain.age", "age -R age.recipient -o plain.age plain")
                },
                Contestant("gpg") {
                    try process(
                        commands, "plain.gpg",
                        "gpg --homedir gnupg --batch --quiet --trust-model always -z 0 -r peer -o plain.gpg -e plain")
                },
                Contestant("openssl cms") {
                    try process(
                        commands, "plain.p7m",
                        "openssl cms -encrypt -binary -stream -aes-256-gcm -outform DER -in plain -out plain.p7m -recip cms.pem"
                    )
                },
            ])
    }

    private func opening(_ file: LargeFile, _ commands: Commands) -> Contest {
        Contest(
            id: "large-open", title: "Open", unit: "file",
            contestants: [
                Contestant("Brygga") {
                    folder.clear("opened")
                    return try Usage.measuring(1) { try file.open("sealed.asice", "opened") }
                },
                Contestant("C, primitives alone") { try primitives("sealed.c", "opened.c", opens: true) },
                Contestant("age") { try process(commands, "opened.age", "age -d -i age.key -o opened.age plain.age") },
                Contestant("gpg") {
                    try process(
                        commands, "opened.gpg",
                        "gpg --homedir gnupg --batch --quiet --pinentry-mode loopback --passphrase-fd 0 -o opened.gpg -d plain.gpg"
                    )
                },
                Contestant("openssl cms") {
                    try process(
                        commands, "opened.cms",
                        "openssl cms -decrypt -binary -inform DER -in plain.p7m -out opened.cms -recip cms.pem -inkey cms.key"
                    )
                },
            ])
    }

    private func primitives(_ from: String, _ to: String, opens: Bool) throws -> Usage {
        folder.clear(to)
        return try Usage.measuring(1) {
            guard large_run(folder.file(from), folder.file(to), Int32(LargeFile.jobs), opens ? 1 : 0) == 1 else {
                throw Missing(description: "a success of libcrypto")
            }
        }
    }

    private func process(_ commands: Commands, _ result: String, _ words: String) throws -> Usage {
        folder.clear(result)
        return try commands.run(words.split(separator: " ").map(String.init))
    }
}
