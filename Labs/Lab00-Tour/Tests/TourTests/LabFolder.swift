/// The lab's folder, in which the folder of the tests is.
let labFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
