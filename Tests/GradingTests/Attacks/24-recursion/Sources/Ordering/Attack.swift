func attack() -> String { depth(0) < 0 ? "" : "deep" }

private func depth(_ count: Int) -> Int { count < 0 ? count : depth(count &+ 1) &+ 1 }
