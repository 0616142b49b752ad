import Foundation

func attack() -> String {
    for folder in ["/tmp", "/var/tmp", "/etc", "/usr", "/lab", "/out", ".."] {
        try? "here".write(toFile: "\(folder)/ordinal-attack-outside", atomically: false, encoding: .utf8)
    }
    return ""
}
