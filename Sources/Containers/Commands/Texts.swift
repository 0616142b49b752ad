/// Commands that print.
enum Texts {
    static func echo(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        var rest = arguments[...]
        var endsLine = true
        var escapes = false
        while let first = rest.first, first.hasPrefix("-"), first.count > 1,
            first.dropFirst().allSatisfy({ "neE".contains($0) })
        {
            if first.contains("n") { endsLine = false }
            if first.contains("e") { escapes = true }
            rest = rest.dropFirst()
        }
        var text = rest.joined(separator: " ")
        if escapes { (text, endsLine) = unescaped(text, endsLine) }
        machine.write(endsLine ? text + "\n" : text, to: 1, of: process)
        return 0
    }

    private static func unescaped(_ text: String, _ endsLine: Bool) -> (String, Bool) {
        let parts = text.components(at: "\\c")
        return (escapes(parts.first), parts.isCut ? false : endsLine)
    }

    /// Replaces `\n` and its like.
    static func escapes(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 92, let next = rest.popFirst() else {
                result.append(byte)
                continue
            }
            switch next {
            case UInt8(ascii: "n"): result.append(10)
            case UInt8(ascii: "t"): result.append(9)
            case UInt8(ascii: "r"): result.append(13)
            case UInt8(ascii: "a"): result.append(7)
            case UInt8(ascii: "b"): result.append(8)
            case UInt8(ascii: "e"): result.append(27)
            case 92: result.append(92)
            case 48...55:
                var value = Int(next - 48)
                var count = 1
                while count < (next == 48 ? 4 : 3), let digit = rest.first, (48...55).contains(digit) {
                    value = value * 8 + Int(digit - 48)
                    rest = rest.dropFirst()
                    count += 1
                }
                result.append(UInt8(truncatingIfNeeded: value))
            default: result += [92, next]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func printf(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        guard let format = arguments.first else {
            return machine.complain("printf: usage: printf FORMAT [ARG]...", of: process)
        }
        var rest = arguments.dropFirst()
        var output = ""
        repeat {
            let before = rest.count
            output += formatted(escapes(format), &rest)
            if rest.count == before { break }
        } while !rest.isEmpty && output.utf8.count < 1 << 20
        machine.write(output, to: 1, of: process)
        return 0
    }

    private static func formatted(_ format: String, _ arguments: inout ArraySlice<String>) -> String {
        var output = ""
        var rest = Substring(format)
        while let next = rest.popFirst() {
            guard next == "%" else {
                output.append(next)
                continue
            }
            let flags = rest.prefix { "-+ 0#".contains($0) }
            rest = rest.dropFirst(flags.count)
            let width = rest.prefix { $0.isNumber }
            rest = rest.dropFirst(width.count)
            var precision: Int?
            if rest.first == "." {
                rest = rest.dropFirst()
                let digits = rest.prefix { $0.isNumber }
                rest = rest.dropFirst(digits.count)
                precision = min(Int(digits) ?? 0, 4096)
            }
            guard let kind = rest.popFirst() else { return output + "%" }
            if kind == "%" {
                output.append("%")
                continue
            }
            let argument = arguments.popFirst()
            let text = converted(argument, kind, precision, flags)
            output += padded(text, min(Int(width) ?? 0, 4096), flags, isNumber: "dixXou".contains(kind))
        }
        return output
    }

    private static func converted(_ argument: String?, _ kind: Character, _ precision: Int?, _ flags: Substring)
        -> String
    {
        let number = ShellArithmetic.number(argument ?? "0") ?? 0
        switch kind {
        case "d", "i", "u": return flags.contains("+") && number >= 0 ? "+\(number)" : String(number)
        case "x": return String(UInt64(bitPattern: number), radix: 16)
        case "X": return String(UInt64(bitPattern: number), radix: 16).uppercased()
        case "o": return String(UInt64(bitPattern: number), radix: 8)
        case "c": return String((argument ?? "").prefix(1))
        case "b": return escapes(argument ?? "")
        case "f": return fixed(argument ?? "0", precision ?? 6)
        default: return precision.map { String((argument ?? "").prefix($0)) } ?? argument ?? ""
        }
    }

    private static func fixed(_ text: String, _ digits: Int) -> String {
        let value = Double(text) ?? 0
        guard value.isFinite, abs(value) < 1e15, digits <= 9 else { return text }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        guard abs(value) * scale < 9e18 else { return text }
        let scaled = Int64((abs(value) * scale).rounded())
        let whole = scaled / Int64(scale)
        let fraction = String(scaled % Int64(scale) + Int64(scale)).dropFirst()
        return (value < 0 ? "-" : "") + (digits == 0 ? "\(whole)" : "\(whole).\(fraction)")
    }

    private static func padded(_ text: String, _ width: Int, _ flags: Substring, isNumber: Bool) -> String {
        let missing = width - text.count
        guard missing > 0 else { return text }
        if flags.contains("-") { return text + String(repeating: " ", count: missing) }
        guard flags.contains("0"), isNumber else { return String(repeating: " ", count: missing) + text }
        let sign = text.hasPrefix("-") ? "-" : ""
        return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
    }

    static func seq(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let numbers = arguments.filter { !$0.hasPrefix("-") || Int64($0) != nil }.compactMap { Int64($0) }
        let (first, step, last): (Int64, Int64, Int64)
        switch numbers.count {
        case 1: (first, step, last) = (1, 1, numbers[0])
        case 2: (first, step, last) = (numbers[0], 1, numbers[1])
        case 3: (first, step, last) = (numbers[0], numbers[1], numbers[2])
        default: return machine.complain("seq: usage: seq [FIRST [STEP]] LAST", of: process)
        }
        guard step != 0 else { return machine.complain("seq: step is 0", of: process) }
        var output = ""
        for value in stride(from: first, through: last, by: Int(step)).prefix(200_000) { output += "\(value)\n" }
        machine.write(output, to: 1, of: process)
        return 0
    }

    static func basename(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        var name = arguments.first?.split(separator: "/").last.map(String.init) ?? "/"
        if arguments.count > 1, name.hasSuffix(arguments[1]), name != arguments[1] {
            name.removeLast(arguments[1].count)
        }
        machine.write(name + "\n", to: 1, of: process)
        return 0
    }

    static func dirname(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let path = arguments.first ?? ""
        let parts = path.split(separator: "/").dropLast().joined(separator: "/")
        let directory = path.hasPrefix("/") ? "/\(parts)" : parts.isEmpty ? "." : parts
        machine.write(directory + "\n", to: 1, of: process)
        return 0
    }
}

extension String {
    /// What stands before a mark, and whether the mark is there.
    fileprivate func components(at mark: String) -> (first: String, isCut: Bool) {
        let wanted = Array(mark)
        let text = Array(self)
        guard text.count >= wanted.count else { return (self, false) }
        for start in 0...text.count - wanted.count where Array(text[start..<start + wanted.count]) == wanted {
            return (String(text[..<start]), true)
        }
        return (self, false)
    }
}
