import Model

/// Finds everything that is wrong with the objects of one document.
struct ObjectChecker {
    /// The objects that nothing is wrong with.
    private(set) var manifests: [Manifest] = []
    /// What is wrong.
    private(set) var report: DocumentReport

    private let file: String
    private let document: ParsedDocument

    /// Checks the document.
    init(_ document: ParsedDocument, file: String, validation: FieldValidation) {
        self.file = file
        self.document = document
        report = DocumentReport(document, file: file, validation: validation)
        for problem in document.problems { report.fail(problem.message, line: problem.line) }
        for key in document.repeatedKeys { report.tolerate(key) }
        if let json = document.json { check(json, at: "", in: nil) }
    }

    /// Checks an object, or all objects of a list.
    ///
    /// - Parameter prefix: the path from the document's outermost value, such as `items[2]`.
    /// - Parameter list: the list that the object is an element of.
    private mutating func check(_ json: JSON, at prefix: String, in list: JSON?) {
        guard case .object(let members) = json else {
            let subject = prefix.isEmpty ? "the document" : prefix
            report.fail(
                "\(subject) must be an object with apiVersion, kind and metadata, and is \(json.noun)", at: prefix)
            return
        }
        let version = text("apiVersion", of: members, at: prefix, list)
        let name = text("kind", of: members, at: prefix, list)
        guard let version, let name else { return }
        if name.hasSuffix("List"), let items = members["items"]?.array {
            for (index, item) in items.enumerated() {
                check(item, at: "\(prefix.isEmpty ? "" : prefix + ".")items[\(index)]", in: json)
            }
            return
        }
        guard let type = Kinds.type(apiVersion: version, kind: name) else {
            report.fail(UnknownKind.message(apiVersion: version, kind: name), at: prefix, field: "kind")
            return
        }
        var complete = members
        complete["apiVersion"] = .string(version)
        complete["kind"] = .string(name)
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
            report.fail("\(name) not set", at: prefix, field: name)
        case let other?: report.fail("\(name) must be a string, and is \(other.noun)", at: prefix, field: name)
        }
        return nil
    }

    private mutating func check(_ json: JSON, as type: any APIObject.Type, at prefix: String) {
        var isReadable = true
        if let schema = Schema.type(for: type.kind) {
            for problem in schema.check(json) {
                if problem.isTolerable {
                    let message = problem.message + NearestField.hint(for: problem.path, in: schema)
                    report.tolerate(message, at: prefix, field: problem.path)
                } else {
                    let message = SchemaProblem.refusal(kind: type.kind, problems: [problem])
                    report.fail(message, at: prefix, field: problem.path)
                    isReadable = false
                }
            }
        }
        guard isReadable else { return }
        do throws(FieldError) {
            let object = try type.init(manifest: json)
            guard admit(object, at: prefix) else { return }
            let line = prefix.isEmpty ? document.line : report.line(of: "", at: prefix)
            let source = ManifestSource(file: file, document: document.number, line: line)
            manifests.append(Manifest(source: source, kind: type.kind, json: json, object: object))
        } catch {
            report.fail(error.description, at: prefix, field: error.path)
        }
    }

    /// Whether the API server would take the object; the report says why not.
    private mutating func admit(_ object: any APIObject, at prefix: String) -> Bool {
        guard let admitted = object as? any Admitted else { return true }
        do throws(InvalidObject) {
            for warning in try Admission.warnings(about: admitted) {
                let field = String(warning.prefix { $0 != ":" })
                report.warn(warning, at: prefix, field: field)
            }
            return true
        } catch {
            var seen: Set<String> = []
            for part in error.problems where seen.insert(part.message).inserted {
                let alone = InvalidObject(kind: error.kind, name: error.name, problems: [part])
                report.fail(alone.description, at: prefix, field: part.field)
            }
            return false
        }
    }
}

extension JSON {
    /// The value's type as the end of a sentence.
    fileprivate var noun: String {
        switch self {
        case .null: "empty"
        case .array, .object: "an \(typeName)"
        case .bool, .integer, .number, .string: "a \(typeName)"
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
        let admitted = try object.admittedForCreate(at: Timestamp(seconds: 0))
        return admitted.warnings() + admitted.advice()
    }
}
