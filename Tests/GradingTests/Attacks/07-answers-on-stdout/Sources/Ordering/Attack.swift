import Foundation

func attack() -> String {
    print("{\"returned\":{\"_0\":true}}")
    close(3)
    close(4)
    return ""
}
