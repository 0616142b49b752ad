package import Foundation
package import LabRunner

/// What holds programs that nobody trusts: bubblewrap on Linux, `sandbox-exec` on macOS, or by express wish nothing.
///
/// Guarantees of bubblewrap: namespaces of its own for users, processes, mounts, network and the rest; no privileges and
/// no way to new ones; a session of its own; only what the job mounts can be seen, and only what it mounts as writable can
/// be written, beside a small folder in memory; all its processes end with it, and it ends with the grader.
///
/// Caveats: `sandbox-exec` has no namespace of processes; without a sandbox there are the limits, and nothing else.
package struct Sandbox: Sendable {
    package let kind: SandboxKind
    /// The filter of system calls, as a file; nil where there is none.
    private let filter: URL?
    private let program: String

    /// Finds what this machine has, and tries it.
    ///
    /// - Parameters:
    ///   - isWanted: whether there must be one.
    ///   - folder: where the filter is written; it must outlive the sandbox.
    /// - Throws: `GradingError.noSandbox`, with what was tried.
    package static func find(isWanted: Bool, folder: URL) throws -> Sandbox {
        guard isWanted else { return Sandbox(kind: .none, filter: nil, program: "") }
        let programs = Programs(environment: ProcessInfo.processInfo.environment)
        #if os(Linux)
            guard let program = programs.find("bwrap") else {
                throw GradingError.noSandbox(reason: "there is no bwrap; install bubblewrap, or run Scripts/setup")
            }
            var filter: URL?
            if let bytes = SystemCallFilter.bytes {
                let file = folder.appending(path: "calls.bpf")
                try Data(bytes).write(to: file)
                filter = file
            }
            let sandbox = Sandbox(kind: .bubblewrap, filter: filter, program: program.path(percentEncoded: false))
        #else
            guard let program = programs.find("sandbox-exec") else {
                throw GradingError.noSandbox(reason: "there is no sandbox-exec")
            }
            let sandbox = Sandbox(kind: .sandboxExec, filter: nil, program: program.path(percentEncoded: false))
        #endif
        let probe = SandboxJob("/bin/sh", ["-c", "exit 7"], mounts: SystemFolders.tools, limits: .subject)
        let answer = try ChildProcess.run(sandbox.command(probe))
        guard answer.ending == .exited(7) else {
            let said = answer.output.split(separator: "\n").last.map(String.init) ?? "\(answer.ending)"
            throw GradingError.noSandbox(reason: "\(program.lastPathComponent) does not work here: \(said)")
        }
        return sandbox
    }

    /// The command that runs a job.
    ///
    /// The shell sets the limits, which whatever it starts inherits.
    package func command(_ job: SandboxJob) -> Command {
        let limits = job.limits
        var script = """
            ulimit -c 0; ulimit -t \(limits.cpuSeconds); ulimit -f \(limits.fileBytes / 512)
            for end in 5 6 7 8; do eval "exec $end>&-"; done
            ulimit -n \(limits.openFiles); ulimit -v \(limits.memoryBytes / 1024) 2>/dev/null || :

            """
        var words: [String]
        switch kind {
        case .bubblewrap:
            words = [program] + bubblewrapArguments(job)
            script += !limits.mayStartProcesses && filter != nil ? "exec \"$@\" 9<\"$0\"" : "exec \"$@\""
        case .sandboxExec:
            words = Self.clean(job) + [program, "-p", Self.profile(job), job.program]
            script += "exec \"$@\""
        case .none:
            words = Self.clean(job) + [job.program]
            script += "cd \"${TMPDIR:-/tmp}\" && exec \"$@\""
        }
        words += kind == .bubblewrap ? [] : job.arguments
        return Command(
            "sh", ["-c", script, filter?.path(percentEncoded: false) ?? "sh"] + words)
    }

    /// Starts what follows with the job's variables and no others: the grader's own may hold secrets.
    private static func clean(_ job: SandboxJob) -> [String] {
        ["env", "-i"] + job.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }

    private func bubblewrapArguments(_ job: SandboxJob) -> [String] {
        var words = [
            "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--cap-drop",
            "ALL", "--clearenv", "--hostname", "ordinal",
        ]
        for (name, value) in job.environment.sorted(by: { $0.key < $1.key }) { words += ["--setenv", name, value] }
        words += ["--size", "\(16 << 20)", "--tmpfs", "/tmp", "--dir", "/dev"]
        for device in ["null", "zero", "urandom", "random"] {
            words += ["--dev-bind", "/dev/\(device)", "/dev/\(device)"]
        }
        if job.limits.mayStartProcesses { words += ["--proc", "/proc"] }
        for mount in job.mounts {
            if let link = try? FileManager.default.destinationOfSymbolicLink(atPath: mount.source),
                mount.source == mount.place
            {
                words += ["--symlink", link, mount.place]
            } else {
                words += [mount.isWritable ? "--bind" : "--ro-bind", mount.source, mount.place]
            }
        }
        if !job.limits.mayStartProcesses, filter != nil { words += ["--seccomp", "9"] }
        return words + ["--remount-ro", "/", "--chdir", job.directory, "--", job.program] + job.arguments
    }

    /// What `sandbox-exec` lets a job do.
    private static func profile(_ job: SandboxJob) -> String {
        func list(_ mounts: [SandboxJob.Mount]) -> String {
            mounts.map { "(subpath \"\($0.source.replacing("\"", with: "\\\""))\")" }.joined(separator: " ")
        }
        let writable = job.mounts.filter(\.isWritable)
        return """
            (version 1)(deny default)(allow process-exec)(allow sysctl-read)(allow mach-lookup)
            (allow file-read-metadata)(allow file-read* \(list(job.mounts)) (literal "/dev/null") (literal "/dev/urandom"))
            (allow file-write* (literal "/dev/null") \(list(writable)))
            \(job.limits.mayStartProcesses ? "(allow process-fork)" : "(deny process-fork)")
            (deny network*)
            """
    }
}

/// The parts of the system that programs need in order to run at all.
package enum SystemFolders {
    private static func existing(_ paths: [String]) -> [SandboxJob.Mount] {
        paths.filter { FileManager.default.fileExists(atPath: $0) }.map { SandboxJob.Mount($0) }
    }

    /// What a program is linked with.
    package static var libraries: [SandboxJob.Mount] {
        existing(["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/System/Library", "/usr/share/zoneinfo"])
    }

    /// The system's own tools too.
    package static var tools: [SandboxJob.Mount] {
        existing(["/usr", "/lib", "/lib64", "/bin", "/sbin", "/System/Library", "/Library/Developer", "/Applications"])
    }
}
