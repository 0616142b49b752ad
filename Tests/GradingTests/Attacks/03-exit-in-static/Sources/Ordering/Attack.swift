import Foundation

enum Trap { static let value: String = { exit(0) }() }

func attack() -> String { Trap.value }
