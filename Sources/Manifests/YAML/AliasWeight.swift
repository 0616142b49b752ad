#if CommandLine
    import Yams

    /// Counts what a document amounts to with its aliases written out, without writing them out.
    struct AliasWeight {
        private struct Weight {
            /// Values with all aliases written out.
            var values = 1
            /// Objects and lists inside one another.
            var depth = 0
        }

        /// What is known of values with an anchor; an alias is the very same value.
        private var known: [ObjectIdentifier: Weight] = [:]
        /// Values that the text shows, an alias counting as one.
        private var written = 0

        /// Why the document is too much, if it is.
        static func objection(to root: YAMLNode) -> YAMLFailure? {
            var counter = AliasWeight()
            let whole = counter.measure(root)
            if whole.depth > YAMLLimits.depth {
                return YAMLFailure(line: nil, message: "values are nested more than \(YAMLLimits.depth) deep")
            }
            if whole.values - counter.written > YAMLLimits.aliasedValues {
                let message =
                    "its aliases stand for \(whole.values == .max ? "far " : "")more than \(YAMLLimits.aliasedValues) values"
                    + " beside the \(counter.written) that are written out"
                return YAMLFailure(line: nil, message: message)
            }
            return nil
        }

        /// Anchors come before their aliases, so the recursion is as deep as the text is nested.
        private mutating func measure(_ node: YAMLNode) -> Weight {
            written += 1
            let identity = node.anchor.map { ObjectIdentifier($0) }
            if let identity, let weight = known[identity] { return weight }
            var weight = Weight()
            switch node {
            case .sequence(let nodes):
                for element in nodes { add(element, to: &weight) }
                weight.depth += 1
            case .mapping(let mapping):
                for (key, value) in mapping {
                    add(key, to: &weight)
                    add(value, to: &weight)
                }
                weight.depth += 1
            case .scalar, .alias: break
            }
            if let identity { known[identity] = weight }
            return weight
        }

        private mutating func add(_ node: YAMLNode, to weight: inout Weight) {
            let part = measure(node)
            let (sum, overflow) = weight.values.addingReportingOverflow(part.values)
            weight.values = overflow ? .max : sum
            weight.depth = max(weight.depth, part.depth)
        }
    }
#endif
