func attack() -> String {
    let a = 1, b = 2.5
    let c = a * 2 + b * 3 - (a + b) * 4 / (b - a) + [a, b, 3, 4.5].map { $0 * b + a }.reduce(0, +) * (a + 1 - b * 2)
    let d = [1: a + b * c, 2.5: c - [a: b * c - 2, b: 3 * a + c - b].values.reduce(0) { $0 * $1 + a - b * c + 1 }]
    return "\(c) \(d)"
}
