package import Model

/// An object as a file describes it, before anything is added to it.
package struct Manifest: Sendable {
    /// Where the object stands.
    package let source: ManifestSource
    /// The object's kind.
    package let kind: Kind
    /// The object as it is written, with `apiVersion` and `kind`.
    package let json: JSON
    /// The same object as a value of its type, as it is written.
    package let object: any APIObject
}

/// The place of an object among the files.
package struct ManifestSource: Hashable, Sendable {
    /// The file's name as it was given, or as its directory's listing has it; `-` for standard input.
    package let file: String
    /// The number of the document in the file, from 1; documents without content do not count.
    package let document: Int
    /// The line on which the object begins, from 1.
    package let line: Int

    /// A place in a file.
    package init(file: String, document: Int, line: Int) {
        self.file = file
        self.document = document
        self.line = line
    }
}

/// What all files together say.
package struct ManifestReading: Sendable {
    /// The objects, in the order of the files; a `List` counts as the objects in it.
    package var manifests: [Manifest] = []
    /// What is accepted but probably not meant.
    package var warnings: [ManifestProblem] = []
}

/// What becomes of fields that a kind does not have, and of keys that stand twice.
package enum FieldValidation: String, Sendable, CaseIterable {
    /// They are errors: what `kubectl` does unless told otherwise.
    case strict
    /// They are left out, with a warning; of two equal keys the later one counts.
    case warn
    /// They are left out in silence.
    case ignore
}
