import Model

/// Commands that change files.
enum FileCommands {
    static func mkdir(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments, valued: ["m"])
        return each(options.operands, &machine, process) { machine, path throws(FileError) in
            try machine.files.makeDirectory(path, parents: options.has("p"), now: machine.now)
        } complaint: {
            "mkdir: can't create directory '\($0)': \($1)"
        }
    }

    static func rmdir(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        each(Options(arguments).operands, &machine, process) { machine, path throws(FileError) in
            try machine.files.remove(path, recursive: nil, now: machine.now)
        } complaint: {
            "rmdir: '\($0)': \($1)"
        }
    }

    static func rm(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments)
        let isForced = options.has("f")
        let isRecursive = options.has("r") || options.has("R")
        var status: Int32 = 0
        for name in options.operands {
            do {
                try machine.files.remove(
                    machine.absolute(name, for: process), recursive: isRecursive, now: machine.now)
            } catch {
                if isForced, error == .notFound { continue }
                status = machine.complain("rm: can't remove '\(name)': \(error.description)", of: process)
            }
        }
        return status
    }

    static func touch(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments, valued: ["t", "d", "r"])
        return each(options.operands, &machine, process) { machine, path throws(FileError) in
            if (try? machine.files.look(path)) != nil {
                try machine.files.mark(path, modified: machine.now)
            } else if !options.has("c") {
                try machine.files.write([], to: path, append: true, now: machine.now)
            }
        } complaint: {
            "touch: \($0): \($1)"
        }
    }

    static func mv(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        transfer("mv", "rename", Options(arguments), &machine, process) { machine, source, target throws(FileError) in
            try machine.files.move(source, to: target, now: machine.now)
        }
    }

    static func cp(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments)
        let isRecursive = options.has("r") || options.has("R") || options.has("a")
        return transfer("cp", "stat", options, &machine, process) { machine, source, target throws(FileError) in
            try machine.files.copy(source, to: target, recursive: isRecursive, now: machine.now)
        }
    }

    private static func transfer(
        _ command: String, _ verb: String, _ options: Options, _ machine: inout Machine, _ process: Int,
        _ act: (inout Machine, String, String) throws(FileError) -> Void
    ) -> Int32 {
        var sources = options.operands
        guard sources.count >= 2, let target = sources.popLast() else {
            return machine.complain("\(command): missing file operand", of: process)
        }
        let isDirectory = machine.exists(target, for: process)?.isDirectory == true
        guard sources.count == 1 || isDirectory else {
            return machine.complain("\(command): target '\(target)' is not a directory", of: process)
        }
        var status: Int32 = 0
        for source in sources {
            let name = source.split(separator: "/").last.map(String.init) ?? source
            let place = isDirectory ? "\(target)/\(name)" : target
            do {
                try act(&machine, machine.absolute(source, for: process), machine.absolute(place, for: process))
            } catch {
                let isSourceMissing = error == .notFound && machine.exists(source, for: process, follow: false) == nil
                let text = isSourceMissing ? "can't \(verb) '\(source)'" : "can't create '\(place)'"
                status = machine.complain("\(command): \(text): \(error.description)", of: process)
            }
        }
        return status
    }

    static func ln(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments)
        guard options.operands.count == 2 else { return machine.complain("ln: missing file operand", of: process) }
        let (target, name) = (options.operands[0], options.operands[1])
        var path = machine.absolute(name, for: process)
        if machine.exists(name, for: process)?.isDirectory == true, !options.has("n") {
            path += "/" + (target.split(separator: "/").last.map(String.init) ?? "")
        }
        do {
            if options.has("f") { try? machine.files.remove(path, recursive: false, now: machine.now) }
            if options.has("s") {
                try machine.files.link(target, at: path, now: machine.now)
            } else {
                try machine.files.copy(
                    machine.absolute(target, for: process), to: path, recursive: false, now: machine.now)
            }
            return 0
        } catch {
            return machine.complain("ln: \(name): \(error.description)", of: process)
        }
    }

    static func chmod(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let operands = arguments.filter { $0 != "-R" && $0 != "--" }
        guard let text = operands.first else { return machine.complain("chmod: missing operand", of: process) }
        guard mode(text, old: 0) != nil else { return machine.complain("chmod: invalid mode '\(text)'", of: process) }
        return each(Array(operands.dropFirst()), &machine, process) { machine, path throws(FileError) in
            guard let mode = mode(text, old: try machine.files.look(path).mode) else { throw .invalid }
            try machine.files.mark(path, mode: mode & 0o7777)
        } complaint: {
            "chmod: \($0): \($1)"
        }
    }

    /// The permission bits that a text such as `644` or `u+x,go=r` makes of others; `nil` for no such text.
    private static func mode(_ text: String, old: Int) -> Int? {
        if let number = Int(text, radix: 8) { return number >= 0 ? number : nil }
        let places: [Character: Int] = ["u": 0o700, "g": 0o070, "o": 0o007, "a": 0o777]
        let kinds: [Character: Int] = ["r": 0o444, "w": 0o222, "x": 0o111, "X": 0o111]
        var mode = old
        for clause in text.split(separator: ",", omittingEmptySubsequences: false) {
            let who = clause.prefix { places[$0] != nil }
            guard let sign = clause.dropFirst(who.count).first, "+-=".contains(sign) else { return nil }
            let rights = clause.dropFirst(who.count + 1)
            guard rights.allSatisfy({ kinds[$0] != nil }) else { return nil }
            let mask = who.isEmpty ? 0o777 : who.reduce(0) { $0 | (places[$1] ?? 0) }
            let bits = rights.reduce(0) { $0 | (kinds[$1] ?? 0) } & mask
            switch sign {
            case "+": mode |= bits
            case "-": mode &= ~bits
            default: mode = mode & ~mask | bits
            }
        }
        return mode
    }

    static func readlink(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments)
        guard let name = options.operands.first else { return 1 }
        let path = machine.absolute(name, for: process)
        if options.has("f") {
            guard let place = try? machine.files.resolve(path) else { return 1 }
            machine.write(place.path + "\n", to: 1, of: process)
            return 0
        }
        guard case .link(let target)? = machine.exists(name, for: process, follow: false)?.content else { return 1 }
        machine.write(target + "\n", to: 1, of: process)
        return 0
    }

    static func mktemp(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments)
        let path = "/tmp/tmp." + String(machine.random.next(), radix: 36).prefix(6)
        do {
            if options.has("d") {
                try machine.files.makeDirectory(path, parents: true, now: machine.now)
            } else {
                try machine.files.write([], to: path, now: machine.now)
            }
        } catch {
            return machine.complain("mktemp: \(path): \(error.description)", of: process)
        }
        machine.write(path + "\n", to: 1, of: process)
        return 0
    }

    private static func each(
        _ names: [String], _ machine: inout Machine, _ process: Int,
        _ act: (inout Machine, String) throws(FileError) -> Void, complaint: (String, String) -> String
    ) -> Int32 {
        var status: Int32 = 0
        for name in names {
            do {
                try act(&machine, machine.absolute(name, for: process))
            } catch {
                status = machine.complain(complaint(name, error.description), of: process)
            }
        }
        return status
    }
}
