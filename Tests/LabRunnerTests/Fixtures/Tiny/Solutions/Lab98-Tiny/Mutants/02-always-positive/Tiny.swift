// caught by: TinyTests.DoublingCases/`a number below zero stays there`()
// mistake: drops the sign

/// Twice a number.
public func double(_ number: Int) -> Int {
    2 * abs(number)
}
