/// What a sandboxed process may use; each is enforced by the system, not by asking.
package struct SandboxLimits: Equatable, Sendable {
    /// Processor seconds of one process.
    package var cpuSeconds: Int
    /// Address space of one process.
    package var memoryBytes: Int
    /// One file that it writes.
    package var fileBytes: Int
    /// Files open at once.
    package var openFiles: Int
    /// Whether it may start processes and threads, and use the system calls that only tools need.
    package var mayStartProcesses: Bool

    /// What a learner's program gets: enough for a thousand times what a worked answer needs.
    package static let subject = SandboxLimits(
        cpuSeconds: 300, memoryBytes: 1 << 30, fileBytes: 1 << 20, openFiles: 64, mayStartProcesses: false)

    /// What the compiler and the linker get for one submission.
    package static let compiler = SandboxLimits(
        cpuSeconds: 40, memoryBytes: 4 << 30, fileBytes: 64 << 20, openFiles: 512, mayStartProcesses: true)

    /// What the tools get that unpack an archive.
    package static let unpacking = SandboxLimits(
        cpuSeconds: 10, memoryBytes: 1 << 30, fileBytes: 16 << 20, openFiles: 64, mayStartProcesses: true)
}
