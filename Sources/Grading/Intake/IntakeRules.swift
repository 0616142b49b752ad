import LabRunner

/// The rules of what a submission may hold.
struct IntakeRules {
    let definition: LabDefinition
    /// The lab's own folder's name, under which learners pack it.
    let labFolder: String
    let limits: IntakeLimits

    /// Whether the learner writes Swift, and not files that tests read.
    private var isSwift: Bool { definition.sources.contains { $0.hasSuffix(".swift") } }
    private var moduleFolder: String { "Sources/\(definition.module)/" }

    func choose(among entries: [IntakeEntry]) -> IntakeChoice {
        var refusals = amounts(entries)
        refusals += entries.filter(\.escapes).map { Refusal(.pathEscape, path: $0.name) }
        let seen = entries.filter { !$0.isHidden && !$0.escapes }
        refusals += seen.compactMap(form) + repeated(seen)
        if !refusals.isEmpty { return IntakeChoice(refusals: Self.first(refusals)) }
        guard let base = base(of: seen.filter { $0.kind == .file }) else {
            let path = definition.sources.first ?? ""
            return IntakeChoice(refusals: [Refusal(.missingSource, path: path)])
        }
        return choose(among: seen.filter { $0.kind == .file }, base: base)
    }

    private func amounts(_ entries: [IntakeEntry]) -> [Refusal] {
        if entries.count > limits.entries {
            return [
                Refusal(.tooManyEntries, detail: "\(entries.count), at most \(limits.entries); \(ArchiveReader.advice)")
            ]
        }
        let bytes = entries.reduce(0) { sum, entry in
            let (next, isHuge) = sum.addingReportingOverflow(max(0, entry.size))
            return isHuge ? .max : next
        }
        if bytes > limits.bytes {
            return [Refusal(.tooLarge, detail: "\(bytes) bytes, at most \(limits.bytes); \(ArchiveReader.advice)")]
        }
        return entries.filter { $0.parts.count > limits.depth + 1 }.prefix(1).map {
            Refusal(.tooManyEntries, path: $0.path, detail: "at most \(limits.depth) folders within each other")
        }
    }

    /// What an entry is, and whether its name can be used at all.
    private func form(_ entry: IntakeEntry) -> Refusal? {
        switch entry.kind {
        case .symbolicLink: return Refusal(.symbolicLink, path: entry.path)
        case .hardLink: return Refusal(.hardLink, path: entry.path)
        case .special: return Refusal(.specialFile, path: entry.path)
        case .file, .folder: break
        }
        if !entry.isText { return Refusal(.nameNotText, path: entry.path) }
        if entry.hasReservedName { return Refusal(.nameReserved, path: entry.path) }
        return entry.isEncrypted ? Refusal(.encrypted, path: entry.path) : nil
    }

    private func repeated(_ entries: [IntakeEntry]) -> [Refusal] {
        let counts = Dictionary(entries.filter { $0.kind == .file }.map { ($0.path, 1) }, uniquingKeysWith: +)
        return counts.filter { $0.value > 1 }.keys.sorted().map { Refusal(.duplicateEntry, path: $0) }
    }

    /// Where in the submission the lab is.
    private enum Base {
        /// The lab's folder itself, however deep.
        case lab([String])
        /// The learner's files without the lab's folders around them.
        case loose([String])
    }

    private func base(of files: [IntakeEntry]) -> Base? {
        guard let first = definition.sources.first else { return nil }
        let wanted = first.split(separator: "/").map(String.init)
        let labs = files.map(\.parts).filter { Array($0.suffix(wanted.count)) == wanted }
            .map { Array($0.dropLast(wanted.count)) }
        // Somebody who hands in the whole workshop means the lab in it.
        let best = labs.min { left, right in
            (
                left.contains("Solutions") ? 1 : 0, left.last == labFolder ? 0 : 1, left.count,
                left.joined(separator: "/")
            )
                < (
                    right.contains("Solutions") ? 1 : 0, right.last == labFolder ? 0 : 1, right.count,
                    right.joined(separator: "/")
                )
        }
        if let best { return .lab(best) }
        let loose = files.map(\.parts).filter { $0.last == wanted.last }
        guard let only = loose.first, loose.count == 1 else { return nil }
        return .loose(only.dropLast())
    }

