func attack() -> String {
    var kept: [[UInt8]] = []
    for _ in 0..<2 { kept.append([UInt8](repeating: 1, count: 2 << 30)) }
    return "\(kept.count)"
}
