/// What stands in the volumes: files by path, for each volume by its name.
///
/// Guarantees: a volume's files stay, whatever becomes of Pods and claims, and go when the volume goes.
/// Caveats: directories exist only as parts of paths.
public struct VolumeStore: Hashable, Sendable {
    private var volumes: [String: [String: [UInt8]]] = [:]

    /// A store in which every volume is empty.
    public init() {}

    /// The paths of a volume's files, sorted.
    public func paths(in volume: String) -> [String] {
        (volumes[volume] ?? [:]).keys.sorted()
    }

    /// A file's bytes; `nil` where there is no such file.
    public func bytes(at path: String, in volume: String) -> [UInt8]? {
        volumes[volume]?[Self.normalized(path)]
    }

    /// A file's text; bytes that are not UTF-8 show as replacement characters.
    public func text(at path: String, in volume: String) -> String? {
        bytes(at: path, in: volume).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Makes a file, or replaces its bytes.
    public mutating func write(_ bytes: [UInt8], to path: String, in volume: String) {
        volumes[volume, default: [:]][Self.normalized(path)] = bytes
    }

    /// Makes a file of a text, or replaces its bytes.
    public mutating func write(_ text: String, to path: String, in volume: String) {
        write(Array(text.utf8), to: path, in: volume)
    }

    /// Adds a text at the end of a file, which is made where it is missing.
    public mutating func append(_ text: String, to path: String, in volume: String) {
        volumes[volume, default: [:]][Self.normalized(path), default: []] += Array(text.utf8)
    }

    /// Removes a file.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public mutating func remove(_ path: String, in volume: String) -> Bool {
        volumes[volume]?.removeValue(forKey: Self.normalized(path)) != nil
    }

    /// Forgets a volume and everything in it.
    mutating func discard(_ volume: String) {
        volumes[volume] = nil
    }

    /// The path from the volume's root, without `.`, `..` and empty parts; nothing lies outside the volume.
    static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
