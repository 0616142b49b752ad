/// A file or folder of a submission, before anything of it has been read.
struct IntakeEntry: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case file
        case folder
        case symbolicLink
        case hardLink
        case special
    }

    /// As the archive or the folder has it; with replacements where it is not UTF-8.
    var name: String
    var kind: Kind
    /// In bytes, as it is claimed to be.
    var size: Int
    var isEncrypted = false
    /// False where the name is no text, so that nothing can be found by it.
    var isText = true

    /// The parts of its path, without those that mean the same folder.
    var parts: [String] { name.split(separator: "/").map(String.init).filter { $0 != "." } }
    var path: String { parts.joined(separator: "/") }

    /// Whether it leads out of the folder that it is in, on any system.
    var escapes: Bool {
        name.hasPrefix("/") || name.hasPrefix("\\") || name.wholeMatch(of: /[A-Za-z]:[\\\/].*/) != nil
            || name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
    }

    /// Whether a tool or an editor left it behind, which nobody means to hand in.
    var isHidden: Bool { parts.contains { $0.hasPrefix(".") || $0 == "__MACOSX" } }

    /// Whether a part of it could be taken for an option, or cannot be printed.
    var hasReservedName: Bool {
        parts.contains { part in
            part.hasPrefix("-") || part.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{7F}" }
        }
    }
}
