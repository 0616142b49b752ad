/// What turns input into output, piece by piece.
protocol Filter: Sendable {
    /// Takes bytes.
    ///
    /// - Returns: whether it wants more.
    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool

    /// The input of one file begins.
    mutating func beginFile(_ name: String)

    /// The input of one file, or all input, is at an end.
    mutating func endFile(_ name: String, into output: inout [UInt8])

    /// All input is at an end.
    ///
    /// - Returns: the exit code.
    mutating func finish(into output: inout [UInt8]) -> Int32
}

extension Filter {
    mutating func beginFile(_ name: String) {}
    mutating func endFile(_ name: String, into output: inout [UInt8]) {}
    mutating func finish(into output: inout [UInt8]) -> Int32 { 0 }
}

/// What looks at whole lines.
protocol LineFilter: Sendable {
    /// - Returns: whether it wants more.
    mutating func line(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool
    mutating func beginFile(_ name: String)
    mutating func endFile(_ name: String, into output: inout [UInt8])
    mutating func finish(into output: inout [UInt8]) -> Int32
}

extension LineFilter {
    mutating func beginFile(_ name: String) {}
    mutating func endFile(_ name: String, into output: inout [UInt8]) {}
    mutating func finish(into output: inout [UInt8]) -> Int32 { 0 }
}

/// Cuts bytes into lines.
struct Lines<Inner: LineFilter>: Filter {
    private static var limit: Int { 1 << 20 }

    var inner: Inner
    private var rest: [UInt8] = []

    init(_ inner: Inner) { self.inner = inner }

    mutating func take(_ bytes: [UInt8], into output: inout [UInt8]) -> Bool {
        rest += bytes
        var start = rest.startIndex
        while let end = rest[start...].firstIndex(of: 10) {
            let wantsMore = inner.line(rest[start..<end], into: &output)
            start = end + 1
            if !wantsMore { return false }
        }
        rest.removeFirst(start)
        guard rest.count > Self.limit else { return true }
        defer { rest = [] }
        return inner.line(rest[...], into: &output)
    }

    mutating func beginFile(_ name: String) { inner.beginFile(name) }

    mutating func endFile(_ name: String, into output: inout [UInt8]) {
        if !rest.isEmpty { _ = inner.line(rest[...], into: &output) }
        rest = []
        inner.endFile(name, into: &output)
    }

    mutating func finish(into output: inout [UInt8]) -> Int32 { inner.finish(into: &output) }
}

/// A process that reads files, or its input where there are none, and filters what it reads.
struct FilterProgram<F: Filter>: Program {
    let command: String
    /// The files that are left; `-` is the input.
    var names: [String]
    var filter: F
    private var current: Descriptor?
    private var isOpen = false
    private var status: Int32 = 0

    init(_ command: String, files: [String], _ filter: F) {
        self.command = command
        names = files.isEmpty ? ["-"] : files
        self.filter = filter
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        for _ in 0..<16 {
            if machine.isBroken(process) { return .exited(141) }
            guard machine.hasRoom(1, of: process) else { return .room(1) }
            guard let name = names.first else {
                var output: [UInt8] = []
                let code = filter.finish(into: &output)
                machine.write(output, to: 1, of: process)
                return .exited(status != 0 ? status : code)
            }
            if !isOpen, !open(name, in: &machine, as: process) { continue }
            var output: [UInt8] = []
            switch machine.read(name == "-" ? 0 : 3, of: process) {
            case .nothing: return .input(0)
            case .bytes(let bytes):
                let wantsMore = filter.take(bytes, into: &output)
                machine.write(output, to: 1, of: process)
                if !wantsMore { names = [] }
            case .end:
                filter.endFile(name, into: &output)
                machine.write(output, to: 1, of: process)
                names.removeFirst()
                isOpen = false
            }
        }
        return .nothing
    }

    private mutating func open(_ name: String, in machine: inout Machine, as process: Int) -> Bool {
        filter.beginFile(name)
        if name == "-" {
            isOpen = true
            return true
        }
        do throws(FileError) {
            guard machine.exists(name, for: process)?.isDirectory != true else { throw .isDirectory }
            machine.set(3, of: process, to: try machine.openForReading(name, of: process))
            isOpen = true
            return true
        } catch {
            let text = error == .isDirectory ? "read error: Is a directory" : error.description
            status = machine.complain(
                error == .isDirectory ? "\(command): \(text)" : "\(command): can't open '\(name)': \(text)", of: process
            )
            names.removeFirst()
            return false
        }
    }
}
