import Foundation

func attack() -> String {
    let end = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    return end >= 0 ? "LEAK a socket" : ""
}
