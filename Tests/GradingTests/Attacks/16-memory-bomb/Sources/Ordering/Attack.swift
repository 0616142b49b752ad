func attack() -> String {
    var kept: [[UInt8]] = []
    for _ in 0..<24 { kept.append([UInt8](repeating: 1, count: 64 << 20)) }
    return "\(kept.count)"
}
