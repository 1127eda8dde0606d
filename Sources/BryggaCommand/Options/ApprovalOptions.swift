import ArgumentParser
import CaseExchange

/// What an export is told of officers' approvals.
struct ApprovalOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Officers' approvals of just this, as 'brygga approve' writes them.", valueName: "file"))
    var approval: [String] = []

    @Option(
        help: ArgumentHelp(
            "Where approvals are all that is missing, write requests for them to this folder and send nothing.",
            valueName: "folder"))
    var request: String?

    /// The order with what was said here.
    func added(to order: ExportOrder) -> ExportOrder {
        var order = order
        (order.approvalFiles, order.requestFolder) = (approval, request)
        return order
    }
}
