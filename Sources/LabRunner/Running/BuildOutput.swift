/// An error that the compiler found.
package struct BuildError: Codable, Equatable, Sendable {
    /// The file, relative to the lab's folder where it lies inside it.
    package var file: String
    package var line: Int
    package var column: Int
    package var message: String
    /// The compiler's picture of the place, without the headline.
    package var excerpt: [String]

    package init(file: String, line: Int, column: Int, message: String, excerpt: [String]) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.excerpt = excerpt
    }
}

/// Reads what a build printed.
package enum BuildOutput {
    /// All different errors, in the order in which they were printed.
    package static func errors(in output: String, labFolder: String) -> [BuildError] {
        var errors: [BuildError] = []
        var reading = false
        for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
            if let error = error(in: line, labFolder: labFolder) {
                reading = !errors.contains { $0.isSamePlace(as: error) }
                if reading { errors.append(error) }
            } else if reading, line.firstMatch(of: /^ *\d* *[|`]/) != nil {
                errors[errors.count - 1].excerpt.append(String(line))
            } else {
                reading = false
            }
        }
        return errors
    }

    /// The lines that say why a build failed that names no line of code, or its last ones.
    package static func reason(in output: String) -> [String] {
        let lines = output.split(separator: "\n").map(\.trimmed)
        let errors = lines.filter { $0.contains("error:") || $0.contains("No space left on device") }
        return Array((errors.isEmpty ? lines : errors).suffix(15))
    }

    /// Whether a build that failed had no room on its disk, whatever else it says.
    package static func lacksRoom(_ output: String) -> Bool {
        output.contains("No space left on device") || output.contains("database or disk is full")
    }

    private static func error(in line: Substring, labFolder: String) -> BuildError? {
        guard let match = line.firstMatch(of: /^(\/.+?):(\d+):(\d+): error: (.*)$/),
            let number = Int(match.2), let column = Int(match.3)
        else { return nil }
        let inside = labFolder + "/"
        let file = match.1.hasPrefix(inside) ? match.1.dropFirst(inside.count) : match.1
        return BuildError(file: String(file), line: number, column: column, message: String(match.4), excerpt: [])
    }

    /// What SwiftPM says while another of its processes works in the same scratch folder.
    static let waiting = "Another instance of SwiftPM"

    /// What the last progress line says, such as "[5/7] Compiling Ordering".
    package static func progress(in written: ArraySlice<UInt8>) -> String? {
        let lines = String(decoding: written, as: UTF8.self).split(whereSeparator: \.isNewline)
        if lines.last?.hasPrefix(waiting) == true { return "waiting for another build to end" }
        return lines.last { $0.wholeMatch(of: /\[\d+\/\d+\] .*/) != nil }.map(String.init)
    }
}

extension BuildError {
    fileprivate func isSamePlace(as other: BuildError) -> Bool {
        file == other.file && line == other.line && message == other.message
    }
}
