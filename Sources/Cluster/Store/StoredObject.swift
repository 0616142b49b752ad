public import Model
import Synchronization

/// One state of an object as it was written, shared by the store, the log and everybody who reads either.
public final class StoredObject: Sendable {
    /// Where the object lives.
    public let key: ObjectKey
    /// The object's metadata.
    public let metadata: ObjectMeta
    @usableFromInline let holder: any Holder
    private let text = AtomicLazyReference<Text>()
    /// What a situation tells of the object by itself, as a hash; 0 until it is first asked for.
    let account = Atomic<Int>(0)

    private final class Text: Sendable {
        let bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    /// A state of an object that may never be stored, such as the result of a dry run.
    package init(_ object: some APIObject) {
        metadata = object.metadata
        key = ObjectKey(namespace: metadata.namespace, name: metadata.name)
        holder = TypedHolder(object)
    }

    /// The object.
    public var object: any APIObject { holder.object }

    /// The object, if it is of this type; asking costs next to nothing, which a cast of ``object`` does not.
    @inlinable
    public func value<Object: APIObject>(as type: Object.Type) -> Object? { (holder as? TypedHolder<Object>)?.value }

    /// The object as the API writes it between the braces of a list: compact JSON in UTF-8, every field in its
    /// canonical form, without `apiVersion` and `kind`; made when it is first asked for, and kept.
    ///
    /// Whoever asks, on whichever thread, gets the same bytes.
    public var contentText: [UInt8] {
        if let known = text.load() { return known.bytes }
        return text.storeIfNil(Text(content.bytes())).bytes
    }

    /// The whole object as the API writes it under the names of a group version: the kind, and then ``contentText``.
    public func text(apiVersion: String, kind: String) -> [UInt8] {
        let content = contentText
        let start = #"{"kind":"\#(kind)","apiVersion":"\#(apiVersion)","#
        var text: [UInt8] = []
        text.reserveCapacity(start.utf8.count + content.count)
        text += start.utf8
        text += content.dropFirst()
        return text
    }

    private var content: JSON {
        let canonical = Schema.type(for: object.kind)?.canonical(object.json) ?? object.json
        guard var members = canonical.object else { return canonical }
        members["apiVersion"] = nil
        members["kind"] = nil
        return .object(members)
    }
}

/// Holds an object whose type only the holder knows.
@usableFromInline
protocol Holder: AnyObject, Sendable {
    var object: any APIObject { get }
}

/// Holds an object of a type.
@usableFromInline
final class TypedHolder<Object: APIObject>: Holder {
    @usableFromInline let value: Object
    @usableFromInline var object: any APIObject { value }

    init(_ value: Object) { self.value = value }
}
