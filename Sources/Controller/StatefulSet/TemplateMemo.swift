import Model
import Rollout

/// A set's templates in both of their forms, so that a pass writes and reads none that an earlier pass has.
///
/// Guarantees: what is remembered changes how long a pass takes, and nothing else.
public struct TemplateMemo: Sendable {
    /// The set's template and the patch that a revision holds of it.
    private var written: Entry?
    /// The template of the current revision and its patch.
    private var read: Entry?

    private struct Entry: Sendable {
        let template: Shared<PodTemplateSpec>
        let data: JSON
    }

    /// Remembers nothing yet.
    public init() {}

    /// The patch that a revision of the set's template holds.
    mutating func data(for set: StatefulSet) -> JSON {
        let template = set.spec.sharedTemplate
        if let written, written.template.isIdentical(to: template) { return written.data }
        let data = RevisionHash.data(for: set.spec.template)
        written = Entry(template: template, data: data)
        return data
    }

    /// Remembers equal data in the place of what was made of the set's template: data that share their storage are
    /// compared at no cost.
    mutating func share(_ data: JSON) {
        if let written, written.data == data { self.written = Entry(template: written.template, data: data) }
    }

    /// The template that a revision's patch brings back.
    mutating func template(in data: JSON) throws(FieldError) -> Shared<PodTemplateSpec> {
        if let read, read.data == data { return read.template }
        let template = Shared(try RevisionHash.template(in: data))
        read = Entry(template: template, data: data)
        return template
    }
}
