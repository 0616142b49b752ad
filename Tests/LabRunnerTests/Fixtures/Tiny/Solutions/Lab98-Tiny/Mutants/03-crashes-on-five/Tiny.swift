// caught by: TinyTests.DoublingCases/`a number becomes twice itself`(number:)
// mistake: looks the answer up in a table that is too short

/// Twice a number.
public func double(_ number: Int) -> Int {
    number < 0 ? 2 * number : [0, 2, 4, 6][number]
}
