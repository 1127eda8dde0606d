import CaseModel
import OpenSSLCrypto
import TestSupport
import Testing

@testable import BundleForging
@testable import BundleSealing

/// Content that no container holds, as several bundles of one series.
@Suite struct SeriesTests {
    let world: TestWorld

    init() throws { world = try TestWorld.shared.get() }

    // MARK: Cutting

    /// Whatever the sizes: the pieces in their order are the files, no bundle holds more than it may, what fits is not cut,
    /// and a cut lies between segments.
    @Test(arguments: 0..<60) func thePiecesAreTheFiles(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let segmentSize = Int.random(in: 1...9, using: &generator)
        let limit = Int.random(in: 1...60, using: &generator)
        let whole = try (0..<Int.random(in: 1...8, using: &generator)).map { number in
            try world.file("file \(number)", content(Int.random(in: 0...150, using: &generator), seed: seed))
        }
        let parts = try SeriesPlan(whole, segmentSize: segmentSize, contentLimit: limit).parts
        let room = max(limit, segmentSize)
        var joined: [(name: String, bytes: [UInt8], pieces: Int)] = []
        for part in parts {
            #expect(!part.isEmpty)
            #expect(part.reduce(0) { $0 + $1.content.size } <= room)
            for file in part {
                let bytes = try file.content.read(at: 0, count: file.content.size)
                if joined.last?.name == file.name.text {
                    #expect(try #require(joined.last?.bytes.count) % segmentSize == 0)
                    joined[joined.count - 1].bytes += bytes
                    joined[joined.count - 1].pieces += 1
                } else {
                    joined.append((file.name.text, bytes, 1))
                }
            }
        }
        #expect(joined.map(\.name) == whole.map(\.name.text))
        for (file, original) in zip(joined, whole) {
            #expect(try file.bytes == original.content.read(at: 0, count: original.content.size))
            #expect((file.pieces == 1) == (original.content.size <= room / segmentSize * segmentSize))
        }
    }

    @Test func whatFitsOneBundleIsNoSeries() throws {
        let files = [try world.file("a", content(5000)), try world.file("b", [])]
        #expect(try SeriesPlan(files).parts.map { $0.map(\.name.text) } == [["a", "b"]])
    }

    @Test func moreSegmentsThanOneBundleHasAreCutToo() throws {
        let files = try (0..<BundleLimits.segments + 1).map { try world.file("\($0)", []) }
        #expect(try SeriesPlan(files).parts.map(\.count) == [BundleLimits.segments, 1])
    }

    /// Long names fill an index before segments do: what is cut for them can be sealed.
    @Test func aFullIndexIsCutToo() throws {
        let name = String(repeating: "\u{E5}", count: 100)
        let files = try (0..<9_000).map { try world.file("\($0)\(name)", []) }
        let parts = try SeriesPlan(files).parts
        #expect(parts.count == 2 && parts.reduce(0) { $0 + $1.count } == files.count)
        var draft = try world.draft()
        draft.segmentSize = BundleLimits.defaultSegmentSize
        let sealed = try world.seal(parts[0], draft: draft).sealed
        #expect(sealed.manifest.index.size <= BundleLimits.indexSize)
    }

    @Test func moreBundlesThanASeriesHasAreRefused() throws {
        let file = try world.file("a", content(10_000))
        let fault = #expect(throws: BundleFault.self) { try SeriesPlan([file], segmentSize: 1, contentLimit: 1) }
        #expect(fault?.kind == .limit)
        #expect(try SeriesPlan([world.file("a", content(9_999))], segmentSize: 1, contentLimit: 1).parts.count == 9_999)
    }

    /// A piece cannot be made to read past its end, into the next bundle's content.
    @Test func aPieceEndsWhereItWasCut() throws {
        let parts = try SeriesPlan([world.file("a", content(30))], segmentSize: 10, contentLimit: 10).parts
        let piece = try #require(parts.first?.first).content
        for (offset, count) in [(0, 11), (10, 1), (-1, 2), (5, 6), (Int.max, 1), (1, Int.max)] {
            #expect(throws: BundleFault.self) { try piece.read(at: offset, count: count) }
        }
        #expect(try piece.read(at: 10, count: 0) == [])
    }

    // MARK: Opening

    private func parts(_ files: [(String, [UInt8])], limit: Int) throws -> [[PayloadFile]] {
        try SeriesPlan(files.map { try world.file($0.0, $0.1) }, segmentSize: 1024, contentLimit: limit).parts
    }

    /// Seals parts as one series, after `edit` has changed draft and files of each.
    private func seal(
        _ parts: [[PayloadFile]], edit: (Int, inout BundleDraft, inout [PayloadFile]) throws -> Void = { _, _, _ in }
    ) throws -> [VerifiedBundle] {
        let id = try BundleID.random()
        let draft = try world.draft()
        return try parts.enumerated().map { place, files in
            var (draft, files) = (draft, files)
            draft.series = BundleManifest.Series(id: id, number: place + 1, count: parts.count)
            try edit(place, &draft, &files)
            let bytes = try world.seal(files, draft: draft).bytes
            return try UnverifiedBundle.parse(BundleBytes(bytes)).verify(world.terms())
        }
    }

    private func open(_ bundles: [VerifiedBundle], jobs: Int = 1) throws -> (files: [String: [UInt8]], OpenedSeries) {
        let series = try OpenedSeries(try BundleSeries.inOrder(bundles), key: world.recipient.encryptionKey)
        var files: [String: [UInt8]] = [:]
        for file in series.index.files { files[file.name.text] = [] }
        var (next, expected) = (1, 0)
        try series.openSegments(key: world.recipient.encryptionKey, jobs: jobs) { place, plaintext in
            #expect(place.segment == next)
            next += 1
            let name = series.index.files[place.fileIndex].name.text
            expected = files[name]?.count ?? -1
            #expect(place.offset == expected)
            files[name]? += plaintext.copied
        }
        #expect(next == series.index.segmentDigests.count + 1)
        return (files, series)
    }

