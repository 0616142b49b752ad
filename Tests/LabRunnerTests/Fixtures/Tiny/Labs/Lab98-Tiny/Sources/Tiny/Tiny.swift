/// Twice a number.
public func double(_ number: Int) -> Int {
    0
}
