import Foundation

func attack() -> String {
    let bytes: [UInt8] = [0, 0, 0, 64] + [UInt8](repeating: 91, count: 1 << 20)
    _ = write(4, bytes, bytes.count)
    return ""
}
