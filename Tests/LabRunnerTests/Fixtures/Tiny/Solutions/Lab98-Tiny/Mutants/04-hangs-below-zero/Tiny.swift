// caught by: TinyTests.DoublingCases/`a number below zero stays there`()
// mistake: counts up to a number that it never reaches

/// Twice a number.
public func double(_ number: Int) -> Int {
    var sum = 0
    var count = 0
    while count != number {
        sum &+= 2
        count = (count + 1) & 0xff
    }
    return sum
}
