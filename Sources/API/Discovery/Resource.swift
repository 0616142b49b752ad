package import Model

/// A resource that the API serves, as it tells clients.
package struct Resource: Sendable {
    /// The kind of its objects, with the resource's names.
    package let kind: Kind
    /// What can be done with it, in alphabetical order.
    package let verbs: [String]
    /// The words that stand for several resources at once, such as `all`.
    package let categories: [String]
    /// The parts of an object that have an address of their own, in alphabetical order.
    package let subresources: [Subresource]

    /// Whether the resource can do this.
    package func allows(_ verb: String) -> Bool { verbs.contains(verb) }
}

/// A part of an object that has an address of its own, such as `status`.
package struct Subresource: Sendable {
    /// The last segment of its path.
    package let name: String
    /// The group of the kind that it speaks; empty for the core group.
    package let group: String
    /// The version of the kind that it speaks.
    package let version: String
    /// The name of the kind that it speaks, such as `Scale`.
    package let kind: String
    /// What can be done with it, in alphabetical order.
    package let verbs: [String]
}
