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

    /// What is wrong with a request's own word for its manager.
    ///
    /// - Parameter isApply: whether the request applies, so that it must have one.
    /// - Parameter isForceSet: whether the request says to force or not, which only an apply may.
    package static func problems(with fieldManager: String, isApply: Bool, isForceSet: Bool) -> [FieldProblem] {
        let path: FieldPath = "fieldManager"
        var problems: [FieldProblem] = []
        if isApply, fieldManager.isEmpty { problems.append(.required(path, "is required for apply patch")) }
        if !isApply, isForceSet { problems.append(.forbidden("force", "may not be specified for non-apply patch")) }
        if fieldManager.utf8.count > maximumLength { problems.append(.tooLong(path, limit: maximumLength)) }
        var position = 0
        for scalar in fieldManager.unicodeScalars {
            if !scalar.isPrintable {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
                let detail = "invalid character U+\(padded) (at position \(position))"
                problems.append(.invalid(path, fieldManager, detail))
            }
            position += UTF8.width(scalar)
        }
        return problems
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
