public import Model

/// Something that a user does to a running cluster.
public enum Move: Hashable, Sendable {
    /// Change how many Pods there should be.
    case scale(Target, replicas: Int32)
    /// Give containers of the template another image; `*` stands for all containers.
    case setImage(Target, images: [String: String])
    /// Change an object by a JSON merge patch.
    case patch(Target, JSON)
    /// Bring an earlier template back; the one before the newest where no revision is named.
    case rolloutUndo(Target, toRevision: Int64?)
    /// Make all Pods anew from the same template.
    case rolloutRestart(Target)
    /// Delete an object.
    case delete(Target, propagation: Propagation, gracePeriod: Int64?)
    /// End a Pod's containers so that its phase becomes Failed, as an eviction by its node does.
    case failPod(Target)
    /// End a Pod's containers with an error; the node restarts them.
    case crashPod(Target)
    /// Let a Pod stop or start being ready while it goes on running.
    case setReady(Target, Bool)
    /// Keep new Pods from a node, or let them come again.
    case cordon(node: String, Bool)
    /// Cordon a node and move its Pods away.
    case drain(node: String)
    /// Cut a node off, as if its power failed.
    case kill(node: String)
    /// Bring a node back that was cut off.
    case revive(node: String)

    /// The object that a move is about.
    public struct Target: Hashable, Sendable {
        /// The kind of the object.
        public let kind: Kind
        /// Where the object lives.
        public let key: ObjectKey

        /// An object of this kind under this key.
        public init(kind: Kind, key: ObjectKey) {
            self.kind = kind
            self.key = key
        }

        /// The object as kubectl writes it, such as `statefulset.apps/nginx-web`.
        public var text: String {
            let kind = kind.group.isEmpty ? kind.singular : "\(kind.singular).\(kind.group)"
            return "\(kind)/\(key.name)"
        }
    }
}

/// Why a move cannot be made.
public enum MoveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The API refused it.
    case refused(APIError)
    /// The kind has nothing of what the move changes; which kinds have.
    case unsupported(Move.Target, what: String, supported: [String])
    /// The template has no such container; which it has.
    case noSuchContainer(String, known: [String])
    /// There is no such revision to go back to; which there are.
    case noSuchRevision(Int64?, known: [Int64])
    /// The changed object can no longer be read.
    case unreadable(FieldError)

    /// A sentence that says what was expected.
    public var description: String {
        switch self {
        case .refused(let error): error.description
        case .unsupported(let target, let what, let supported):
            "\(target.text) has no \(what); \(supported.joined(separator: ", ")) have"
        case .noSuchContainer(let name, let known):
            "no container is called \(name); the template has \(known.joined(separator: ", "))"
        case .noSuchRevision(nil, _): "there is no earlier revision to go back to"
        case .noSuchRevision(let number?, let known):
            "there is no revision \(number); there are \(known.map(String.init).joined(separator: ", "))"
        case .unreadable(let error): "the change does not fit the object: \(error)"
        }
    }
}
