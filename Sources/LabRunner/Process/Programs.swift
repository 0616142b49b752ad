package import Foundation

/// Finds programs as a shell would.
package struct Programs: Sendable {
    private let folders: [String]

    /// - Parameter environment: whose `PATH` says where programs are.
    package init(environment: [String: String]) {
        folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    }

    /// The file of a program, or nil.
    package func find(_ name: String) -> URL? {
        folders.lazy.map { URL(filePath: $0).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.filePath) }
    }
}
