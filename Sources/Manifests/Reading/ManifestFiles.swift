import Foundation

/// A file's bytes under the name that messages use.
struct ManifestFile: Sendable {
    /// The name as it was given, or the directory's with the file's.
    let name: String
    /// What the file holds.
    let bytes: [UInt8]
}

/// Finds and loads the files that a command names.
struct ManifestFiles {
    /// The most bytes of one file; a document has a limit of its own.
    static let maximumBytes = 64 << 20

    /// The files that could be loaded.
    private(set) var files: [ManifestFile] = []
    /// Why others could not.
    private(set) var problems: [ManifestProblem] = []
    private var hasReadStandardInput = false

    /// Loads files, the manifests of directories, and for `-` the standard input, in this order.
    init(_ names: [String], standardInput: FileHandle) {
        for name in names {
            if name == "-" {
                loadStandardInput(from: standardInput)
                continue
            }
            var isDirectory: ObjCBool = false
            if !FileManager.default.fileExists(atPath: name, isDirectory: &isDirectory) {
                problems.append(ManifestProblem(file: name, message: "there is no such file"))
            } else if isDirectory.boolValue {
                loadDirectory(name)
            } else {
                load(name)
            }
        }
    }

    private mutating func loadStandardInput(from handle: FileHandle) {
        if hasReadStandardInput {
            problems.append(ManifestProblem(file: "-", message: "it can be read only once"))
            return
        }
        hasReadStandardInput = true
        load("-", from: handle)
    }

    private mutating func loadDirectory(_ name: String) {
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: name) else {
            problems.append(ManifestProblem(file: name, message: "the directory cannot be read"))
            return
        }
        let manifests = entries.sorted().filter { entry in
            [".yaml", ".yml", ".json"].contains { entry.hasSuffix($0) }
        }
        if manifests.isEmpty {
            let message = "no file in the directory ends in .yaml, .yml or .json"
            problems.append(ManifestProblem(file: name, message: message))
        }
        let prefix = name.hasSuffix("/") ? name : name + "/"
        for entry in manifests { load(prefix + entry) }
    }

    private mutating func load(_ name: String) {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: name))
            defer { try? handle.close() }
            load(name, from: handle)
        } catch {
            problems.append(ManifestProblem(file: name, message: "the file cannot be opened"))
        }
    }

    private mutating func load(_ name: String, from handle: FileHandle) {
        do {
            var bytes: [UInt8] = []
            // Pipes give what they have; only an empty answer is the end.
            while bytes.count <= Self.maximumBytes {
                guard let part = try handle.read(upToCount: 1 << 20), !part.isEmpty else {
                    files.append(ManifestFile(name: name, bytes: bytes))
                    return
                }
                bytes.append(contentsOf: part)
            }
            let message = "the file is larger than \(Self.maximumBytes >> 20) MiB"
            problems.append(ManifestProblem(file: name, message: message))
        } catch {
            problems.append(ManifestProblem(file: name, message: "the file cannot be read"))
        }
    }
}
