func attack() -> String { "" }
