import Cluster
import Model

/// Which objects of a kind a request is about.
struct Selection: Hashable, Sendable {
    /// The namespace; everywhere where it is `nil`.
    var namespace: String?
    /// The one object; all where it is `nil`.
    var name: String?
    /// Conditions on labels.
    var labels: LabelRequirements
    /// Conditions on fields.
    var fields: FieldRequirements

    /// Reads the selectors.
    ///
    /// - Throws: ``Refusal``, if one cannot be read.
    init(labels: String, fields: String, resource: ServedKind) throws {
        self.labels = try LabelRequirements(labels)
        self.fields = try FieldRequirements(fields, resource: resource)
    }

    /// Whether conditions leave out objects of the namespace.
    var hasConditions: Bool { !labels.requirements.isEmpty || !fields.requirements.isEmpty || name != nil }

    /// Whether an object is meant.
    func matches(_ object: any APIObject) -> Bool {
        if let namespace, object.metadata.namespace != namespace { return false }
        if let name, object.metadata.name != name { return false }
        return labels.matches(object.metadata.labels) && fields.matches(object)
    }
}