    @Test(arguments: [1, 2], [1024, 2048, 5000, 1 << 20])
    func aSeriesOpensAsOne(jobs: Int, limit: Int) throws {
        let files = [("a", content(700)), ("b", content(6 * 1024, seed: 3)), ("c", []), ("d", content(5001, seed: 4))]
        let bundles = try seal(parts(files, limit: limit))
        #expect(bundles.count == [1024: 12, 2048: 7, 5000: 4, 1 << 20: 1][limit])
        let (opened, series) = try open(bundles.reversed(), jobs: jobs)
        #expect(opened == Dictionary(uniqueKeysWithValues: files))
        // What officers approved is the content, however it was cut.
        let salt = try SHA256.hash([7])
        let whole = try CaseCommitment(of: files.map { try world.file($0.0, $0.1) }, segmentSize: 1024)
        #expect(try CaseCommitment(series.index).digest(salt: salt) == whole.digest(salt: salt))
    }

    /// What the members of a series must share, each changed in one bundle of three.
    static let differences: [(String, @Sendable (inout BundleDraft, TestWorld) throws -> Void)] = [
        ("expires", { draft, _ in draft.expires = draft.expires.adding(seconds: -60) }),
        ("created", { draft, _ in draft.created = draft.created.adding(seconds: -60) }),
        ("kind", { draft, _ in draft.kind = .extract }),
        ("series", { draft, _ in draft.series = .init(id: try .random(), number: 2, count: 3) }),
        ("count", { draft, _ in draft.series = draft.series.flatMap { .init(id: $0.id, number: 2, count: 4) } }),
        ("no series", { draft, _ in draft.series = nil }),
    ]

    @Test(arguments: differences.indices) func aBundleOfSomethingElseIsRefused(place: Int) throws {
        let (name, change) = Self.differences[place]
        let parts = try parts([("a", content(3000))], limit: 1024)
        let series = try seal(parts) { number, draft, _ in if number == 1 { try change(&draft, world) } }
        let fault = #expect(throws: BundleFault.self, "\(name)") { try BundleSeries.inOrder(series) }
        #expect(fault?.kind == .series)
    }

    @Test func gapsAndRepetitionsSayWhatIsMissing() throws {
        let all = try seal(parts([("a", content(12 * 1024))], limit: 1024))
        func detail(_ bundles: [VerifiedBundle]) -> String? {
            #expect(throws: BundleFault.self) { try BundleSeries.inOrder(bundles) }?.detail
        }
        #expect(try BundleSeries.inOrder(all.reversed()).map(\.manifest.bundleID) == all.map(\.manifest.bundleID))
        let tail = " missing of 12, which open together only"
        #expect(detail(Array(all.dropLast())) == "number 12 is" + tail)
        #expect(detail([all[0]]) == "numbers 2, 3, 4, 5, 6, 7, 8, 9 and 3 more are" + tail)
        #expect(detail([all[1], all[2]] + all[4...]) == "numbers 1, 4 are" + tail)
        #expect(detail(all + [all[3]]) == "one is there twice")
        #expect(detail(all.dropLast() + [all[3]]) == "one is there twice")
        #expect(detail([]) == "no bundle")
    }

    /// A malicious sender's series: each bundle holds by itself, together they do not.
    @Test func filesThatDoNotFollowOneAnotherAreRefused() throws {
        func refusal(
            _ files: [(String, [UInt8])], limit: Int = 1024,
            _ edit: (Int, inout BundleDraft, inout [PayloadFile]) throws -> Void
        ) throws -> BundleFault? {
            let bundles = try BundleSeries.inOrder(try seal(parts(files, limit: limit), edit: edit))
            return #expect(throws: BundleFault.self) {
                try OpenedSeries(bundles, key: world.recipient.encryptionKey)
            }
        }
        let cut = [("a", content(3000))]
        let several = [("a", content(1000)), ("b", content(900)), ("c", content(800))]
        let faults = [
            // The cut lies within a segment.
            try refusal(cut) { number, _, files in if number == 0 { files = [try world.file("a", content(1000))] } },
            // It goes on with nothing, or after nothing.
            try refusal(cut) { number, _, files in if number == 1 { files = [try world.file("a", [])] } },
            try refusal(cut) { number, _, files in if number == 0 { files = [try world.file("a", [])] } },
            // As a file of another category.
            try refusal(cut) { number, _, files in
                if number == 1 {
                    files = [
                        PayloadFile(
                            name: files[0].name, category: try known(Identifier("language")), content: files[0].content)
                    ]
                }
            },
            // A name comes again, or in other letters.
            try refusal(several) { number, _, files in if number == 2 { files = [try world.file("a", [1])] } },
            try refusal(several) { number, _, files in if number == 2 { files = [try world.file("A", [1])] } },
            // They state different things, or have other segments.
            try refusal(cut) { number, draft, _ in
                if number == 1 {
                    draft.statement = BundleStatement(
                        role: try known(Identifier("auditor")), categories: draft.statement.categories,
                        identityForm: draft.statement.identityForm, decision: draft.statement.decision, consents: [])
                }
            },
            try refusal(cut) { number, draft, _ in if number == 1 { draft.segmentSize = 2048 } },
        ]
        for fault in faults { #expect(fault?.kind == .index && fault?.check == .index) }
    }
}
