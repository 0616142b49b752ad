import Model

/// Takes the text of a file apart into documents, YAML or JSON.
struct DocumentParser {
    /// The documents with content, in order.
    private(set) var documents: [ParsedDocument] = []
    /// What is wrong with the file as a whole.
    private(set) var problems: [(line: Int?, message: String)] = []

    /// Reads a file's bytes.
    init(_ bytes: [UInt8]) {
        guard let text = decode(bytes) else { return }
        // As for kubectl, a file that begins with '{' is a stream of JSON values, unless that turns out to be wrong.
        if text.utf8.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "{") {
            let stream = JSONStream(Array(text.utf8))
            if stream.isWhole || !readYAML(text, unlessBroken: true) { readJSON(stream) }
        } else {
            readYAML(text, unlessBroken: false)
        }
        if documents.isEmpty, problems.isEmpty {
            problems.append((nil, bytes.isEmpty ? "the file is empty" : "there is no object in the file"))
        }
    }

    /// The bytes as text, without the mark that some editors put first.
    private mutating func decode(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            problems.append((nil, "the text is UTF-16; save it as UTF-8"))
            return nil
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: content, as: UTF8.self) { return text }
        let valid = String(decoding: content, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
        problems.append((1 + valid.count { $0 == "\n" }, "the text is not UTF-8"))
        return nil
    }

    private mutating func readJSON(_ stream: JSONStream) {
        for value in stream.values {
            let number = documents.count + 1
            var document = ParsedDocument(number: number, line: value.line)
            switch value.result {
            case .success(let (json, repeated)):
                document.json = json
                document.repeatedKeys = repeated.map {
                    ParsedDocument.RepeatedKey(path: $0, line: nil, message: "duplicate field \"\($0)\"")
                }
                document.lineOfField = Self.lineFinder(for: value)
            case .failure(let failure): document.problems = [(failure.line, failure.message)]
            }
            documents.append(document)
        }
    }

    /// Reads the text as YAML.
    ///
    /// - Parameter unlessBroken: whether to give up, and forget everything, if any of it cannot be read.
    /// - Returns: whether it was kept.
    @discardableResult
    private mutating func readYAML(_ text: String, unlessBroken: Bool) -> Bool {
        let splitter = DocumentSplitter(text)
        var read: [ParsedDocument] = []
        for part in splitter.documents {
            guard let document = Self.parse(part, number: read.count + 1) else { continue }
            if unlessBroken, document.json == nil { return false }
            read.append(document)
        }
        documents = read
        problems += splitter.badSeparators.map { separator in
            (separator.line, "only a comment may follow '---' on its line, and here stands \"\(separator.text)\"")
        }
        return true
    }

    /// The document in a text; nothing if it holds only comments.
    private static func parse(_ part: DocumentText, number: Int) -> ParsedDocument? {
        var document = ParsedDocument(number: number, line: part.line)
        if part.text.utf8.count > YAMLLimits.bytes {
            document.problems = [(part.line, "the document is larger than \(YAMLLimits.bytes >> 20) MiB")]
            return document
        }
        guard part.text.contains(where: { !$0.isWhitespace }) else { return nil }
        #if CommandLine
            do throws(YAMLFailure) {
                let yaml = try YAMLDocument(String(part.text))
                let offset = part.line - 1
                let (json, converter) = YAMLConverter.convert(yaml)
                if yaml.root == nil || (json == .null && converter.failures.isEmpty) { return nil }
                document.line = yaml.line + offset
                document.json = converter.failures.isEmpty ? json : nil
                document.problems = converter.failures.map { ($0.line.map { $0 + offset }, $0.message) }
                document.repeatedKeys = converter.repeatedKeys.map { key in
                    let place = key.firstLine.map { ": it is already set in line \($0 + offset)" } ?? ""
                    return ParsedDocument.RepeatedKey(
                        path: key.path, line: key.line.map { $0 + offset },
                        message: "duplicate field \"\(key.path)\"\(place)")
                }
                document.lineOfField = { path in yaml.line(of: path).map { $0 + offset } }
            } catch {
                document.problems = [(error.line.map { $0 + part.line - 1 }, error.message)]
            }
        #else
            document.problems = [
                (part.line, "this build reads JSON only; build it with the trait CommandLine for YAML")
            ]
        #endif
        return document
    }

    /// Finds lines in JSON, which is YAML too, as long as it is written without YAML's few exceptions.
    private static func lineFinder(for value: JSONStream.Value) -> (String) -> Int? {
        #if CommandLine
            return { path in
                guard let yaml = try? YAMLDocument(String(decoding: value.bytes, as: UTF8.self)) else { return nil }
                return yaml.line(of: path).map { $0 + value.line - 1 }
            }
        #else
            return { _ in nil }
        #endif
    }
}
