package import Foundation

extension URL {
    /// The path as the file system has it: no percent signs, and no slash at its end.
    package var filePath: String {
        let path = path(percentEncoded: false)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
