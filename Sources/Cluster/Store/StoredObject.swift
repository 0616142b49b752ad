public import Model
import Synchronization

/// One state of an object as it was written, shared by the store, the log and everybody who reads either.
public final class StoredObject: Sendable {
    /// The object.
    public let object: any APIObject
    /// Where the object lives.
    public let key: ObjectKey
    private let text = AtomicLazyReference<Text>()

    private final class Text: Sendable {
        let bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    init(_ object: any APIObject) {
        self.object = object
        key = object.key
    }

    /// The manifest as compact JSON in UTF-8, made when it is first asked for and kept.
    ///
    /// Whoever asks, on whichever thread, gets the same bytes.
    public var manifestText: [UInt8] {
        if let known = text.load() { return known.bytes }
        return text.storeIfNil(Text(object.manifest.bytes())).bytes
    }
}
