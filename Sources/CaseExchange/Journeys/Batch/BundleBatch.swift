import BundleSealing
import CaseModel
import ParallelWork

/// Many bundles at once, each opened into a folder of its own; one that fails never stops the others (docs/batches.md).
public struct BundleBatch: Sendable {
    private let opening: BundleOpening
    private let register: ReceivedRegister
    private let time: ReferenceTime
    /// Where files without names stand in a rehearsal without the parent folder.
    private let substitute: String?
    /// What is to be opened, in order.
    public let pieces: [Piece]
    /// How many other entries of the folders were left alone.
    public let ignored: Int

    /// One bundle, or those of one series.
    public struct Piece: Sendable {
        /// The paths of its bundles, in the order in which they were found.
        public let paths: [String]
        /// The path that names it: that of its bundle, or of the first of a series.
        public let path: String
        /// The folder it is opened into.
        public let folder: String
        /// Why it cannot be opened, as far as its name says.
        let fault: (any ReportableFailure)?
    }

    private static let suffix = BundleFileName.suffix

    /// Finds the bundles: of a folder every file `*.asice` in it, sorted, without those in folders below; a file as it is.
    ///
    /// - Parameter parent: where each bundle gets a folder, named for its file; it is made if it is missing.
    public init(
        _ paths: [String], home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration, into parent: String,
        time: ReferenceTime
    ) throws {
        register = ReceivedRegister(store: try home.openStore())
        opening = BundleOpening(
            BundleOpening.Memory(home: home, keys: keys, register: register), collaboration)
        self.time = time
        var (found, ignored): ([String], Int) = ([], 0)
        for path in paths {
            guard try InputFile.isFolder(path) else {
                found.append(path)
                continue
            }
            let folder = FilePath.withoutTrailingSlash(path)
            let names = try SystemCalls.names(in: folder)
            let bundles = names.filter { $0.hasSuffix(Self.suffix) && $0 != Self.suffix }
            found += bundles.map { folder + "/" + $0 }
            ignored += names.count - bundles.count
        }
        guard !found.isEmpty else { throw BatchFault.empty(Place(file: paths.first)) }
        self.ignored = ignored
        let parent = FilePath.withoutTrailingSlash(parent)
        if try InputFile.exists(parent) {
            substitute = nil
            StagedFolder.sweep(parent)
        } else if home.effect == .carriedOut {
            substitute = nil
            try SystemCalls.makeFolder(parent)
        } else {
            substitute = FilePath.folder(of: parent)
        }
        var taken: Set<String> = []
        pieces = ClaimedSeries.grouped(found).map { group in
            let path = group.paths[0]
            let name = Self.folderName(FilePath.name(of: path), numbered: group.series)
            let holdsNumber = !NumberFreeName.isFree(name, at: time.instant)
            let isTaken = !holdsNumber && !taken.insert(name.lowercased()).inserted
            let fault: BatchFault? = holdsNumber ? .numberInName : isTaken ? .sameFolder(name) : nil
            return Piece(paths: group.paths, path: path, folder: parent + "/" + name, fault: fault)
        }
        // So that nobody is asked for a passphrase in the middle, by one of many threads.
        for entry in try keys.ring.list() where entry.use == .decryption { _ = try keys.key(of: entry) }
    }

    /// The name of a file without its suffix and its number in a series, in letters, digits and `-` `_` `.` `,`; anything
    /// else becomes `_`.
    private static func folderName(_ file: String, numbered series: BundleManifest.Series?) -> String {
        let whole = Array((file.hasSuffix(suffix) ? file.dropLast(suffix.count) : file[...]).utf8)
        let stem = series == nil ? whole[...] : BundleFileName.withoutPlace(whole[...])
        let bytes = stem.prefix(200).map { byte -> UInt8 in
            let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            return isPlain || [0x2D, 0x5F, 0x2E, 0x2C].contains(byte) ? byte : 0x5F
        }
        let name = String(decoding: bytes, as: UTF8.self)
        return name.isEmpty || name.hasPrefix(".") ? "_" + name : name
    }

    /// Opens every bundle; hands over what became of each, in order.
    public func run(
        width: Int, goesOn: @escaping @Sendable () -> Bool, finished: (Int) -> Void,
        take: (Piece, BatchOutcome<OpenedCase>) -> Void
    ) async {
        let batch = self
        let stop = StopSign()
        await OrderedWork.run(
            pieces, width: width, goesOn: { !stop.isSet && goesOn() },
            work: { piece in
                let outcome = batch.open(piece)
                if case .stopped = outcome { stop.set() }
                return outcome
            }, finished: finished, take: { take(pieces[$0], $1) })
    }

    private func open(_ piece: Piece) -> BatchOutcome<OpenedCase> {
        do {
            if let fault = piece.fault { throw fault }
            let identities = try piece.paths.map { path in
                try UnverifiedBundle.parse(try OpenedFile(path, links: .refuse)).identity
            }
            let isThere = try InputFile.isFolder(piece.folder)
            // One that was opened elsewhere is done as well.
            let status = try register.status(of: identities)
            if status == "opened" { return .skipped }
            let staged =
                isThere && status == "releasing"
                ? StagedFolder.recognise(at: piece.folder)
                : try StagedFolder.prepare(at: piece.folder, insteadOfParent: substitute)
            return .done(
                try opening.run(piece.paths, into: staged, named: piece.folder, at: time.instant))
        } catch let fault as BundleFault where fault.kind == .replay {
            // Another process was faster.
            return .skipped
        } catch {
            return BatchStop.concernsAll(error) ? .stopped(error) : .failed(error)
        }
    }
}
