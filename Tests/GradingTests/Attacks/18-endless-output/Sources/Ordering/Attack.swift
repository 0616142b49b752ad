func attack() -> String {
    while true { print(String(repeating: "x", count: 4_096)) }
}
