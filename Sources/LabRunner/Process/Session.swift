import Foundation

#if canImport(Glibc)
    package import Glibc
#elseif canImport(Musl)
    package import Musl
#elseif canImport(Darwin)
    package import Darwin
#endif

/// A child that leads a session, and everything that it started.
package struct Session: Sendable {
    package let leader: pid_t

    package init(leader: pid_t) { self.leader = leader }

    /// Whether the leader has ended; it keeps its number, and with it the session's, until `reap`.
    package func leaderHasEnded() -> Bool {
        var information = siginfo_t()
        let answer = waitid(P_PID, id_t(leader), &information, WEXITED | WNOHANG | WNOWAIT)
        return answer == 0 ? information.si_signo != 0 : errno != EINTR
    }

    /// What is known of a leader that has ended.
    package struct Remains: Sendable {
        /// As the system's `wait` tells it.
        package var status: Int32
        /// Processor time of the leader and of all that it waited for.
        package var cpu: Duration
        /// The most memory that one of these processes had.
        package var peakBytes: Int
    }

    /// Counts a leader that has ended, which waits for its end.
    package func reap() -> Remains {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(leader, &status, 0, &usage) == -1, errno == EINTR {}
        let seconds = Int64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        let micros = Int64(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        #if canImport(Darwin)
            let unit = 1
        #else
            let unit = 1024
        #endif
        return Remains(
            status: status, cpu: .seconds(seconds) + .microseconds(micros), peakBytes: Int(usage.ru_maxrss) * unit)
    }

    /// Kills every process of the session, the leader first so that it starts no others; call it before `reap`.
    package func end() {
        kill(leader, SIGKILL)
        // A process may be starting another while it is looked for, hence more than one round.
        for _ in 0..<8 {
            let members = Self.allProcesses().filter { $0 != leader && getsid($0) == leader && !Self.isZombie($0) }
            if members.isEmpty { return }
            for member in members { kill(member, SIGKILL) }
        }
    }

    private static func allProcesses() -> [pid_t] {
        #if canImport(Darwin)
            let count = proc_listallpids(nil, 0)
            guard count > 0 else { return [] }
            var processes = [pid_t](repeating: 0, count: Int(count) + 64)
            let size = Int32(processes.count * MemoryLayout<pid_t>.size)
            let found = proc_listallpids(&processes, size)
            return Array(processes.prefix(Int(max(0, found))))
        #else
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.compactMap { pid_t($0) }
        #endif
    }

    /// Whether a process has ended and only waits to be counted; killing it again would never help.
    private static func isZombie(_ process: pid_t) -> Bool {
        #if canImport(Darwin)
            return false
        #else
            guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let name = line.lastIndex(of: ")")
            else { return true }
            return line[line.index(after: name)...].dropFirst().first == "Z"
        #endif
    }
}
