/// Why the file system refuses something; each case is an error of POSIX.
package enum FileError: Error, Hashable, Sendable, CustomStringConvertible {
    case notFound
    case exists
    case notDirectory
    case isDirectory
    case notEmpty
    case readOnly
    case noSpace
    case tooManyLinks
    case invalid
    case busy
    case nameTooLong

    /// The text that programs print.
    package var description: String {
        switch self {
        case .notFound: "No such file or directory"
        case .exists: "File exists"
        case .notDirectory: "Not a directory"
        case .isDirectory: "Is a directory"
        case .notEmpty: "Directory not empty"
        case .readOnly: "Read-only file system"
        case .noSpace: "No space left on device"
        case .tooManyLinks: "Symbolic link loop"
        case .invalid: "Invalid argument"
        case .busy: "Resource busy"
        case .nameTooLong: "File name too long"
        }
    }
}
