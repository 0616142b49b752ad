import Containers
public import Model

extension APIServer {
    /// The paths of the files in a claim's volume, sorted.
    ///
    /// - Throws: ``APIError``: there is no such claim, or it has no volume.
    public func files(claim: ObjectKey) throws(APIError) -> [String] {
        volumes.paths(in: try volume(of: claim))
    }

    /// The text of a file in a claim's volume; `nil` where there is no such file.
    ///
    /// - Throws: ``APIError``: there is no such claim, or it has no volume.
    public func read(claim: ObjectKey, path: String) throws(APIError) -> String? {
        volumes.text(at: path, in: try volume(of: claim))
    }

    /// Makes or replaces a file in a claim's volume.
    ///
    /// - Throws: ``APIError``: there is no such claim, it has no volume, or the path names no file.
    public mutating func write(claim: ObjectKey, path: String, text: String) throws(APIError) {
        let volume = try volume(of: claim)
        guard !FileTree.parts(of: path).isEmpty else { throw .badRequest("\"\(path)\" names no file") }
        do throws(FileError) {
            try volumes.write(text, to: path, in: volume, at: now)
        } catch {
            throw .badRequest("cannot write \"\(path)\" to the volume of claim \"\(claim.name)\": \(error)")
        }
    }

    /// The name of the volume that a claim is bound to.
    private func volume(of key: ObjectKey) throws(APIError) -> String {
        let claim = try get(PersistentVolumeClaim.self, key)
        guard let volume = boundVolume(of: claim) else {
            throw .badRequest("persistentvolumeclaim \"\(key.name)\" is not bound to a volume")
        }
        return volume
    }

    /// The volume that a claim has, if each names the other.
    func boundVolume(of claim: PersistentVolumeClaim) -> String? {
        let name = claim.spec.volumeName
        return find(PersistentVolume.self, name)?.spec.claimRef?.uid == claim.metadata.uid ? name : nil
    }

    /// Leaves traces of a Pod whose containers start in the volumes that they mount.
    ///
    /// Each volume's `started.log` gets a line with the time, the Pod's name, its UID and its node. A web server's empty
    /// document root gets an `index.html` that names the Pod, and keeps it under every later one.
    public mutating func containerStarted(pod: Pod) {
        for source in pod.spec.volumes {
            guard let reference = source.persistentVolumeClaim, !reference.readOnly else { continue }
            let mounts = pod.spec.containers.flatMap(\.volumeMounts).filter { $0.name == source.name && !$0.readOnly }
            let key = ObjectKey(namespace: pod.metadata.namespace, name: reference.claimName)
            guard !mounts.isEmpty, let claim = find(PersistentVolumeClaim.self, key),
                let volume = boundVolume(of: claim)
            else { continue }
            let line = "\(now) \(pod.metadata.name) \(pod.metadata.uid) \(pod.spec.nodeName)\n"
            // A volume that is full takes no traces.
            try? volumes.append(line, to: "started.log", in: volume, at: now)
            for mount in mounts where Self.documentRoots.contains(mount.mountPath) {
                writeIndex(to: "\(mount.subPath)/index.html", of: pod, in: volume)
            }
        }
    }

    /// Where the web servers of the usual images look for pages.
    private static let documentRoots = ["/usr/share/nginx/html", "/usr/local/apache2/htdocs"]

    private mutating func writeIndex(to path: String, of pod: Pod, in volume: String) {
        guard volumes.bytes(at: path, in: volume) == nil else { return }
        let page = "<h1>\(pod.metadata.name)</h1>\n<p>First written on \(pod.spec.nodeName) at \(now).</p>\n"
        try? volumes.write(page, to: path, in: volume, at: now)
    }
}
