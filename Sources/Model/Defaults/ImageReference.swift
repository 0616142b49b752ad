/// The name of a container image, as far as the pull policy depends on it.
enum ImageReference {
    /// `Always` for the tag `latest`, written or implied, and `IfNotPresent` for everything else.
    static func pullPolicy(for image: String) -> String {
        tag(of: image) == "latest" ? "Always" : "IfNotPresent"
    }

    /// The tag, `latest` where there is neither tag nor digest; `nil` where there is only a digest or no valid name.
    static func tag(of image: String) -> String? {
        let parts = image.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        var name = parts[0]
        var tag: Substring?
        let lastComponent = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
        if let colon = name[lastComponent...].lastIndex(of: ":") {
            tag = name[name.index(after: colon)...]
            name = name[..<colon]
        }
        guard isRepository(name), tag.map(isTag) ?? true else { return nil }
        guard let tag else { return parts.count > 1 ? nil : "latest" }
        return String(tag)
    }

    /// Components in lower case between slashes; the first may be a registry, which has more freedom.
    private static func isRepository(_ name: Substring) -> Bool {
        var components = name.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = components.first else { return false }
        let isRegistry = components.count > 1 && (first.contains(".") || first.contains(":") || first == "localhost")
        if isRegistry { components.removeFirst() }
        return components.allSatisfy { component in
            guard let start = component.utf8.first, let end = component.utf8.last else { return false }
            return start.isLowerAlphanumeric && end.isLowerAlphanumeric
                && component.utf8.allSatisfy { $0.isLowerAlphanumeric || "._-".utf8.contains($0) }
        }
    }

    private static func isTag(_ tag: Substring) -> Bool {
        guard let start = tag.utf8.first, start.isAlphanumeric || start == UInt8(ascii: "_") else { return false }
        return tag.utf8.count <= 128 && tag.utf8.allSatisfy { $0.isAlphanumeric || "._-".utf8.contains($0) }
    }
}

extension UInt8 {
    /// Whether the byte is a lower-case ASCII letter or a digit.
    var isLowerAlphanumeric: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) }
    /// Whether the byte is an ASCII letter or a digit.
    var isAlphanumeric: Bool { isLowerAlphanumeric || (0x41...0x5A).contains(self) }
}
