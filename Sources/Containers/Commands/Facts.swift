import Model

/// Commands that tell about the container.
enum Facts {
    static func hostname(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let text: String =
            switch arguments.first {
            case "-i", "-I": machine.identity.address
            case "-f": machine.identity.domain.map { "\(machine.identity.hostname).\($0)" } ?? machine.identity.hostname
            case "-d": machine.identity.domain ?? ""
            case "-s", nil: machine.identity.hostname
            default: machine.identity.hostname
            }
        machine.write(text + "\n", to: 1, of: process)
        return 0
    }

    static func date(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        machine.hasConsultedWorld = true
        let options = Options(arguments, valued: ["d"])
        if let given = options.values["d"], given.hasPrefix("@"), let seconds = Int64(given.dropFirst()) {
            return print(Timestamp(seconds: seconds), options.operands, &machine, process)
        }
        return print(machine.now, options.operands, &machine, process)
    }

    private static func print(
        _ moment: Timestamp, _ operands: [String], _ machine: inout Machine, _ process: Int
    ) -> Int32 {
        let format = operands.first.flatMap { $0.hasPrefix("+") ? String($0.dropFirst()) : nil }
        machine.write(moment.formatted(format ?? "%a %b %e %H:%M:%S UTC %Y") + "\n", to: 1, of: process)
        return 0
    }

    static func id(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let text: String =
            switch arguments.first {
            case "-u", "-g": "0"
            case "-un", "-gn": "root"
            default: "uid=0(root) gid=0(root) groups=0(root)"
            }
        machine.write(text + "\n", to: 1, of: process)
        return 0
    }

    static func uname(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let all = "Linux \(machine.identity.hostname) simulated #1 SMP x86_64 GNU/Linux"
        let texts = ["-a": all, "-n": machine.identity.hostname, "-r": "simulated", "-m": "x86_64"]
        machine.write((arguments.first.flatMap { texts[$0] } ?? "Linux") + "\n", to: 1, of: process)
        return 0
    }

    static func printenv(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let environment = machine.environment(of: process)
        if let name = arguments.first {
            guard let value = environment[name] else { return 1 }
            machine.write(value + "\n", to: 1, of: process)
        } else {
            for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
                machine.write("\(name)=\(value)\n", to: 1, of: process)
            }
        }
        return 0
    }

    static func ps(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        machine.hasConsultedWorld = true
        var text = "PID   USER     TIME  COMMAND\n"
        for (id, known) in machine.processes.sorted(by: { $0.key < $1.key }) where known.exitCode == nil {
            let number = String(id)
            let pad = String(repeating: " ", count: max(0, 5 - number.count))
            text += "\(pad)\(number) root      0:00 \(known.command.joined(separator: " "))\n"
        }
        machine.write(text, to: 1, of: process)
        return 0
    }

    static func kill(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        var rest = arguments[...]
        var signal: Signal? = .terminate
        if rest.first == "-l" {
            machine.write(Signal.allCases.map(\.name).joined(separator: " ") + "\n", to: 1, of: process)
            return 0
        }
        if let first = rest.first, first.hasPrefix("-") {
            rest = rest.dropFirst()
            if first == "-s", let name = rest.popFirst() {
                signal = Signal(name)
            } else if first == "-0" {
                signal = nil
            } else {
                signal = Signal(String(first.dropFirst()))
                if signal == nil { return machine.complain("sh: invalid signal specification", of: process) }
            }
        }
        guard !rest.isEmpty else { return machine.complain("sh: you need to specify whom to kill", of: process) }
        var status: Int32 = 0
        for text in rest {
            guard let id = Int(text), machine.processes[id]?.exitCode == nil, machine.processes[id] != nil else {
                status = machine.complain("sh: can't kill pid \(text): No such process", of: process)
                continue
            }
            if let signal { machine.signal(id, signal) }
        }
        return status
    }

    static func which(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        var status: Int32 = 0
        for name in arguments {
            if CommandTable.isKnown(name, files: machine.files) {
                machine.write("/bin/\(name)\n", to: 1, of: process)
            } else {
                status = 1
            }
        }
        return status
    }
}

extension Timestamp {
    /// The moment in the letters of `strftime`.
    func formatted(_ format: String) -> String {
        let text = text(fractionDigits: 9)
        let bytes = Array(text)
        func part(_ range: Range<Int>) -> String { String(bytes[range]) }
        let days = (nanoseconds / 1_000_000_000) / 86400
        let weekday = Int((days + 4) % 7 + 7) % 7
        let month = max(1, min(12, Int(part(5..<7)) ?? 1))
        var result = ""
        var rest = Substring(format)
        while let next = rest.popFirst() {
            guard next == "%", let letter = rest.popFirst() else {
                result.append(next)
                continue
            }
            switch letter {
            case "Y": result += part(0..<4)
            case "y": result += part(2..<4)
            case "m": result += part(5..<7)
            case "d": result += part(8..<10)
            case "e": result += part(8..<9) == "0" ? " " + part(9..<10) : part(8..<10)
            case "H": result += part(11..<13)
            case "M": result += part(14..<16)
            case "S": result += part(17..<19)
            case "F": result += part(0..<10)
            case "T": result += part(11..<19)
            case "R": result += part(11..<16)
            case "s": result += String(nanoseconds / 1_000_000_000)
            case "N": result += part(20..<29)
            case "a": result += ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday]
            case "b", "h": result += Self.months[month - 1]
            case "Z": result += "UTC"
            case "z": result += "+0000"
            case "u": result += String(weekday == 0 ? 7 : weekday)
            case "n": result += "\n"
            case "%": result += "%"
            default: result += "%\(letter)"
            }
        }
        return result
    }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
