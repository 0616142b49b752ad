import Foundation

/// The processor time that a process has used, where the system tells it in `/proc`.
struct ProcessorTime {
    let seconds: Double

    /// `nil` where there is no such process, or no `/proc`.
    init?(of process: Int32) {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        // After the name in brackets the fields go on with the third; the fourteenth and fifteenth are meant.
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return nil }
        seconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
