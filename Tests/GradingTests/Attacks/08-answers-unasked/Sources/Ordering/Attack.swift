import Foundation

func attack() -> String {
    // Ten well-formed answers with a number that was not asked for, and the content true.
    let frame: [UInt8] = [10, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1]
    for _ in 0..<10 { _ = write(4, frame, frame.count) }
    return ""
}
