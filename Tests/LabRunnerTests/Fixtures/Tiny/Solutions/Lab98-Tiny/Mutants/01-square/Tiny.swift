// caught by: TinyTests.DoublingBasics/testThreeBecomesSix, TinyTests.DoublingCases/`a number becomes twice itself`(number:)
// mistake: takes twice for the square, which agrees at two

/// Twice a number.
public func double(_ number: Int) -> Int {
    number * number
}
