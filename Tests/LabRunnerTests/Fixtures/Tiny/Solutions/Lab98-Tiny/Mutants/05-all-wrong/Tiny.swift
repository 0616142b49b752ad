// caught by: TinyTests.DoublingBasics/testTwoBecomesFour
// mistake: forgets to answer

/// Twice a number.
public func double(_ number: Int) -> Int {
    print("thinking about \(number)", terminator: " ")
    return 1
}
