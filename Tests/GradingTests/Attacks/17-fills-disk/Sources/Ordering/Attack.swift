import Foundation

func attack() -> String {
    let block = [UInt8](repeating: 120, count: 1 << 20)
    let file = open("/tmp/ordinal-attack-fill", O_WRONLY | O_CREAT, 0o600)
    for _ in 0..<64 { _ = write(file, block, block.count) }
    return ""
}
