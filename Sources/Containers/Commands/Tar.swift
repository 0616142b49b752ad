import Model

/// `tar`, in the format that `kubectl cp` speaks: `c` to the output or a file, `x` and `t` from the input or a file.
enum Tar {
    static func program(_ arguments: [String]) -> any Program {
        var rest = arguments[...]
        var letters = Set<Character>()
        var file = "-"
        var directory: String?
        var names: [String] = []
        var isFirst = true
        while let argument = rest.popFirst() {
            let isOptions = (isFirst && !argument.hasPrefix("-")) || (argument.hasPrefix("-") && argument.count > 1)
            isFirst = false
            guard isOptions, !argument.hasPrefix("--") else {
                if !argument.hasPrefix("--") { names.append(argument) }
                continue
            }
            for letter in argument where letter != "-" {
                letters.insert(letter)
                if letter == "f" { file = rest.popFirst() ?? "-" }
                if letter == "C" { directory = rest.popFirst() }
            }
        }
        guard !letters.contains("z"), !letters.isDisjoint(with: ["c", "x", "t"]) else {
            let text = letters.contains("z") ? "compression is not supported here" : "must specify one of c, t, x"
            return ImmediateProgram(
                command: { machine, process, _ in machine.complain("tar: \(text)", of: process) }, arguments: [])
        }
        if letters.contains("c") { return TarWriter(file: file, directory: directory, names: names) }
        return TarReader(file: file, directory: directory, lists: letters.contains("t"))
    }

    /// The blocks before an entry's bytes; names of more than 100 bytes stand in blocks of their own.
    static func headers(name: String, node: FileNode) -> [UInt8] {
        var blocks: [UInt8] = []
        var long = [(UInt8(ascii: "L"), name)]
        if case .link(let target) = node.content { long.append((UInt8(ascii: "K"), target)) }
        for (kind, text) in long where text.utf8.count > 100 {
            let bytes = Array(text.utf8) + [0]
            let file = FileNode(content: .file(bytes), mode: 0o644, modified: node.modified)
            blocks += header(name: "././@LongLink", node: file, kind: kind)
            blocks += bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        }
        return blocks + header(name: name, node: node)
    }

    /// The first block of an entry.
    private static func header(name: String, node: FileNode, kind: UInt8? = nil) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int, _ length: Int) {
            for (index, byte) in text.utf8.prefix(length).enumerated() { block[offset + index] = byte }
        }
        func octal(_ value: Int, _ digits: Int) -> String {
            let text = String(value, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        put(name, at: 0, 100)
        put(octal(node.mode, 7), at: 100, 7)
        put(octal(0, 7), at: 108, 7)
        put(octal(0, 7), at: 116, 7)
        put(octal(node.bytes?.count ?? 0, 11), at: 124, 11)
        put(octal(Int(max(0, node.modified.nanoseconds / 1_000_000_000)), 11), at: 136, 11)
        put("        ", at: 148, 8)
        switch node.content {
        case .file: put("0", at: 156, 1)
        case .directory: put("5", at: 156, 1)
        case .link(let target):
            put("2", at: 156, 1)
            put(target, at: 157, 100)
        }
        if let kind { block[156] = kind }
        put("ustar", at: 257, 5)
        put("00", at: 263, 2)
        put("root", at: 265, 4)
        put("root", at: 297, 4)
        let sum = block.reduce(0) { $0 + Int($1) }
        put(octal(sum, 6), at: 148, 6)
        block[154] = 0
        return block
    }
}

/// `tar c`: an archive, an entry at a time.
private struct TarWriter: Program {
    let file: String
    let directory: String?
    var pending: [String]
    private var output: [UInt8] = []
    private var status: Int32 = 0
    private var isDone = false

    init(file: String, directory: String?, names: [String]) {
        self.file = file
        self.directory = directory
        pending = names.reversed()
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if machine.isBroken(process) { return .exited(141) }
        guard file != "-" || machine.hasRoom(1, of: process) else { return .room(1) }
        if let name = pending.popLast() {
            add(name, in: &machine, as: process)
        } else if !isDone {
            isDone = true
            output += [UInt8](repeating: 0, count: 1024)
        } else {
            if file != "-" {
                do {
                    try machine.files.write(output, to: machine.absolute(file, for: process), now: machine.now)
                } catch {
                    status = machine.complain("tar: can't open '\(file)': \(error.description)", of: process)
                }
            }
            return .exited(status)
        }
        if file == "-" {
            // Piece by piece, so that a large file does not overrun who reads.
            machine.write(output, to: 1, of: process)
            output = []
        }
        return .nothing
    }

    private mutating func add(_ name: String, in machine: inout Machine, as process: Int) {
        let path = directory.map { name.hasPrefix("/") ? name : "\($0)/\(name)" } ?? name
        guard let node = machine.exists(path, for: process, follow: false) else {
            status = machine.complain("tar: \(name): No such file or directory", of: process)
            machine.complain("tar: error exit delayed from previous errors", of: process)
            return
        }
        let stored = String(name.drop { $0 == "/" })
        output += Tar.headers(name: node.isDirectory ? stored + "/" : stored, node: node)
        if let bytes = node.bytes {
            output += bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        }
        pending += (node.entries ?? [:]).keys.sorted().reversed().map {
            name.hasSuffix("/") ? name + $0 : "\(name)/\($0)"
        }
    }
}

