/// What stands between a person's keyboard and a program: echo, editing of the line, and keys that are signals.
struct Terminal: Hashable, Sendable {
    /// What came of some keys.
    struct Result: Hashable, Sendable {
        /// What the person sees.
        var echo: [UInt8] = []
        /// Lines that are complete, for the program.
        var lines: [UInt8] = []
        var isEnd = false
        var signals: [Signal] = []
    }

    private static let lineLimit = 4096
    private var line: [UInt8] = []

    /// Takes keys in.
    mutating func type(_ keys: [UInt8]) -> Result {
        var result = Result()
        for key in keys {
            switch key {
            case 3, 28:
                line = []
                result.echo += key == 3 ? [94, 67, 13, 10] : [94, 92, 13, 10]
                result.signals.append(key == 3 ? .interrupt : .quit)
            case 4:
                if line.isEmpty { result.isEnd = true } else { submit(&result) }
            case 10, 13:
                result.echo += [13, 10]
                line.append(10)
                submit(&result)
            case 8, 127:
                if !line.isEmpty {
                    while let last = line.popLast(), last & 0xC0 == 0x80 {}
                    result.echo += [8, 32, 8]
                }
            case 21:
                result.echo += line.flatMap { $0 & 0xC0 == 0x80 ? [] : [8, 32, 8] as [UInt8] }
                line = []
            default:
                guard line.count < Self.lineLimit, key >= 32 || key == 9 else { continue }
                line.append(key)
                result.echo.append(key)
            }
        }
        return result
    }

    private mutating func submit(_ result: inout Result) {
        result.lines += line
        line = []
    }

    /// Output as a terminal wants it: each new line also returns to the margin.
    static func cooked(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(10) else { return bytes }
        var cooked: [UInt8] = []
        for byte in bytes {
            if byte == 10, cooked.last != 13 { cooked.append(13) }
            cooked.append(byte)
        }
        return cooked
    }
}
