extension CommandTable {
    /// Commands that take their time, or their input piece by piece.
    static let streams: [String: @Sendable ([String]) -> any Program] = [
        "cat": { FilterProgram("cat", files: Options($0).operands, Cat()) },
        "head": { arguments in
            let options = Options(counted(arguments), valued: ["n", "c"])
            if let bytes = options.values["c"].flatMap({ Int($0) }) {
                return FilterProgram("head", files: options.operands, HeadBytes(left: max(0, bytes)))
            }
            let count = Int(options.values["n"] ?? "10") ?? 10
            return FilterProgram("head", files: options.operands, Lines(Head(left: max(0, count))))
        },
        "tail": { arguments in
            let options = Options(counted(arguments), valued: ["n", "c"])
            let text = options.values["n"] ?? "10"
            if options.has("f") || options.has("F") { return TailFollow(path: options.operands.first) }
            if let bytes = options.values["c"].flatMap({ Int($0) }) {
                return FilterProgram("tail", files: options.operands, TailBytes(count: abs(bytes == .min ? 0 : bytes)))
            }
            let tail = Tail(count: abs(Int(text) ?? 10), isFromStart: text.hasPrefix("+"))
            return FilterProgram("tail", files: options.operands, Lines(tail))
        },
        "wc": { arguments in
            let options = Options(arguments)
            let wanted = Array("lwc").filter { options.has($0) }
            let filter = WordCount(
                columns: wanted.isEmpty ? Array("lwc") : wanted, isQuiet: false, fileCount: options.operands.count)
            return FilterProgram("wc", files: options.operands, filter)
        },
        "grep": grep,
        "egrep": { grep(["-E"] + $0) },
        "fgrep": { grep(["-F"] + $0) },
        "sort": { arguments in
            let options = Options(arguments, valued: ["k", "t"])
            return FilterProgram("sort", files: options.operands, Lines(Sort(options: options)))
        },
        "uniq": { arguments in
            let options = Options(arguments)
            return FilterProgram("uniq", files: options.operands, Lines(Unique(counts: options.has("c"))))
        },
        "cut": { arguments in
            let options = Options(arguments, valued: ["d", "f", "c", "b"])
            let fields = options.values["f"]
            let ranges = Cut.ranges(fields ?? options.values["c"] ?? options.values["b"] ?? "1-")
            let cut = Cut(fields: ranges, delimiter: fields == nil ? nil : options.values["d"]?.first ?? "\t")
            return FilterProgram("cut", files: options.operands, Lines(cut))
        },
        "tr": { arguments in
            let options = Options(arguments)
            let sets = options.operands.map(Translate.set)
            return FilterProgram(
                "tr", files: [],
                Translate(
                    from: sets.first ?? [], to: sets.count > 1 ? sets[1] : [], deletes: options.has("d"),
                    squeezes: options.has("s")))
        },
        "sed": { Sed.program($0) },
        "tee": { arguments in
            let options = Options(arguments)
            return Tee(names: options.operands, appends: options.has("a"))
        },
        "sleep": { Sleep(arguments: $0) },
        "timeout": { Timeout(arguments: $0) },
        "yes": { Yes(text: $0.isEmpty ? "y" : $0.joined(separator: " ")) },
        "xargs": { Xargs(words: $0) },
        "wget": { Wget(arguments: $0) },
        "curl": { Wget(curl: $0) },
        "nslookup": { NameLookup(arguments: $0) },
        "tar": { Tar.program($0) },
    ]

    /// `-5` as `-n5`.
    private static func counted(_ arguments: [String]) -> [String] {
        arguments.map { argument in
            argument.hasPrefix("-") && Int(argument.dropFirst()) != nil ? "-n\(argument.dropFirst())" : argument
        }
    }

    @Sendable private static func grep(_ arguments: [String]) -> any Program {
        let options = Options(arguments, valued: ["e", "m", "A", "B", "C"])
        var operands = options.operands
        let text = options.values["e"] ?? (operands.isEmpty ? "" : operands.removeFirst())
        let pattern = TextPattern(
            text, isExtended: options.has("E"), isFixed: options.has("F"), ignoresCase: options.has("i"),
            wholeLine: options.has("x"))
        let filter = Grep(
            pattern: pattern, options: options,
            showsNames: !options.has("h") && (operands.count > 1 || options.has("H")))
        return FilterProgram("grep", files: operands, Lines(filter))
    }
}
