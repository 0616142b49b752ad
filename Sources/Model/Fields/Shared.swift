/// A value kept in a box that copies share until one of them changes it.
///
/// API objects are large and copied often (store, watch, informer, plan); a box makes a copy one reference. It is no
/// property wrapper: reading a wrapper's property from another module would copy the whole value.
public struct Shared<Value: FieldMapped>: Sendable {
    @usableFromInline final class Box: Sendable {
        /// Written only while one `Shared` holds the box.
        @usableFromInline @exclusivity(unchecked) nonisolated(unsafe) var value: Value
        init(_ value: Value) { self.value = value }
    }

    @usableFromInline private(set) var box: Box

    /// Puts a value into a box of its own.
    public init(_ value: Value) {
        box = Box(value)
    }

    /// The value; a change copies it first when others share it.
    public var value: Value {
        // Read in place: a copy of a large value would retain each of its parts.
        @inlinable _read { yield box.value }
        _modify {
            if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
            yield &box.value
        }
    }

    /// Whether the two are one box, and so certainly equal; equal values may stand in two.
    @inlinable public func isIdentical(to other: Self) -> Bool { box === other.box }
}

extension Shared: Hashable {
    /// Whether the boxes are one or hold equal values.
    @inlinable public static func == (left: Self, right: Self) -> Bool {
        left.box === right.box || left.box.value == right.box.value
    }

    /// Feeds the value into the hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(box.value)
    }
}
