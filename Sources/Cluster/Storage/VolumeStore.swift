package import Containers
package import Model

/// What stands in the volumes: a tree of files for each volume, by its name.
///
/// Guarantees: a volume's files stay, whatever becomes of Pods and claims, and go when the volume goes.
public struct VolumeStore: Hashable, Sendable {
    private var trees: [String: FileTree] = [:]
    /// Rises whenever a tree may have changed.
    package private(set) var turn = 0

    /// A store in which every volume is empty.
    public init() {}

    /// A store in which these volumes hold what they held elsewhere.
    package init(_ trees: [String: FileTree]) { self.trees = trees }

    /// The volumes in which anything ever stood, sorted.
    package var names: [String] { trees.keys.sorted() }

    /// All files of a volume; `nil` where none was ever made.
    package subscript(volume: String) -> FileTree? {
        get { trees[volume] }
        set {
            trees[volume] = newValue
            turn += 1
        }
    }

    /// Takes a volume's files out, for one who changes them and puts them back.
    mutating func take(_ volume: String) -> FileTree { trees.removeValue(forKey: volume) ?? FileTree() }

    /// The paths of a volume's files, sorted.
    public func paths(in volume: String) -> [String] { trees[volume]?.paths ?? [] }

    /// A file's bytes; `nil` where there is no such file.
    public func bytes(at path: String, in volume: String) -> [UInt8]? { trees[volume]?.bytes(at: path) }

    /// A file's text; bytes that are not UTF-8 show as replacement characters.
    public func text(at path: String, in volume: String) -> String? {
        bytes(at: path, in: volume).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Makes a file, or replaces its bytes.
    package mutating func write(
        _ bytes: [UInt8], to path: String, in volume: String, at now: Timestamp
    ) throws(FileError) {
        turn += 1
        try trees[volume, default: FileTree(now: now)].write(bytes, to: path, now: now)
    }

    /// Makes a file of a text, or replaces its bytes.
    package mutating func write(
        _ text: String, to path: String, in volume: String, at now: Timestamp
    ) throws(FileError) {
        try write(Array(text.utf8), to: path, in: volume, at: now)
    }

    /// Adds a text at the end of a file, which is made where it is missing.
    mutating func append(_ text: String, to path: String, in volume: String, at now: Timestamp) throws(FileError) {
        guard let node = trees[volume]?.node(at: path) else {
            return try write(text, to: path, in: volume, at: now)
        }
        turn += 1
        try trees[volume, default: FileTree()].write(Array(text.utf8), at: nil, to: node, now: now)
    }

    /// Removes a file.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    package mutating func remove(_ path: String, in volume: String, at now: Timestamp) -> Bool {
        turn += 1
        return trees[volume]?.remove(path, now: now) ?? false
    }

    /// Forgets a volume and everything in it.
    mutating func discard(_ volume: String) {
        trees[volume] = nil
        turn += 1
    }
}
