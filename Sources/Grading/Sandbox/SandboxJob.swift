/// A program to run in a sandbox, and all of the machine that it sees.
package struct SandboxJob: Sendable {
    /// A folder or file of this machine, and where the program finds it.
    package struct Mount: Equatable, Sendable {
        package var source: String
        package var place: String
        package var isWritable: Bool

        package init(_ source: String, at place: String? = nil, isWritable: Bool = false) {
            self.source = source
            self.place = place ?? source
            self.isWritable = isWritable
        }
    }

    package var program: String
    package var arguments: [String]
    package var mounts: [Mount]
    package var limits: SandboxLimits
    package var environment: [String: String]
    /// Where it starts.
    package var directory: String

    package init(
        _ program: String, _ arguments: [String], mounts: [Mount], limits: SandboxLimits,
        environment: [String: String] = [:], directory: String = "/tmp"
    ) {
        self.program = program
        self.arguments = arguments
        self.mounts = mounts
        self.limits = limits
        self.environment = environment
        self.directory = directory
    }
}
