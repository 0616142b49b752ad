/// What a machine has and lacks for the labs, and what to type.
package struct Diagnosis: Codable, Equatable, Sendable {
    /// The version of these keys.
    package var format = 1
    package var findings: [Finding]

    /// One thing that was looked for.
    package struct Finding: Codable, Equatable, Sendable {
        package var name: String
        package var state: State
        /// The version, or what is wrong.
        package var detail: String
        /// The command that helps, or the place to go to; nil if all is well.
        package var remedy: String?
    }

    package enum State: String, Codable, Sendable {
        case ok
        /// The labs work without it.
        case optional
        /// The labs do not work like this.
        case missing
    }

    /// Whether the labs can be worked on.
    package var isHealthy: Bool { !findings.contains { $0.state == .missing } }

    /// A first build of the labs takes about this much; less is too little.
    package static let neededBytes = 2_000_000_000

    package init(of facts: MachineFacts) {
        findings = [Self.swift(facts), Self.disk(facts)]
        findings.append(Self.program("git", package: "git", use: "puts starters and tests back", needed: true, facts))
        if facts.isLinux {
            findings.append(
                Self.program("ld", package: "binutils", use: "links what the compiler makes", needed: true, facts))
        }
        findings += [
            Self.program("tar", package: "tar", use: "packs what you hand in", needed: false, facts),
            Self.kubectl(facts),
        ]
        if facts.isLinux {
            findings.append(
                Self.program(
                    "bwrap", package: "bubblewrap", use: "shuts real containers' processes in", needed: false, facts))
        }
    }

    private static func swift(_ facts: MachineFacts) -> Finding {
        let remedy = "https://www.swift.org/install"
        guard let text = facts.versions["swift"] else {
            return Finding(
                name: "swift", state: .missing, detail: "not on the path; 6.1 or later is needed", remedy: remedy)
        }
        guard let toolchain = Toolchain(versionText: text) else {
            return Finding(name: "swift", state: .missing, detail: "says no version: \(text)", remedy: remedy)
        }
        let version = "\(toolchain.major).\(toolchain.minor)"
        return toolchain.isRecentEnough
            ? Finding(name: "swift", state: .ok, detail: version)
            : Finding(name: "swift", state: .missing, detail: "\(version), but 6.1 or later is needed", remedy: remedy)
    }

    private static func disk(_ facts: MachineFacts) -> Finding {
        guard let bytes = facts.freeBytes else {
            return Finding(name: "disk", state: .optional, detail: "how much is free could not be found out")
        }
        let free = "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB free"
        return bytes >= neededBytes
            ? Finding(name: "disk", state: .ok, detail: free)
            : Finding(
                name: "disk", state: .missing, detail: "\(free), but 2.0 GB are needed",
                remedy: "remove what builds left: rm -rf .build .build-labs .build-verify")
    }

    private static func kubectl(_ facts: MachineFacts) -> Finding {
        guard let text = facts.versions["kubectl"] else {
            let remedy = facts.installer == .brew ? "brew install kubectl" : "https://kubernetes.io/docs/tasks/tools/"
            return Finding(
                name: "kubectl", state: .optional, detail: "not found; talks to a live cluster", remedy: remedy)
        }
        return Finding(name: "kubectl", state: .ok, detail: text.split(separator: " ").last.map(String.init) ?? text)
    }

    private static func program(
        _ name: String, package: String, use: String, needed: Bool, _ facts: MachineFacts
    ) -> Finding {
        if let text = facts.versions[name] {
            let number = text.firstMatch(of: /[0-9]+\.[0-9]+(?:\.[0-9]+)*/).map { String($0.0) }
            return Finding(name: name, state: .ok, detail: number ?? "there")
        }
        return Finding(
            name: name, state: needed ? .missing : .optional, detail: "not found; \(use)",
            remedy: install(package, facts))
    }

    private static func install(_ package: String, _ facts: MachineFacts) -> String {
        let asRoot = facts.isRoot ? "" : "sudo "
        return switch facts.installer {
        case .aptGet: "\(asRoot)apt-get install -y \(package)"
        case .dnf: "\(asRoot)dnf install -y \(package)"
        case .pacman: "\(asRoot)pacman -S \(package)"
        case .brew: "brew install \(package)"
        case nil: "install the package \(package)"
        }
    }
}

extension Diagnosis {
    package func text(style: TextStyle) -> String {
        let width = findings.map(\.name.count).max() ?? 0
        var lines: [String] = []
        for finding in findings {
            let mark =
                switch finding.state {
                case .ok: style.green("✔")
                case .optional: style.yellow("-")
                case .missing: style.red("✘")
                }
            lines.append("\(mark) \(finding.name.padded(to: width))  \(finding.detail)")
            if let remedy = finding.remedy { lines.append("  \("".padded(to: width))  \(style.bold(remedy))") }
        }
        let missing = findings.count { $0.state == .missing }
        let verdict =
            isHealthy ? style.green("Ready for the labs.") : style.red("\(missing) to mend before the labs work.")
        return (lines + ["", verdict]).joined(separator: "\n") + "\n"
    }
}
