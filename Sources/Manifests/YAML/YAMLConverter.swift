#if CommandLine
    import Model
    import Yams

    /// Makes a JSON value of a parsed document.
    struct YAMLConverter {
        /// A key that stands more than once in its object.
        struct RepeatedKey {
            /// The path of the field.
            var path: String
            /// The line of the key that counts.
            var line: Int?
            /// The line of the first one.
            var firstLine: Int?
        }

        /// The keys that stand more than once, in the order of the text.
        private(set) var repeatedKeys: [RepeatedKey] = []
        /// What JSON cannot say, in the order of the text.
        private(set) var failures: [YAMLFailure] = []
        private let renamedKeys: RenamedKeys
        private var path: [String] = []

        /// The document's value; `null` where there are failures that leave nothing else.
        static func convert(_ document: YAMLDocument) -> (json: JSON, converter: YAMLConverter) {
            var converter = YAMLConverter(renamedKeys: document.renamedKeys)
            guard let root = document.root else { return (.null, converter) }
            if let failure = AliasWeight.objection(to: root) {
                converter.failures.append(failure)
                return (.null, converter)
            }
            return (converter.value(of: root), converter)
        }

        private init(renamedKeys: RenamedKeys) { self.renamedKeys = renamedKeys }

        private mutating func value(of node: YAMLNode) -> JSON {
            switch node {
            case .scalar(let scalar): return value(of: scalar, hasOwnTag: true)
            case .sequence(let nodes):
                checkTag(of: node, is: Tag.Name.seq.rawValue)
                var elements: [JSON] = []
                elements.reserveCapacity(nodes.count)
                for (index, element) in nodes.enumerated() {
                    path.append("[\(index)]")
                    elements.append(value(of: element))
                    path.removeLast()
                }
                return .array(elements)
            case .mapping(let mapping):
                checkTag(of: node, is: Tag.Name.map.rawValue)
                return .object(members(of: mapping))
            case .alias: return .null
            }
        }

        private mutating func members(of mapping: YAMLNode.Mapping) -> JSONObject {
            var object = JSONObject()
            var lines: [String: Int?] = [:]
            for (keyNode, valueNode) in mapping {
                if keyNode.isMergeKey {
                    merge(valueNode, into: &object)
                    continue
                }
                guard let key = key(of: keyNode) else { continue }
                if let original = renamedKeys.originalName(of: key) {
                    if lines[original] == nil { lines[original] = keyNode.mark?.line }
                    continue
                }
                path.append(key)
                if let firstLine = lines[key] {
                    repeatedKeys.append(RepeatedKey(path: pathText, line: keyNode.mark?.line, firstLine: firstLine))
                } else {
                    lines[key] = .some(keyNode.mark?.line)
                }
                object[key] = value(of: valueNode)
                path.removeLast()
            }
            return object
        }

        /// Puts in the members of the objects that `<<` names; of several, the first one that has a key gives its value.
        private mutating func merge(_ node: YAMLNode, into object: inout JSONObject) {
            switch node {
            case .mapping(let mapping):
                for member in members(of: mapping) { object[member.key] = member.value }
            case .sequence(let nodes) where nodes.allSatisfy({ $0.mapping != nil }):
                for element in nodes.reversed() { merge(element, into: &object) }
            case .sequence, .scalar, .alias:
                fail(at: node, "the value of '<<' must be an object or a list of objects")
            }
        }

        private mutating func key(of node: YAMLNode) -> String? {
            guard case .scalar(let scalar) = node else {
                fail(at: node, "a key must be text, and this one is \(node.mapping == nil ? "a list" : "an object")")
                return nil
            }
            // Comparing keys has given them a tag, so only the quotes tell text from words with a meaning.
            switch value(of: scalar, hasOwnTag: false) {
            case .string(let text): return text
            case .integer(let number): return String(number)
            case .bool(let bool): return bool ? "true" : "false"
            case .number(let number):
                let text = "\(Float(number))"
                return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
            case .null, .array, .object:
                fail(at: node, "a key must be text, and this one is null")
                return nil
            }
        }

        private mutating func value(of scalar: YAMLNode.Scalar, hasOwnTag: Bool) -> JSON {
            let text = scalar.string
            guard scalar.style == .plain || hasOwnTag else { return .string(text) }
            let tag = hasOwnTag ? scalar.tag.description : ""
            let prefix = "tag:yaml.org,2002:"
            switch (tag, scalar.style) {
            case ("", .plain):
                if let value = YAMLScalar.value(ofPlain: text) { return value }
                fail(at: .scalar(scalar), "\(text) cannot be written as JSON")
                return .null
            case (prefix + "str", _), ("!", _), ("", _): return .string(text)
            case (prefix + "int", _), (prefix + "float", _), (prefix + "bool", _), (prefix + "null", _):
                if let value = YAMLScalar.value(ofPlain: text), value.hasTag(tag.dropFirst(prefix.count)) {
                    return value
                }
                fail(at: .scalar(scalar), "\"\(text)\" does not fit its tag !!\(tag.dropFirst(prefix.count))")
                return .null
            default:
                fail(at: .scalar(scalar), "the tag \(tag) has no meaning in a manifest")
                return .null
            }
        }

        private mutating func checkTag(of node: YAMLNode, is expected: String) {
            let tag = node.tag.description
            if !["", "!", expected].contains(tag) { fail(at: node, "the tag \(tag) has no meaning in a manifest") }
        }

        private mutating func fail(at node: YAMLNode, _ message: String) {
            failures.append(YAMLFailure(line: node.mark?.line, message: message))
        }

        private var pathText: String {
            path.reduce("") { $0.isEmpty || $1.hasPrefix("[") ? $0 + $1 : "\($0).\($1)" }
        }
    }

    extension YAMLNode {
        /// The key `<<` without quotes.
        fileprivate var isMergeKey: Bool {
            guard case .scalar(let scalar) = self else { return false }
            return scalar.style == .plain && scalar.string == "<<"
        }
    }

    extension JSON {
        /// Whether a plain text with this value may have this tag.
        fileprivate func hasTag(_ tag: Substring) -> Bool {
            switch self {
            case .null: tag == "null"
            case .bool: tag == "bool"
            case .integer: tag == "int" || tag == "float"
            case .number: tag == "float"
            case .string, .array, .object: false
            }
        }
    }
#endif
