import Foundation

/// What this process has used of the machine.
enum ProcessorUse {
    /// The processor's time that the calling thread has had.
    static var timeOfThread: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// The most memory that the process has ever had at once, in bytes.
    static var mostMemory: Int {
        #if canImport(Darwin)
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #else
            // Linux's usage counts what the process was before it became this program: a part of whoever started it.
            let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
        #endif
    }
}
