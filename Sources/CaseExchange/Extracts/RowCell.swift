import CaseModel
import DisclosureControl

extension Span<UInt8> {
    /// The cell at a place of a row whose cells end there, as text.
    func text(_ place: Int, _ ends: Span<Int>) -> String {
        String(decoding: extracting(RowCells.range(place, ends)).copied, as: UTF8.self)
    }
}
