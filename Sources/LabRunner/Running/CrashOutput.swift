/// What a process said before it broke down.
package enum CrashOutput {
    /// The runtime's message and the innermost line of the learner's files, where the output has them.
    package static func breakdown(in output: Substring, sources: [String]) -> TestRecord.Breakdown {
        var message: String?
        var place: String?
        for line in output.split(separator: "\n") {
            if let range = line.firstRange(of: "Fatal error: ") {
                message = String(line[range.lowerBound...])
            } else if message == nil, line.hasPrefix("*** Program crashed: ") {
                message = line.dropFirst("*** Program crashed: ".count).prefix { $0 != "*" }.trimmed
            }
            if place == nil {
                place = self.place(in: line, sources: sources)
            }
        }
        return .crashed(message: message, place: place)
    }

    /// The `path:line` in a line of a backtrace or before a message, if it is in one of the learner's files.
    private static func place(in line: Substring, sources: [String]) -> String? {
        for source in sources {
            // A message names "Module/File.swift", a backtrace the whole path.
            let short = source.split(separator: "/").suffix(2).joined(separator: "/") + ":"
            let range = line.hasPrefix(short) ? line.firstRange(of: short) : line.firstRange(of: "/\(source):")
            guard let range else { continue }
            let number = line[range.upperBound...].prefix(while: \.isNumber)
            if !number.isEmpty { return "\(source):\(number)" }
        }
        return nil
    }
}

extension StringProtocol {
    /// Without the white space around it.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