    private func choose(among files: [IntakeEntry], base: Base) -> IntakeChoice {
        var choice = IntakeChoice()
        for file in files {
            guard let path = path(of: file, base: base) else { continue }
            if let refusal = foreign(path, shown: file.path) {
                choice.refusals.append(refusal)
            } else if let use = use(of: path) {
                choice.chosen.append(IntakeChoice.Chosen(entry: file, path: path, use: use))
            }
        }
        let sources = choice.chosen.filter { $0.use == .source }
        for path in definition.sources where !sources.contains(where: { $0.path == path }) {
            choice.refusals.append(Refusal(.missingSource, path: path))
        }
        choice.refusals += sources.filter { $0.entry.size > limits.sourceBytes }.map {
            Refusal(
                .sourceTooLarge, path: $0.entry.path, detail: "\($0.entry.size) bytes, at most \(limits.sourceBytes)")
        }
        let bytes = sources.reduce(0) { $0 + $1.entry.size }
        if bytes > limits.allSourceBytes {
            choice.refusals.append(
                Refusal(.sourceTooLarge, detail: "\(bytes) bytes together, at most \(limits.allSourceBytes)"))
        }
        choice.refusals = Self.first(choice.refusals)
        choice.chosen.sort { $0.path < $1.path }
        return choice
    }

    /// A file's place in the lab; nil for one that is not in it.
    private func path(of file: IntakeEntry, base: Base) -> String? {
        let parts = file.parts
        switch base {
        case .lab(let folder):
            guard parts.starts(with: folder), parts.count > folder.count else { return nil }
            return parts.dropFirst(folder.count).joined(separator: "/")
        case .loose(let folder):
            guard parts.starts(with: folder), parts.count > folder.count, let name = parts.last else { return nil }
            let own = parts.dropFirst(folder.count).joined(separator: "/")
            if let source = definition.sources.first(where: { $0 == name || $0.hasSuffix("/" + name) }) {
                return source
            }
            let isHelper = isSwift && parts.count == folder.count + 1 && name.hasSuffix(".swift")
            return isHelper && !Self.isManifest(name) ? moduleFolder + name : own
        }
    }

    /// What a path in the lab is for; nil if it does not matter.
    private func use(of path: String) -> IntakeChoice.Chosen.Use? {
        if definition.sources.contains(path) { return .source }
        if path == "Package.swift" { return .unchanged(.packageManifest) }
        return isSwift && path.hasPrefix(moduleFolder) && path.hasSuffix(".swift") ? .source : nil
    }

    private static func isManifest(_ name: String) -> Bool {
        name.wholeMatch(of: /Package(@.*)?\.swift/.ignoresCase()) != nil
    }

    private static let foreignEndings: [String: Refusal.Reason] = [
        "c": .foreignSource, "cc": .foreignSource, "cpp": .foreignSource, "cxx": .foreignSource, "m": .foreignSource,
        "mm": .foreignSource, "s": .foreignSource, "asm": .foreignSource, "h": .foreignSource, "hpp": .foreignSource,
        "inc": .foreignSource, "modulemap": .moduleMap, "a": .binary, "o": .binary, "so": .binary, "dylib": .binary,
        "dll": .binary, "swiftmodule": .binary, "swiftinterface": .binary, "xcframework": .binary,
        "artifactbundle": .binary,
    ]

    /// What no lab needs, and a build might take up.
    private func foreign(_ path: String, shown: String) -> Refusal? {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last, parts.first != "Tests" else { return nil }
        if Self.isManifest(name), path != "Package.swift" { return Refusal(.packageManifest, path: shown) }
        if parts.first == "Plugins" { return Refusal(.plugin, path: shown) }
        for part in parts {
            guard let dot = part.lastIndex(of: ".") else { continue }
            let ending = part[part.index(after: dot)...].lowercased()
            if let reason = Self.foreignEndings[ending] { return Refusal(reason, path: shown) }
        }
        return nil
    }

    /// As many as somebody would read.
    private static func first(_ refusals: [Refusal]) -> [Refusal] { Array(refusals.prefix(20)) }
}
