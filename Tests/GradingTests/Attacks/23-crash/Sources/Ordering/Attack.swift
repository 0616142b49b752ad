func attack() -> String {
    let none: [Int] = []
    return "\(none[1])"
}
