#if CommandLine
    import Yams

    /// Why a text is not YAML, in a sentence for the person who wrote it.
    struct YAMLFailure: Error {
        /// The line in the text, from 1, where one can be named.
        var line: Int?
        /// The sentence.
        var message: String

        init(line: Int?, message: String) {
            self.line = line
            self.message = message
        }

        /// What an error of the parser means.
        init(_ error: any Error, in text: String) {
            switch error as? YamlError {
            case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
                .composer(let context, let problem, let mark, _):
                let sentence = Self.sentence(for: problem, at: mark, in: text)
                // What does not end is best looked for where it begins.
                let begins = problem.hasPrefix("found unexpected ") ? context?.mark.line : nil
                self.init(line: begins ?? min(mark.line, Self.lineCount(of: text)), message: sentence)
            case .reader(let problem, let offset, _, let yaml):
                let line = offset.map { 1 + yaml.prefix($0).count(where: \.isNewline) }
                let message =
                    problem == "control characters are not allowed"
                    ? "a control character cannot stand in YAML; write it as an escape between double quotes"
                    : "the text cannot be read: \(problem)"
                self.init(line: line, message: message)
            case .duplicatedKeysInMapping(let keys, let context):
                let names = keys.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ") + (keys.count > 5 ? ", …" : "")
                self.init(line: context.mark.line, message: "keys stand twice in one object: \(names)")
            case .memory: self.init(line: nil, message: "there is not enough memory to read it")
            default: self.init(line: nil, message: "the text cannot be read as YAML")
            }
        }

        private static func sentence(for problem: String, at mark: Mark, in text: String) -> String {
            let line = Self.line(mark.line, of: text)
            if text.hasPrefix("%") { return "directives (%) are not read" }
            if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
                return "a tab in the indentation; YAML is indented with spaces"
            }
            return switch problem {
            case "found character that cannot start any token":
                "\(character(at: mark, in: line)) cannot begin a value; put the text in quotes"
            case "found undefined alias": "an alias (*name) must come after the anchor (&name) that it repeats"
            case "but found another document": "a second document begins here; documents are kept apart by a line '---'"
            case "Maximum nesting level reached, set with yaml_set_max_nest_level())":
                "values are nested more than \(YAMLLimits.depth) deep"
            default: sentences[problem] ?? "the text cannot be read as YAML: \(problem)"
            }
        }

        private static let sentences = [
            "mapping values are not allowed in this context":
                "a ':' where no key can stand; check the indentation, or put text that holds ': ' in quotes",
            "could not find expected ':'":
                "a ':' is missing after a key; check the indentation, or put a text of several lines in quotes",
            "did not find expected key": "a key was expected; keys of one object are indented alike",
            "did not find expected '-' indicator": "'- ' was expected; elements of one list are indented alike",
            "did not find expected node content": "a value was expected",
            "did not find expected ',' or ']'": "a list that begins with '[' lacks a ',' or its ']'",
            "did not find expected ',' or '}'": "an object that begins with '{' lacks a ',' or its '}'",
            "did not find expected <document start>":
                "the text goes on after its end; is a key indented too little, or is a line '---' missing?",
            "block sequence entries are not allowed in this context":
                "a '- ' where no list can begin; it belongs on a line of its own",
            "found unexpected end of stream": "a text in quotes that begins here does not end",
            "found unexpected document indicator":
                "a text in quotes that begins here does not end before the next document",
            "found unknown escape character":
                "a '\\' between double quotes is followed by a character that it cannot escape",
            "found a tab character that violates indentation": "a tab in the indentation; YAML is indented with spaces",
        ]

        private static func lineCount(of text: String) -> Int {
            max(1, text.utf8.count { $0 == UInt8(ascii: "\n") } + (text.hasSuffix("\n") ? 0 : 1))
        }

        private static func line(_ number: Int, of text: String) -> Substring {
            text.split(separator: "\n", maxSplits: number, omittingEmptySubsequences: false).dropFirst(number - 1).first
                ?? ""
        }

        private static func character(at mark: Mark, in line: Substring) -> String {
            guard let scalar = line.unicodeScalars.dropFirst(mark.column - 1).first else { return "this character" }
            return scalar == "\t" ? "a tab" : "'\(scalar)'"
        }
    }
#endif
