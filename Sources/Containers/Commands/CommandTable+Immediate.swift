extension CommandTable {
    static let immediates: [String: ImmediateCommand] = [
        "true": { _, _, _ in 0 },
        "false": { _, _, _ in 1 },
        "echo": Texts.echo,
        "printf": Texts.printf,
        "test": { Conditions.test(&$0, $1, $2, needsBracket: false) },
        "[": { Conditions.test(&$0, $1, $2, needsBracket: true) },
        "pwd": { machine, process, _ in
            machine.write("\(machine.directory(of: process))\n", to: 1, of: process)
            return 0
        },
        "hostname": Facts.hostname,
        "date": Facts.date,
        "id": Facts.id,
        "whoami": { machine, process, _ in
            machine.write("root\n", to: 1, of: process)
            return 0
        },
        "uname": Facts.uname,
        "printenv": Facts.printenv,
        "ps": Facts.ps,
        "kill": Facts.kill,
        "seq": Texts.seq,
        "basename": Texts.basename,
        "dirname": Texts.dirname,
        "which": Facts.which,
        "ls": Listing.ls,
        "mkdir": FileCommands.mkdir,
        "rmdir": FileCommands.rmdir,
        "rm": FileCommands.rm,
        "mv": FileCommands.mv,
        "cp": FileCommands.cp,
        "touch": FileCommands.touch,
        "ln": FileCommands.ln,
        "chmod": FileCommands.chmod,
        "chown": { _, _, _ in 0 },
        "sync": { _, _, _ in 0 },
        "stat": Listing.stat,
        "readlink": FileCommands.readlink,
        "find": Listing.find,
        "df": Listing.df,
        "du": Listing.du,
        "mktemp": FileCommands.mktemp,
    ]
}

extension Machine {
    func exists(_ path: String, for process: Int, follow: Bool = true) -> FileNode? {
        try? files.look(absolute(path, for: process), follow: follow)
    }

    /// Says on the error output what went wrong.
    ///
    /// - Returns: a status of failure.
    @discardableResult
    mutating func complain(_ text: String, of process: Int, status: Int32 = 1) -> Int32 {
        write(text + "\n", to: 2, of: process)
        return status
    }
}

/// Options that are single letters, apart from the operands.
struct Options {
    private(set) var letters: Set<Character> = []
    private(set) var values: [Character: String] = [:]
    private(set) var operands: [String] = []

    /// - Parameter valued: the letters that a value follows.
    init(_ arguments: [String], valued: Set<Character> = []) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                return
            }
            guard argument.hasPrefix("-"), argument.count > 1, !argument.hasPrefix("--") else {
                if argument.hasPrefix("--") {
                    letters.formUnion(Self.short(argument))
                } else {
                    operands.append(argument)
                }
                continue
            }
            var cluster = argument.dropFirst()
            while let letter = cluster.popFirst() {
                letters.insert(letter)
                if valued.contains(letter) {
                    values[letter] = cluster.isEmpty ? rest.popFirst() ?? "" : String(cluster)
                    cluster = ""
                }
            }
        }
    }

    private static func short(_ long: String) -> Set<Character> {
        let known: [String: Character] = [
            "--recursive": "r", "--force": "f", "--all": "a", "--parents": "p", "--verbose": "v",
        ]
        return known[long].map { [$0] } ?? []
    }

    func has(_ letter: Character) -> Bool { letters.contains(letter) }
}
