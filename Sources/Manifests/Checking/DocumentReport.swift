/// Collects what is wrong with one document, and says where in the file it is.
struct DocumentReport {
    /// The most problems, and the most warnings, that are named of one document.
    static let maximum = 50

    /// The errors, in the order in which they were found.
    private(set) var problems: [ManifestProblem] = []
    /// What is accepted with a warning.
    private(set) var warnings: [ManifestProblem] = []
    /// The errors that are not named one by one.
    private var unnamed = 0

    private let file: String
    private let document: ParsedDocument
    private let validation: FieldValidation

    init(_ document: ParsedDocument, file: String, validation: FieldValidation) {
        self.file = file
        self.document = document
        self.validation = validation
    }

    /// The errors, with the number of those that are not named.
    var allProblems: [ManifestProblem] {
        guard unnamed > 0 else { return problems }
        let message = "and \(unnamed) more problems in this document"
        return problems + [ManifestProblem(file: file, document: document.number, message: message)]
    }

    /// The line of a field of an object in the document.
    ///
    /// - Parameter prefix: the path of the object, such as `items[2]`; empty if it is the document.
    func line(of field: String, at prefix: String) -> Int {
        let joint = prefix.isEmpty || field.isEmpty || field.hasPrefix("[") ? "" : "."
        return document.lineOfField(prefix + joint + field) ?? document.line
    }

    /// Notes an error of a field, or of the object where none is named.
    mutating func fail(_ message: @autoclosure () -> String, at prefix: String, field: String = "") {
        guard problems.count < Self.maximum else {
            unnamed += 1
            return
        }
        let line = line(of: field, at: prefix)
        problems.append(problem(message(), field: field.isEmpty ? nil : field, line: line))
    }

    /// Notes an error on a line.
    mutating func fail(_ message: String, line: Int?) {
        guard problems.count < Self.maximum else {
            unnamed += 1
            return
        }
        problems.append(problem(message, field: nil, line: line))
    }

    /// Notes what is accepted with a warning.
    mutating func warn(_ message: @autoclosure () -> String, at prefix: String, field: String) {
        guard warnings.count < Self.maximum else { return }
        warnings.append(problem(message(), field: field, line: line(of: field, at: prefix)))
    }

    /// Notes what strictness decides about.
    mutating func tolerate(_ message: @autoclosure () -> String, at prefix: String, field: String) {
        switch validation {
        case .strict: fail(message(), at: prefix, field: field)
        case .warn: warn(message(), at: prefix, field: field)
        case .ignore: break
        }
    }

    /// Notes a key that stands twice, which strictness decides about.
    mutating func tolerate(_ key: ParsedDocument.RepeatedKey) {
        // Without a line of its own, the key is found by its path.
        guard let line = key.line else { return tolerate(key.message, at: "", field: key.path) }
        let found = problem(key.message, field: key.path, line: line)
        switch validation {
        case .strict where problems.count < Self.maximum: problems.append(found)
        case .strict: unnamed += 1
        case .warn where warnings.count < Self.maximum: warnings.append(found)
        case .warn, .ignore: break
        }
    }

    private func problem(_ message: String, field: String?, line: Int?) -> ManifestProblem {
        ManifestProblem(file: file, document: document.number, line: line, field: field, message: message)
    }
}