/// `tar x` and `tar t`: what an archive holds, as it comes in.
private struct TarReader: Program {
    private static let entryLimit = 64 << 20

    let file: String
    let directory: String?
    let lists: Bool
    private var buffer: [UInt8] = []
    private var isOpen = false
    /// The long name that the next entry has.
    private var longName: String?
    /// The long target that the next link has.
    private var longTarget: String?

    init(file: String, directory: String?, lists: Bool) {
        self.file = file
        self.directory = directory
        self.lists = lists
    }

    mutating func resume(in machine: inout Machine, as process: Int) -> Wait {
        if !isOpen, file != "-" {
            do {
                machine.set(0, of: process, to: try machine.openForReading(file, of: process))
            } catch {
                return .exited(machine.complain("tar: can't open '\(file)': \(error.description)", of: process))
            }
        }
        isOpen = true
        switch machine.read(0, of: process) {
        case .nothing: return .input(0)
        case .end: return .exited(buffer.isEmpty ? 0 : machine.complain("tar: short read", of: process))
        case .bytes(let bytes): buffer += bytes
        }
        while buffer.count >= 512 {
            if buffer[..<512].allSatisfy({ $0 == 0 }) {
                buffer.removeFirst(512)
                continue
            }
            guard let size = octal(124, 12), size <= Self.entryLimit, buffer[257..<262].elementsEqual("ustar".utf8)
            else {
                return .exited(machine.complain("tar: invalid tar magic", of: process))
            }
            let whole = 512 + (size + 511) / 512 * 512
            guard buffer.count >= whole else { break }
            let content = Array(buffer[512..<512 + size])
            if let failure = extract(content, in: &machine, as: process) { return .exited(failure) }
            buffer.removeFirst(whole)
        }
        return .nothing
    }

    private func text(_ offset: Int, _ length: Int) -> String {
        String(decoding: buffer[offset..<offset + length].prefix { $0 != 0 }, as: UTF8.self)
    }

    private func octal(_ offset: Int, _ length: Int) -> Int? {
        Int(text(offset, length).filter { $0 != " " }, radix: 8)
    }

    private mutating func extract(_ content: [UInt8], in machine: inout Machine, as process: Int) -> Int32? {
        let kind = buffer[156]
        if kind == UInt8(ascii: "L") {
            longName = String(decoding: content.prefix { $0 != 0 }, as: UTF8.self)
            return nil
        }
        if kind == UInt8(ascii: "K") {
            longTarget = String(decoding: content.prefix { $0 != 0 }, as: UTF8.self)
            return nil
        }
        if kind == UInt8(ascii: "x") || kind == UInt8(ascii: "g") {
            longName = Self.path(inRecords: content) ?? longName
            return nil
        }
        let prefix = text(345, 155)
        let stored = longName ?? (prefix.isEmpty ? text(0, 100) : "\(prefix)/\(text(0, 100))")
        let target = longTarget ?? text(157, 100)
        (longName, longTarget) = (nil, nil)
        // No name leads out of the directory.
        let name = FileTree.parts(of: stored).joined(separator: "/")
        guard !name.isEmpty else { return nil }
        if lists {
            machine.write(stored + "\n", to: 1, of: process)
            return nil
        }
        let path = machine.absolute(directory.map { "\($0)/\(name)" } ?? name, for: process)
        do {
            try put(kind, content, target: target, at: path, in: &machine)
            return nil
        } catch {
            return machine.complain("tar: can't open '\(name)': \(error.description)", of: process)
        }
    }

    private func put(
        _ kind: UInt8, _ content: [UInt8], target: String, at path: String, in machine: inout Machine
    ) throws(FileError) {
        let mode = (octal(100, 8) ?? 0o644) & 0o7777
        let parent = "/" + path.split(separator: "/").dropLast().joined(separator: "/")
        if machine.exists(parent, for: Machine.mainProcess)?.isDirectory != true {
            try machine.files.makeDirectory(parent, parents: true, now: machine.now)
        }
        switch kind {
        case UInt8(ascii: "5"): try machine.files.makeDirectory(path, parents: true, now: machine.now)
        case UInt8(ascii: "2"):
            try? machine.files.remove(path, recursive: false, now: machine.now)
            try machine.files.link(target, at: path, now: machine.now)
        default:
            try machine.files.write(content, to: path, mode: mode, now: machine.now)
            try machine.files.mark(path, mode: mode)
        }
    }

    /// The name in the records of an extended header.
    private static func path(inRecords bytes: [UInt8]) -> String? {
        for line in bytes.split(separator: 10) {
            let text = String(decoding: line, as: UTF8.self)
            guard let space = text.firstIndex(of: " ") else { continue }
            let record = text[text.index(after: space)...]
            if record.hasPrefix("path=") { return String(record.dropFirst(5)) }
        }
        return nil
    }
}
