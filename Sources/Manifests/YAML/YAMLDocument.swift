#if CommandLine
    import Model
    import Yams

    /// A value as the parser sees it; a Node of the cluster is something else.
    typealias YAMLNode = Yams.Node

    /// One YAML document, parsed but not yet a value.
    ///
    /// Caveat: it must be used and released on a stack as large as `withLargeStack` gives.
    struct YAMLDocument {
        /// The outermost value; `nil` where there is nothing but comments.
        let root: YAMLNode?
        /// The keys that stood twice: the earlier ones, which the parser saw under other names.
        let renamedKeys: RenamedKeys
        /// Keeps the nodes' anchors alive.
        private let parser: Parser

        /// Parses a text that holds one document at most.
        init(_ text: String) throws(YAMLFailure) {
            if let objection = YAMLLimits(Array(text.utf8)).objection(byteCount: text.utf8.count) {
                throw YAMLFailure(line: nil, message: objection)
            }
            var renamed = RenamedKeys(text)
            while true {
                do {
                    let parser = try Parser(yaml: renamed.text, resolver: .basic, encoding: .utf8)
                    root = try parser.singleRoot()
                    self.parser = parser
                    renamedKeys = renamed
                    return
                } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                    guard let key = keys.first, renamed.rename(key, at: context.mark) else {
                        throw YAMLFailure(
                            YamlError.duplicatedKeysInMapping(duplicates: keys, context: context), in: text)
                    }
                } catch {
                    throw YAMLFailure(error, in: renamed.text)
                }
            }
        }

        /// The line on which the outermost value begins, from 1.
        var line: Int { root?.mark?.line ?? 1 }

        /// The line of the field with this path, or of the innermost value around it that the text shows.
        func line(of path: String) -> Int? {
            guard var node = root else { return nil }
            var line = node.mark?.line
            var rest = Substring(path)
            while !rest.isEmpty {
                guard let step = Self.step(into: node, along: rest) else { return line }
                line = step.line ?? line
                node = step.node
                rest = rest.dropFirst(step.length)
            }
            return line
        }

        private typealias Step = (node: YAMLNode, line: Int?, length: Int)

        /// The value that the path's next part names; keys may hold dots, so the keys decide where the part ends.
        private static func step(into node: YAMLNode, along path: Substring) -> Step? {
            switch node {
            case .sequence(let elements):
                guard path.hasPrefix("["), let end = path.firstIndex(of: "]"),
                    let index = Int(path[path.index(after: path.startIndex)..<end]), elements.indices.contains(index)
                else { return nil }
                let element = elements[index]
                return (element, element.mark?.line, path.distance(from: path.startIndex, to: end) + 1)
            case .mapping(let members):
                let dot = path.hasPrefix(".") ? 1 : 0
                let name = path.dropFirst(dot)
                var best: Step?
                for (key, value) in members {
                    guard let text = key.scalar?.string, name.hasPrefix(text) else { continue }
                    let after = name.dropFirst(text.count).first
                    guard after == nil || after == "." || after == "[", dot + text.count > best?.length ?? -1 else {
                        continue
                    }
                    best = (value, key.mark?.line, dot + text.count)
                }
                return best
            case .scalar, .alias: return nil
            }
        }
    }
#endif
