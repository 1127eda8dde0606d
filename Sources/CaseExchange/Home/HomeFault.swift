public import CaseModel

/// A home that could not be made, opened or used.
public enum HomeFault: ReportableFailure, Hashable {
    /// There is no home.
    case missing(String)
    /// Nothing says where the home is.
    case notNamed
    /// A symbolic link stands where the home should be.
    case linked(String)
    /// Something stands there already.
    case exists(String)
    /// Others may look into it.
    case tooOpen(String)
    /// A file of it is malformed.
    case malformed(String)
    /// A newer version of the tool made it.
    case newer(String, Int)
    /// The agency's name is empty, too long or holds control characters.
    case unusableName
    /// This process may not write in it.
    case notWritable(String)
    /// Its file system has too little room; bytes.
    case noSpace(String, free: Int64, needed: Int64)
    /// A home of the same agency is near the one to be made.
    case sameAgency(Identifier, at: String)

    /// One code per cause.
    public var code: String {
        switch self {
        case .missing, .notNamed, .linked: "home.missing"
        case .exists: "home.exists"
        case .tooOpen: "home.too-open"
        case .malformed: "home.malformed"
        case .newer: "home.newer"
        case .unusableName: "home.unusable-name"
        case .notWritable: "home.not-writable"
        case .noSpace: "home.no-space"
        case .sameAgency: "home.same-agency"
        }
    }
    /// Surroundings, but for a name that cannot be used and for space, which may come back.
    public var failureClass: FailureClass {
        switch self {
        case .unusableName: .badInput
        case .noSpace: .tryAgain
        default: .surroundings
        }
    }
    /// What is wrong.
    public var message: String {
        switch self {
        case .missing(let path): "there is no agency home at \(path)"
        case .notNamed: "neither --home, $BRYGGA_HOME nor $HOME names a home"
        case .linked(let path): "\(path) is a symbolic link, and links are not followed to a home"
        case .exists(let path): "\(path) exists already"
        case .tooOpen(let path): "the home \(path) can be read or changed by others"
        case .malformed(let path): "\(path) is malformed"
        case .newer(let path, let version): "the home \(path) has layout \(version), which is newer than this tool"
        case .unusableName: "the agency's name is empty, longer than 64 characters or holds control characters"
        case .notWritable(let path): "the home \(path) cannot be written to"
        case .noSpace(let path, let free, let needed):
            "the disk of the home \(path) has \(free) bytes free, and \(needed) are needed"
        case .sameAgency(let agency, let path): "there is a home of the agency \(agency) at \(path) already"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .missing:
            "give the right folder with --home, or make a home with brygga init; verify and open can do with --trust instead"
        case .notNamed: "give the folder with --home"
        case .linked: "give the folder itself with --home, not a link to it"
        case .exists: "choose another folder with --home"
        case .tooOpen: "take the rights of others away"
        case .malformed: "restore the file from a backup of the home"
        case .newer: "install the newer version of brygga"
        case .unusableName: "give a short name with --name"
        case .notWritable: "run it as the home's owner, and see with brygga doctor what is write-protected"
        case .noSpace: "free some space and run the command again; a withdrawal can be recorded all the same"
        case .sameAgency(_, let path): "use it with --home \(path), or give --another to make a second one on purpose"
        }
    }
    /// Takes rights away, or shows what is there.
    public var command: String? {
        switch self {
        case .missing, .notNamed, .unusableName: "brygga init --help"
        case .exists(let path), .linked(let path): "ls -ld -- \(ShellWord.quoted(path))"
        case .tooOpen(let path): "chmod go= -- \(ShellWord.quoted(path))"
        case .malformed(let path): "cat -- \(ShellWord.quoted(path))"
        case .newer: "brygga --version"
        case .notWritable(let path), .sameAgency(_, let path): "brygga doctor --home \(ShellWord.quoted(path))"
        case .noSpace(let path, _, _): "df -h -- \(ShellWord.quoted(path))"
        }
    }
}
