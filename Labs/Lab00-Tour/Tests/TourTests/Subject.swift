/// The folder of the manifests under test, beside the folder of the tests.
let subject =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    + "/Manifests"
