import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file by which kubectl finds a cluster, and is let in.
///
/// Guarantees: at no moment can another user read it; no file that something else wrote is replaced or removed.
package struct Kubeconfig: Sendable {
    /// Where it stands.
    package let path: String
    private static let mark = "# Written by 'ordinal up'"

    /// A kubeconfig at a path.
    package init(path: String) {
        self.path = path
    }

    /// Where a cluster's kubeconfig stands unless its user wants it elsewhere.
    ///
    /// The user's runtime directory, which is private and gone with the session; else a directory in the home.
    package static func standard(environment: [String: String]) -> Kubeconfig {
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/"), access(runtime, W_OK | X_OK) == 0 {
            return Kubeconfig(path: "\(runtime)/ordinal/kubeconfig")
        }
        let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
        return Kubeconfig(path: "\(home)/.ordinal/kubeconfig")
    }

    /// The file beside it that is used while it belongs to another cluster which is up.
    package func alternative(port: Int) -> Kubeconfig {
        Kubeconfig(path: "\(path)-\(port)")
    }

    /// Makes the directory that the file stands in, closed to others, where it is missing.
    ///
    /// - Throws: ``KubeconfigError``.
    package func makeDirectory() throws(KubeconfigError) {
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .notWritten(path: path, detail: String(cString: strerror(errno)))
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// - Parameter url: the API's address, secret included.
    /// - Throws: ``KubeconfigError``.
    package func write(url: String) throws(KubeconfigError) {
        if case .foreign = standing { throw .foreign(path: path) }
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max))"
        // A name of its own that nobody can have made before, and only its owner may open, from the first moment on.
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .notWritten(path: path, detail: String(cString: strerror(errno))) }
        do {
            let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
            try handle.write(contentsOf: Data(Self.text(url: url).utf8))
            try handle.close()
        } catch {
            unlink(temporary)
            throw .notWritten(path: path, detail: error.localizedDescription)
        }
        guard rename(temporary, path) == 0 else {
            let detail = String(cString: strerror(errno))
            unlink(temporary)
            throw .notWritten(path: path, detail: detail)
        }
    }

    /// Removes the file if it still is the one that was written for an address.
    package func remove(url: String) {
        if case .cluster(let other) = standing, other == url { unlink(path) }
    }

    /// What stands at the path.
    package enum Standing: Hashable, Sendable {
        /// Nothing.
        case nothing
        /// A kubeconfig of this program's, and the address in it.
        case cluster(url: String)
        /// Something else.
        case foreign
    }

    /// What stands at the path now.
    package var standing: Standing {
        guard let data = FileManager.default.contents(atPath: path) else {
            return FileManager.default.fileExists(atPath: path) ? .foreign : .nothing
        }
        let text = String(decoding: data, as: UTF8.self)
        let key = "server: "
        guard text.hasPrefix(Self.mark), let line = text.split(separator: "\n").first(where: { $0.contains(key) }),
            let start = line.range(of: key)?.upperBound
        else { return .foreign }
        return .cluster(url: line[start...].trimmingCharacters(in: ["\"", " "]))
    }

    private static func text(url: String) -> String {
        """
        \(mark); it is gone when the cluster stops.
        # Whoever can read this file can do anything with the cluster.
        apiVersion: v1
        kind: Config
        current-context: ordinal
        clusters:
        - name: ordinal
          cluster:
            server: "\(url)"
        contexts:
        - name: ordinal
          context:
            cluster: ordinal
            namespace: default
            user: ordinal
        users:
        - name: ordinal
          user: {}

        """
    }
}

/// Why a kubeconfig cannot be written.
package enum KubeconfigError: Error, Hashable, Sendable {
    /// The file there is not one of this program's.
    case foreign(path: String)
    /// The cluster of the file there is up.
    case inUse(path: String)
    /// Anything that the system says.
    case notWritten(path: String, detail: String)
}

extension KubeconfigError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .foreign(let path):
            "\(path) was not written by 'ordinal up', and is left as it is: give another path to --kubeconfig"
        case .inUse(let path):
            "\(path) belongs to a cluster that is up: stop that one, or give another path to --kubeconfig"
        case .notWritten(let path, let detail):
            "cannot write the kubeconfig \(path): \(detail)"
        }
    }
}
