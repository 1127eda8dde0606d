@testable import AuditReporting
import CaseModel
import Testing

@Suite("Failures of a report")
struct TemplateTests {
    @Test(arguments: ["<p>{{#open}}</p>", "{{unclosed", "{{% CONTENT_TYPE:NONE}}"])
    func templateThatDoesNotCompileIsATypedFailure(_ text: String) {
        #expect {
            _ = try PageTemplate.compile(text)
        } throws: { error in
            guard let fault = error as? ReportFault, case .template(let reason) = fault else { return false }
            return fault.code == "report.failed" && fault.failureClass == .surroundings && fault.hint != nil
                && reason.hasPrefix("line 1, column ") && fault.message.contains(reason)
        }
    }

    @Test func rowWithAnotherNumberOfCellsIsRefused() {
        let fault = ReportFault.table(caption: "Sent", row: 2, cells: 1, columns: 2)
        #expect(throws: fault) {
            try TablePage.Table(caption: "Sent", columns: ["a", "b"], rows: [["1", "2"], ["3"]], emptyNote: "none")
        }
        #expect(fault.code == "report.failed")
        #expect(fault.message == "row 2 of the table 'Sent' has 1 cells for 2 columns")
    }

    @Test func oneCodeIsToldApartByItsMessage() {
        let faults: [ReportFault] = [
            .template(reason: ""), .table(caption: "", row: 1, cells: 0, columns: 1), .digest(function: "EVP_Digest"),
        ]
        #expect(Set(faults.map(\.code)) == ["report.failed"] && Set(faults.map(\.message)).count == faults.count)
        #expect(faults.allSatisfy { $0.hint != nil })
        #expect(ReportFault.digest(function: "EVP_Digest").message.hasSuffix(": EVP_Digest failed"))
    }
}
