extension NumericBand {
    /// Whether each band lies whole in one band of a coarser level, without which k could fall from one level to the next.
    func nests(in coarser: NumericBand) -> Bool {
        switch coarser.cutting {
        case .cuts(let cuts): return cuts.allSatisfy(hasCut)
        case .width(let width, let bottom, let top):
            if let bottom, let top {
                return stride(from: bottom, to: top, by: width).allSatisfy(hasCut) && hasCut(top)
            }
            guard case .width(let ownWidth, let ownBottom, let ownTop) = cutting, width % ownWidth == 0,
                ((bottom ?? 0) - (ownBottom ?? 0)) % ownWidth == 0
            else { return false }
            // Where the coarser level has no end, this one may have none.
            return reaches(bottom, ownBottom, isBelow: { $0 >= $1 }) && reaches(top, ownTop, isBelow: { $0 <= $1 })
                && (bottom.map(hasCut) ?? true) && (top.map(hasCut) ?? true)
        }
    }

    private func reaches(_ end: Int?, _ own: Int?, isBelow: (Int, Int) -> Bool) -> Bool {
        guard let own else { return true }
        return end.map { isBelow($0, own) } ?? false
    }

    /// Whether a band begins with this number.
    private func hasCut(_ number: Int) -> Bool { ends(around: number).first == number }
}
