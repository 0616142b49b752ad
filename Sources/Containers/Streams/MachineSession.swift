/// A client of the container: one that runs a command in it, or looks on at its first process.
struct MachineSession: Sendable {
    /// The process that was started for it; `nil` for one that looks on.
    var process: Int?
    /// What the client writes.
    var input: Int?
    /// What the client reads.
    var output: Int?
    var errors: Int?
    /// How the process ended.
    var exitCode: Int32?
    var terminal: Terminal?
    /// What was printed for one that looks on.
    var attached: (stdout: [UInt8], stderr: [UInt8]) = ([], [])
}
