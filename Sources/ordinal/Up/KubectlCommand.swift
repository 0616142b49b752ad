import ArgumentParser
import Foundation
import LabRunner
import Server

/// `ordinal kubectl`: the installed kubectl, pointed at the cluster that is up.
struct KubectlCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kubectl",
        abstract: "Run kubectl against the cluster that is up.",
        usage: "ordinal kubectl <arguments> ..."
    )

    @Argument(parsing: .captureForPassthrough, help: "What kubectl is given, as it stands.")
    var arguments: [String] = []

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let program = Programs(environment: environment).find("kubectl") else {
            throw CommandFailure(Self.missing)
        }
        setenv("KUBECONFIG", try await RunningCluster.require().kubeconfig.path, 1)
        try Self.replaceProcess(by: program.path, arguments: ["kubectl"] + arguments)
    }

    /// Goes on as another program, in the same terminal and with its exit status.
    private static func replaceProcess(by path: String, arguments: [String]) throws {
        var strings = arguments.map { strdup($0) }
        strings.append(nil)
        // Asking whether a cluster answers has made this process ignore it; kubectl must end with a pager that does.
        signal(SIGPIPE, SIG_DFL)
        execv(path, &strings)
        throw CommandFailure("cannot run \(path): \(String(cString: strerror(errno)))")
    }

    private static let missing = """
        kubectl is not installed. To install it:
          Debian, Ubuntu   apt-get install kubernetes-client
          macOS            brew install kubectl
          elsewhere        https://kubernetes.io/docs/tasks/tools/
        """
}
