public import CaseModel
import GRDB

/// Checks of a home and of the machine it lies on: each on its own, so that one that fails never hides another.
///
/// Nothing is changed and no passphrase is asked for. It works as well where there is no home, or one that cannot be read.
public struct Diagnosis: Sendable {
    let path: String
    let instant: Instant
    let exampleKeys: ExampleKeyPolicy
    let otherPlaces: [String]
    let machine: MachineState

    /// Prepares a diagnosis.
    ///
    /// - Parameters:
    ///   - path: where the home is, or should be.
    ///   - instant: the time that certificates, policies and entries are compared with.
    ///   - exampleKeys: whether the published keys of `keys-example/` are meant to be there.
    ///   - otherPlaces: where else a home of the same agency is looked for, besides the folders beside this one.
    public init(of path: String, at instant: Instant, exampleKeys: ExampleKeyPolicy, otherPlaces: [String]) {
        self.init(
            of: path, at: instant, exampleKeys: exampleKeys, otherPlaces: otherPlaces, machine: MachineState.read())
    }

    init(
        of path: String, at instant: Instant, exampleKeys: ExampleKeyPolicy, otherPlaces: [String],
        machine: MachineState
    ) {
        self.path = FilePath.withoutTrailingSlash(path)
        (self.instant, self.exampleKeys, self.otherPlaces) = (instant, exampleKeys, otherPlaces)
        self.machine = machine
    }

    /// Runs every check; the same ids come in the same order whatever is found.
    public func run() -> [CheckResult] {
        let examined = ExaminedHome(path, at: instant)
        let groups: [[Check]] = [
            MachineChecks(machine).all,
            HomeChecks(self, examined).all, HomeFileChecks(examined).all, StoreChecks(examined, at: instant).all,
            KeyChecks(examined, self).all, PseudonymKeyChecks(examined, at: instant).all,
            OfficerKeyChecks(examined, at: instant).all,
            CollaborationChecks(examined, at: instant).all,
        ]
        return groups.flatMap { $0 }.map { check in CheckResult(check.id, check.finding()) }
    }

    /// How long before its end something is warned of, in seconds: 30 days.
    static let notice: Int64 = 30 * 86_400
}

/// A named question; an error is a finding of its own.
struct Check {
    let id: String
    private let ask: () throws -> Finding

    init(_ id: String, _ ask: @escaping () throws -> Finding) { (self.id, self.ask) = (id, ask) }

    func finding() -> Finding {
        do { return try ask() } catch {
            guard let failure = error as? any ReportableFailure else {
                return .failed("the check itself failed", remedy: "look at the checks above it")
            }
            return .failed(
                "\(failure.message) [\(failure.code)]", remedy: failure.hint ?? "look at the checks above it")
        }
    }
}

/// The home as far as it can be read.
struct ExaminedHome {
    let path: String
    /// What stands at the path; nil when nothing does, or when it cannot be known.
    let status: FileStatus?
    /// The home, when it says who it is of.
    let home: AgencyHome?
    /// Why it does not say so.
    let fault: (any ReportableFailure)?
    /// Everything below it, or nil when it cannot be listed.
    let tree: HomeTree?
    /// The store, opened to be read only.
    let store: ExaminedStore

    init(_ path: String, at instant: Instant) {
        self.path = path
        status = (try? SystemCalls.status(of: path)) ?? nil
        do {
            home = try AgencyHome.read(at: path)
            fault = nil
        } catch {
            home = nil
            fault = error as? any ReportableFailure
        }
        tree = status?.isFolder == true ? try? HomeTree(of: path) : nil
        store = ExaminedStore(path + "/store.sqlite")
    }

    var isFolder: Bool { status?.isFolder == true }

    /// Ends a check that has nothing to look at.
    static let nothing = Finding.notApplicable("there is no home to look into")
}
