import Manifests

extension LabManifest {
    /// A field with its place in the file.
    func field(_ name: String) -> WrittenField {
        WrittenField(place: "\(file):\(line(of: name))", name: name)
    }
}
