import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a process and all that it started have used so far.
struct ProcessUsage: Equatable {
    var cpu: Duration
    /// Whether one of them runs or wants to run, or waits for a disk.
    var isBusy: Bool

    /// - Returns: nil if there is no such process.
    static func of(_ process: pid_t) -> ProcessUsage? {
        #if canImport(Darwin)
            var usage = rusage_info_v4()
            let result = withUnsafeMutablePointer(to: &usage) { pointer in
                pointer.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
                    proc_pid_rusage(process, RUSAGE_INFO_V4, $0)
                }
            }
            guard result == 0 else { return nil }
            // It is not told whether a process sleeps; a limit by the clock is left.
            return ProcessUsage(cpu: .nanoseconds(Int64(usage.ri_user_time + usage.ri_system_time)), isBusy: true)
        #else
            guard var sum = own(process) else { return nil }
            for child in children(of: process) {
                guard let usage = of(child) else { continue }
                sum.cpu += usage.cpu
                sum.isBusy = sum.isBusy || usage.isBusy
            }
            return sum
        #endif
    }

    #if !canImport(Darwin)
        /// The fields of `/proc/N/stat` behind the name, which may hold anything.
        private static func own(_ process: pid_t) -> ProcessUsage? {
            guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let name = line.lastIndex(of: ")")
            else { return nil }
            let fields = line[line.index(after: name)...].split(separator: " ")
            guard fields.count > 14 else { return nil }
            let ticks = fields[11...14].reduce(0) { $0 + (Int64($1) ?? 0) }
            let perSecond = Int64(max(1, sysconf(Int32(_SC_CLK_TCK))))
            return ProcessUsage(cpu: .milliseconds(ticks * 1000 / perSecond), isBusy: "RD".contains(fields[0]))
        }

        private static func children(of process: pid_t) -> [pid_t] {
            let list = try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
            return (list ?? "").split(separator: " ").compactMap { pid_t($0) }
        }
    #endif
}
