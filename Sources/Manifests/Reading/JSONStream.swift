import Model

/// JSON values that follow one another in a text.
struct JSONStream {
    /// One value, or why there is none.
    struct Value {
        /// The line of the text on which it begins, from 1.
        var line: Int
        /// The value's own bytes.
        var bytes: ArraySlice<UInt8>
        /// The value and the paths of keys that stand twice, or where and why it cannot be read.
        var result: Result<(JSON, [String]), Failure>
    }

    /// Why a value cannot be read.
    typealias Failure = JSONStreamFailure

    /// The values up to the first that cannot be read.
    private(set) var values: [Value] = []
    /// Whether all of the text could be read.
    var isWhole: Bool { values.allSatisfy { if case .success = $0.result { true } else { false } } }

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        var line = 1
        while true {
            let space = rest.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
            line += space.count { $0 == 0x0A }
            rest = rest.dropFirst(space.count)
            guard !rest.isEmpty else { return }
            let value = Self.next(in: rest, line: line)
            values.append(value)
            guard case .success = value.result else { return }
            line += value.bytes.count { $0 == 0x0A }
            rest = rest.dropFirst(value.bytes.count)
        }
    }

    /// The value with which the bytes begin.
    private static func next(in bytes: ArraySlice<UInt8>, line: Int) -> Value {
        var own = bytes
        // A first attempt finds the value's end where another value follows.
        if case .failure(let error) = parse(bytes), case .trailingBytes = error.reason {
            own = bytes.prefix(error.offset)
        }
        if own.count > YAMLLimits.bytes {
            let failure = Failure(line: line, message: "the document is larger than \(YAMLLimits.bytes >> 20) MiB")
            return Value(line: line, bytes: own, result: .failure(failure))
        }
        let result = parse(own).mapError { error in
            Failure(line: line + own.prefix(error.offset).count { $0 == 0x0A }, message: error.description)
        }
        return Value(line: line, bytes: own, result: result)
    }

    private static func parse(_ bytes: ArraySlice<UInt8>) -> Result<(JSON, [String]), JSONSyntaxError> {
        var duplicates: [String] = []
        do throws(JSONSyntaxError) {
            let json = try JSON(parsing: bytes, maximumDepth: YAMLLimits.depth, duplicates: &duplicates)
            return .success((json, duplicates))
        } catch {
            return .failure(error)
        }
    }
}

/// Where and why a JSON value cannot be read.
struct JSONStreamFailure: Error {
    /// The line of the text, from 1.
    var line: Int?
    /// The sentence.
    var message: String
}
