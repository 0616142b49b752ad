import Foundation

func attack() -> String {
    for _ in 0..<500 { Thread.detachNewThread { sleep(2) } }
    return ""
}
