import Model

/// Something that stands in a volume.
struct VolumeEntry: Hashable {
    /// What it is.
    enum Content: Hashable {
        case file(size: Int)
        case directory
        case link(to: String)
    }

    /// The path from the volume's root; empty for the root itself.
    let path: String
    let content: Content
    let mode: Int
    let modified: String

    /// Reads what the cluster says; `nil` where it says something else.
    init?(_ json: JSON) {
        guard let path = json["path"]?.string, let mode = json["mode"]?.integer else { return nil }
        self.path = path
        self.mode = Int(mode)
        modified = json["modified"]?.string ?? ""
        if let size = json["size"]?.integer {
            content = .file(size: Int(size))
        } else if let target = json["target"]?.string {
            content = .link(to: target)
        } else {
            content = .directory
        }
    }

    /// A line as `ls -l` writes it.
    var line: String {
        let (kind, size, end): (Character, Int, String) =
            switch content {
            case .file(let size): ("-", size, "")
            case .directory: ("d", 0, "/")
            case .link(let target): ("l", target.utf8.count, " -> \(target)")
            }
        let bits = "rwxrwxrwx".enumerated().map { mode >> (8 - $0.offset) & 1 == 1 ? $0.element : "-" }
        let length = String(size)
        let padding = String(repeating: " ", count: max(0, 9 - length.count))
        return "\(kind)\(String(bits)) \(padding)\(length) \(modified) \(path)\(end)"
    }
}
