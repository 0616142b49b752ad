/// The folder of the manifests under test.
let subject: String = labFolder + "/Manifests"
