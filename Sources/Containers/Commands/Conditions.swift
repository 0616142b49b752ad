/// `test` and `[`.
enum Conditions {
    static func test(_ machine: inout Machine, _ process: Int, _ arguments: [String], needsBracket: Bool) -> Int32 {
        var words = arguments
        if needsBracket {
            guard words.last == "]" else { return machine.complain("[: missing ]", of: process, status: 2) }
            words.removeLast()
        }
        var evaluation = Evaluation(words: words[...], machine: machine, process: process)
        let result = evaluation.disjunction()
        if let text = evaluation.badNumber {
            return machine.complain("sh: \(text): bad number", of: process, status: 2)
        }
        guard let result, evaluation.words.isEmpty else {
            let word = evaluation.words.first ?? words.last ?? ""
            return machine.complain("\(needsBracket ? "[" : "test"): \(word): unknown operand", of: process, status: 2)
        }
        return result ? 0 : 1
    }

    private struct Evaluation {
        var words: ArraySlice<String>
        let machine: Machine
        let process: Int
        var depth = 0
        /// What stands where a number is needed.
        var badNumber: String?

        mutating func disjunction() -> Bool? {
            if words.isEmpty { return false }
            guard var result = conjunction() else { return nil }
            while words.first == "-o" {
                words.removeFirst()
                guard let other = conjunction() else { return nil }
                result = result || other
            }
            return result
        }

        private mutating func conjunction() -> Bool? {
            guard var result = negation() else { return nil }
            while words.first == "-a" {
                words.removeFirst()
                guard let other = negation() else { return nil }
                result = result && other
            }
            return result
        }

        private mutating func negation() -> Bool? {
            var isNegated = false
            while words.first == "!", words.count > 1 {
                words.removeFirst()
                isNegated.toggle()
            }
            return primary().map { $0 != isNegated }
        }

        private mutating func primary() -> Bool? {
            guard let first = words.popFirst() else { return nil }
            if let symbol = words.first, words.count >= 2,
                let result = compare(first, symbol, words[words.startIndex + 1])
            {
                words.removeFirst(2)
                return result
            }
            if first == "(", depth < 20 {
                depth += 1
                defer { depth -= 1 }
                let result = disjunction()
                guard words.popFirst() == ")" else { return nil }
                return result
            }
            if first.hasPrefix("-"), first.count == 2, let operand = words.first {
                if let result = check(first, operand) {
                    words.removeFirst()
                    return result
                }
            }
            return !first.isEmpty
        }

        private mutating func compare(_ left: String, _ symbol: String, _ right: String) -> Bool? {
            switch symbol {
            case "=", "==": return left == right
            case "!=": return left != right
            case "<": return left < right
            case ">": return left > right
            case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
                guard let a = Int64(left.trimmed), let b = Int64(right.trimmed) else {
                    badNumber = Int64(left.trimmed) == nil ? left : right
                    return false
                }
                switch symbol {
                case "-eq": return a == b
                case "-ne": return a != b
                case "-lt": return a < b
                case "-le": return a <= b
                case "-gt": return a > b
                default: return a >= b
                }
            case "-nt", "-ot":
                let a = machine.exists(left, for: process)?.modified
                let b = machine.exists(right, for: process)?.modified
                guard let a, let b else { return symbol == "-nt" ? a != nil : b != nil }
                return symbol == "-nt" ? a > b : a < b
            default: return nil
            }
        }

        private func check(_ symbol: String, _ operand: String) -> Bool? {
            switch symbol {
            case "-n": return !operand.isEmpty
            case "-z": return operand.isEmpty
            case "-t":
                return Int(operand).map { machine.isTerminal($0, of: process) } ?? false
            case "-e", "-r": return machine.exists(operand, for: process) != nil
            case "-w": return machine.exists(operand, for: process) != nil
            case "-f": return machine.exists(operand, for: process)?.bytes != nil
            case "-d": return machine.exists(operand, for: process)?.isDirectory == true
            case "-s": return (machine.exists(operand, for: process)?.size ?? 0) > 0
            case "-x": return machine.exists(operand, for: process).map { $0.mode & 0o111 != 0 } ?? false
            case "-h", "-L":
                if case .link? = machine.exists(operand, for: process, follow: false)?.content { return true }
                return false
            default: return nil
            }
        }
    }
}
