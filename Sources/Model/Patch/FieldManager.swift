/// Who changed an object: the name that managed fields stand under.
package enum FieldManager {
    /// The most bytes of a name.
    package static let maximumLength = 128

    /// The manager's name: the request's own word, or what stands before the first slash of its User-Agent.
    package static func name(fieldManager: String?, userAgent: String?) -> String {
        if let fieldManager, !fieldManager.isEmpty { return fieldManager }
        var name = String.UnicodeScalarView()
        var length = 0
        for scalar in (userAgent ?? "").unicodeScalars {
            if scalar == "/" { break }
            guard scalar.isPrintable else { continue }
            length += UTF8.width(scalar)
            if length > maximumLength { break }
            name.append(scalar)
        }
        return String(name)
    }
}

extension Unicode.Scalar {
    /// Whether Go prints the character as it is: letters, marks, numbers, punctuation, symbols and the plain space.
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
