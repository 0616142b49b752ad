import Foundation

/// What this process has used of the machine.
enum ProcessorUse {
    /// The processor's time that the calling thread has had.
    static var timeOfThread: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// The most memory that the process has ever had at once, in bytes; where that is no more than `enough`, it may have
    /// been less.
    ///
    /// Linux counts what the process was before it became this program, a part of whoever started it, and tells it from
    /// what came after in a file, which takes longer to read than most inputs.
    static func mostMemory(exactlyAbove enough: Int) -> Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            let counted = usage.ru_maxrss * 1024
            guard counted > enough, let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
                let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
            else { return counted }
            return line.split(whereSeparator: \.isWhitespace).lazy.compactMap { Int($0) }.first.map { $0 * 1024 }
                ?? counted
        #endif
    }
}
