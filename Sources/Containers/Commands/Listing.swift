import Model

/// Commands that show what files there are.
enum Listing {
    static func ls(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments)
        var status: Int32 = 0
        let paths = options.operands.isEmpty ? ["."] : options.operands
        var output = ""
        let isTerminal = machine.isTerminal(1, of: process)
        for (index, path) in paths.enumerated() {
            guard let node = machine.exists(path, for: process, follow: !options.has("d")) else {
                status = machine.complain("ls: \(path): No such file or directory", of: process)
                continue
            }
            guard node.isDirectory, !options.has("d") else {
                output += options.has("l") ? longLine(path, node, path) : "\(path)\n"
                continue
            }
            if paths.count > 1 { output += (index > 0 ? "\n" : "") + "\(path):\n" }
            output += entries(of: path, options, isTerminal: isTerminal, machine, process)
        }
        machine.write(output, to: 1, of: process)
        return status
    }

    private static func entries(
        of path: String, _ options: Options, isTerminal: Bool, _ machine: Machine, _ process: Int
    ) -> String {
        let names = (try? machine.files.names(in: machine.absolute(path, for: process))) ?? []
        let dots = options.has("a") ? [".", ".."] : []
        let shown = dots + names.filter { options.has("a") || options.has("A") || !$0.hasPrefix(".") }
        if options.has("l") {
            let nodes = shown.compactMap { name in
                machine.exists("\(path)/\(name)", for: process, follow: false).map { (name, $0) }
            }
            return "total \(nodes.reduce(0) { $0 + ($1.1.size + 1023) / 1024 * 4 })\n"
                + nodes.map { longLine($0.0, $0.1, $0.0) }.joined()
        }
        if isTerminal, !options.has("1") { return shown.isEmpty ? "" : shown.joined(separator: "  ") + "\n" }
        return shown.map { $0 + "\n" }.joined()
    }

    private static func longLine(_ name: String, _ node: FileNode, _ path: String) -> String {
        let size = String(node.isDirectory ? 4096 : node.size)
        let pad = String(repeating: " ", count: max(1, 10 - size.count))
        var line =
            "\(permissions(node))    1 root     root    \(pad)\(size) \(node.modified.formatted("%b %e %H:%M")) \(name)"
        if case .link(let target) = node.content { line += " -> \(target)" }
        return line + "\n"
    }

    private static func permissions(_ node: FileNode) -> String {
        let kind: Character =
            switch node.content {
            case .file: "-"
            case .directory: "d"
            case .link: "l"
            }
        let letters = Array("rwxrwxrwx")
        return String(kind) + String((0..<9).map { node.mode & (256 >> $0) != 0 ? letters[$0] : "-" })
    }

    static func stat(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let options = Options(arguments, valued: ["c"])
        for path in options.operands {
            guard let node = machine.exists(path, for: process, follow: false) else {
                return machine.complain("stat: can't stat '\(path)': No such file or directory", of: process)
            }
            if let format = options.values["c"] {
                let values = [
                    "%s": String(node.size), "%n": path, "%a": String(node.mode, radix: 8),
                    "%Y": String(node.modified.nanoseconds / 1_000_000_000), "%U": "root",
                ]
                var text = format
                for (key, value) in values {
                    text = text.split(separator: key, omittingEmptySubsequences: false).joined(separator: value)
                }
                machine.write(text + "\n", to: 1, of: process)
            } else {
                machine.write(
                    "  File: \(path)\n  Size: \(node.size)\nAccess: (0\(String(node.mode, radix: 8))/\(permissions(node)))\n"
                        + "Modify: \(node.modified.formatted("%F %T.%N %z"))\n", to: 1, of: process)
            }
        }
        return 0
    }

    static func find(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let starts = Array(arguments.prefix { !$0.hasPrefix("-") })
        var rest = arguments.dropFirst(starts.count)
        var pattern: ShellPattern?
        var type: String?
        while let word = rest.popFirst() {
            switch word {
            case "-name": pattern = rest.popFirst().map(ShellPattern.init)
            case "-type": type = rest.popFirst()
            case "-print": break
            default: return machine.complain("find: unrecognized: \(word)", of: process)
            }
        }
        var output = ""
        var pending = (starts.isEmpty ? ["."] : starts).reversed().map { $0 }
        while let path = pending.popLast() {
            guard let node = machine.exists(path, for: process, follow: false) else {
                machine.complain("find: \(path): No such file or directory", of: process)
                continue
            }
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let fits = type.map { $0 == kind(of: node) } ?? true
            if fits, pattern?.matches(name) ?? true { output += path + "\n" }
            let base = path.hasSuffix("/") ? path : path + "/"
            pending += (node.entries ?? [:]).keys.sorted().reversed().map { base + $0 }
        }
        machine.write(output, to: 1, of: process)
        return 0
    }

    private static func kind(of node: FileNode) -> String {
        switch node.content {
        case .file: "f"
        case .directory: "d"
        case .link: "l"
        }
    }

    static func df(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        var text = "Filesystem           1K-blocks      Used Available Use% Mounted on\n"
        let mounts =
            [("overlay", 0, "/")]
            + machine.files.mounts.values.sorted { $0.path < $1.path }.map {
                ("/dev/disk\($0.tree)", $0.tree, $0.path)
            }
        for (device, tree, path) in mounts {
            let used = (machine.files.trees[tree].size + 1023) / 1024
            text += "\(device)  65536  \(used)  \(65536 - used)  \(used * 100 / 65536)%  \(path)\n"
        }
        machine.write(text, to: 1, of: process)
        return 0
    }

    static func du(_ machine: inout Machine, _ process: Int, _ arguments: [String]) -> Int32 {
        let operands = Options(arguments).operands
        for path in operands.isEmpty ? ["."] : operands {
            var size = 0
            var pending = [path]
            while let next = pending.popLast() {
                guard let node = machine.exists(next, for: process, follow: false) else { continue }
                size += node.isDirectory ? 4096 : node.size
                pending += (node.entries ?? [:]).keys.map { "\(next)/\($0)" }
            }
            machine.write("\((size + 1023) / 1024)\t\(path)\n", to: 1, of: process)
        }
        return 0
    }
}
