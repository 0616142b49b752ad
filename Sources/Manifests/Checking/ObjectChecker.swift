import Model

/// Finds everything that is wrong with the objects of one document.
struct ObjectChecker {
    /// The objects that nothing is wrong with.
    private(set) var manifests: [Manifest] = []
    /// The errors.
    private(set) var problems: [ManifestProblem] = []
    /// What is accepted with a warning.
    private(set) var warnings: [ManifestProblem] = []

    private let file: String
    private let document: ParsedDocument
    private let validation: FieldValidation

    /// Checks the document.
    init(_ document: ParsedDocument, file: String, validation: FieldValidation) {
        self.file = file
        self.document = document
        self.validation = validation
        for problem in document.problems { fail(problem.message, line: problem.line) }
        for key in document.repeatedKeys { tolerate(key.message, field: key.path, line: key.line) }
        if let json = document.json { check(json, at: "", in: nil) }
    }

    /// Checks an object, or all objects of a list.
    ///
    /// - Parameter prefix: the path from the document's outermost value, such as `items[2]`.
    /// - Parameter list: the list that the object is an element of.
    private mutating func check(_ json: JSON, at prefix: String, in list: JSON?) {
        guard case .object(let members) = json else {
            let found = json == .null ? "nothing" : json.typeName
            let subject = prefix.isEmpty ? "the document" : prefix
            fail("\(subject) must be an object with apiVersion, kind and metadata, and is \(found)", at: prefix)
            return
        }
        guard let apiVersion = text("apiVersion", of: members, at: prefix, list),
            let kind = text("kind", of: members, at: prefix, list)
        else { return }
        if kind.hasSuffix("List"), let items = members["items"]?.array {
            for (index, item) in items.enumerated() {
                check(item, at: "\(prefix.isEmpty ? "" : prefix + ".")items[\(index)]", in: json)
            }
            return
        }
        guard let type = Kinds.type(apiVersion: apiVersion, kind: kind) else {
            fail(UnknownKind.message(apiVersion: apiVersion, kind: kind), at: prefix, field: "kind")
            return
        }
        var complete = members
        complete["apiVersion"] = .string(apiVersion)
        complete["kind"] = .string(kind)
        check(.object(complete), as: type, at: prefix)
    }

    /// The member that every object must have; the elements of a `PodList` are Pods without saying so.
    private mutating func text(_ name: String, of members: JSONObject, at prefix: String, _ list: JSON?) -> String? {
        switch members[name] {
        case .string(let text)? where !text.isEmpty: return text
        case nil, .null?, .string?:
            if let given = list?[name]?.string, let kind = list?["kind"]?.string, kind != "List" {
                return name == "kind" ? String(kind.dropLast("List".count)) : given
            }
            fail("\(name) not set", at: prefix, field: name)
        case let other?: fail("\(name) must be a string, and is \(other.typeName)", at: prefix, field: name)
        }
        return nil
    }

    private mutating func check(_ json: JSON, as type: any APIObject.Type, at prefix: String) {
        let found = Schema.type(for: type.kind)?.check(json) ?? []
        for problem in found where problem.isTolerable {
            let guess = Schema.type(for: type.kind).flatMap { NearestField.of(problem.path, in: $0) }
            let hint = guess.map { "; did you mean \"\($0)\"?" } ?? ""
            tolerate(problem.message + hint, field: problem.path, line: line(of: problem.path, at: prefix))
        }
        let fatal = found.filter { !$0.isTolerable }
        for problem in fatal {
            fail(SchemaProblem.refusal(kind: type.kind, problems: [problem]), at: prefix, field: problem.path)
        }
        guard fatal.isEmpty else { return }
        do throws(FieldError) {
            let object = try type.init(manifest: json)
            guard admit(object, at: prefix) else { return }
            let source = ManifestSource(
                file: file, document: document.number, line: prefix.isEmpty ? document.line : line(of: "", at: prefix))
            manifests.append(Manifest(source: source, kind: type.kind, json: json, object: object))
        } catch {
            fail(error.description, at: prefix, field: error.path)
        }
    }

    /// Whether the API server would take the object, which this says of it if not.
    private mutating func admit(_ object: any APIObject, at prefix: String) -> Bool {
        guard let admitted = object as? any Admitted else { return true }
        do throws(InvalidObject) {
            for warning in try Admission.warnings(about: admitted) {
                warnings.append(problem(warning, field: nil, line: line(of: "metadata.name", at: prefix)))
            }
            return true
        } catch {
            var seen: Set<String> = []
            for part in error.problems where seen.insert(part.message).inserted {
                let alone = InvalidObject(kind: error.kind, name: error.name, problems: [part])
                fail(alone.description, at: prefix, field: part.field)
            }
            return false
        }
    }

    // MARK: - Places

    private func line(of field: String, at prefix: String) -> Int {
        let joint = prefix.isEmpty || field.isEmpty || field.hasPrefix("[") ? "" : "."
        return document.lineOfField(prefix + joint + field) ?? document.line
    }

    private func problem(_ message: String, field: String?, line: Int?) -> ManifestProblem {
        ManifestProblem(file: file, document: document.number, line: line, field: field, message: message)
    }

    private mutating func fail(_ message: String, at prefix: String, field: String = "") {
        problems.append(problem(message, field: field.isEmpty ? nil : field, line: line(of: field, at: prefix)))
    }

    private mutating func fail(_ message: String, line: Int?) {
        problems.append(problem(message, field: nil, line: line))
    }

    /// Counts what strictness decides about.
    private mutating func tolerate(_ message: String, field: String, line: Int?) {
        let problem = problem(message, field: field, line: line)
        switch validation {
        case .strict: problems.append(problem)
        case .warn: warnings.append(problem)
        case .ignore: break
        }
    }
}

/// Asks what the API server would say to a new object.
private enum Admission {
    /// What the server would warn of.
    ///
    /// - Throws: ``InvalidObject`` with everything that makes it refuse the object.
    static func warnings(about object: some Admitted) throws(InvalidObject) -> [String] {
        var object = object
        // The namespace is chosen by whoever applies the object; here any one will do.
        if object.kind.isNamespaced, object.metadata.namespace.isEmpty { object.metadata.namespace = "default" }
        return try object.admittedForCreate(at: Timestamp(seconds: 0)).warnings()
    }
}
