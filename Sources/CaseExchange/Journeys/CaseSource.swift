import BundleSealing
import CaseModel
import Glibc

/// A case file on disk, alone or in a folder with its attachments.
struct CaseSource {
    let file: CaseFile
    let path: String
    private let folder: String

    /// Reads `PATH`, or `PATH/case.json` when the path is a folder.
    init(_ path: String) throws {
        let isFolder = try InputFile.isFolder(path)
        self.path = isFolder ? path + "/case.json" : path
        folder = isFolder ? path : FilePath.folder(of: path)
        file = try CaseFile(
            parsing: try InputFile.read(self.path, maximumBytes: CaseFile.maximumBytes), file: self.path)
    }

    /// The categories the case holds anything of.
    var categories: Set<Identifier> { Set(file.categories.keys).union(file.attachments.map(\.category)) }

    /// Opens an attachment; no part of its path may be a symbolic link. Its name can describe the person, so a fault names
    /// its place in the case file and not the path.
    func open(_ attachment: CaseFile.Attachment, at place: Place) throws -> OpenedFile {
        do throws(FileFault) { return try open(attachment) } catch {
            // A device that fails is no fault of the case file.
            guard case .system(let number) = error.reason, ![ENOENT, ENOTDIR, EACCES, EPERM].contains(number) else {
                throw ExportFault.attachment(place, FileFault("read", "the attachment", error.reason).withoutPath)
            }
            throw FileFault("read", "the attachment \(place.pointer ?? "") of \(path)", error.reason)
        }
    }

    private func open(_ attachment: CaseFile.Attachment) throws(FileFault) -> OpenedFile {
        var path = folder
        for part in FilePath.parts(of: attachment.path.value).dropLast() {
            path += "/\(part)"
            guard try InputFile.isFolder(path) else { throw FileFault("open", path, .notRegular) }
        }
        return try OpenedFile(folder + "/" + attachment.path.value, links: .refuse)
    }

    /// The place of an attachment in the case file.
    func place(ofAttachmentAt index: Int) -> Place { Place(file: path, pointer: "/attachments/\(index)/path") }
}

extension OpenedFile: PlaintextSource, BundleSource {
    func read(at offset: Int, count: Int) throws -> [UInt8] { try pieces(at: offset, count: count) }
}
