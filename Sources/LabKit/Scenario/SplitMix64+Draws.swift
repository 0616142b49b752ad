public import Model

/// Ways to draw that stay the same with every compiler, as the standard library's own may not.
extension SplitMix64 {
    /// A number of the range, each as likely as the others but for less than one part in 2³².
    public mutating func number(in range: ClosedRange<Int>) -> Int {
        let count = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
    }

    /// True in this many of a hundred cases.
    public mutating func chance(percent: Int) -> Bool { number(in: 0...99) < percent }

    /// One of the elements; `nil` of none.
    public mutating func element<Elements: RandomAccessCollection>(of elements: Elements) -> Elements.Element? {
        guard !elements.isEmpty else { return nil }
        let offset = number(in: 0...(elements.count - 1))
        return elements[elements.index(elements.startIndex, offsetBy: offset)]
    }
}
