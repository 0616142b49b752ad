import Foundation

func attack() -> String { _exit(0) }
