import Foundation
import LabRunner

/// What a subject's program may use of the workshop: the modules' interfaces, and one library of their code.
///
/// Guarantees: the workshop's own answers to the lab, and what knows them, cannot be linked with; of the trusted tests there
/// is nothing in it.
struct SupportLibrary {
    let lab: Lab
    /// The folder where the lab's tests were built.
    let built: URL
    /// Where the library is made, for this lab alone.
    let folder: URL

    /// Where the compiler finds the interfaces.
    var modules: URL { folder.appending(path: "Modules") }

    /// The workshop's modules that no external package is in, in the order of their arrows.
    private static let names = ["Model", "Network", "Storage", "Rollout", "Controller", "Cluster", "LabKit"]

    private var library: URL {
        #if os(Linux)
            folder.appending(path: "libGradedSupport.so")
        #else
            folder.appending(path: "libGradedSupport.dylib")
        #endif
    }

    /// Makes what is missing or out of date.
    ///
    /// - Returns: whether there is anything to link with: a lab may use nothing of the workshop.
    func make(_ progress: (String) -> Void) throws -> Bool {
        let objects = Self.names.flatMap { module in
            MirroredFolder.files(in: built.appending(path: "\(module).build")).filter { $0.hasSuffix(".o") }.sorted()
                .map { built.appending(path: "\(module).build/\($0)") }
        }
        var interfaces: [String: Data] = [:]
        for module in Self.names {
            let file = built.appending(path: "Modules/\(module).swiftmodule")
            interfaces[file.lastPathComponent] = try? Data(contentsOf: file)
        }
        try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
        try MirroredFolder(url: modules).hold(interfaces)
        guard !objects.isEmpty else { return false }
        if let made = library.modified, objects.allSatisfy({ ($0.modified ?? .distantFuture) <= made }) { return true }
        progress("preparing: linking the workshop's modules")
        let lines = objects.map { "\"\($0.filePath)\"\n" }.joined()
        let list = folder.appending(path: "objects.txt")
        try Data(lines.utf8).write(to: list)
        let answer = try ChildProcess.run(
            Command("swiftc", ["-emit-library", "@" + list.filePath, "-o", library.filePath] + (try hiding())))
        guard answer.ending == .exited(0) else {
            throw GradingError.notPrepared(lab: lab.definition.number, lines: BuildOutput.reason(in: answer.output))
        }
        return true
    }

    /// The linker's words that leave the answers out of what the library offers.
    private func hiding() throws -> [String] {
        let patterns = WorkshopAnswers.symbols(hiddenIn: lab.definition)
        #if os(Linux)
            let script = folder.appending(path: "hidden.map")
            try Data("{ local: \(patterns.map { "*\($0)*;" }.joined(separator: " ")) };\n".utf8).write(to: script)
            return ["-use-ld=lld", "-Xlinker", "--version-script=\(script.filePath)"]
        #else
            let list = folder.appending(path: "hidden.txt")
            try Data(patterns.map { "*\($0)*\n" }.joined().utf8).write(to: list)
            return ["-Xlinker", "-unexported_symbols_list", "-Xlinker", list.filePath]
        #endif
    }
}

extension URL {
    /// When the file was written last.
    fileprivate var modified: Date? {
        (try? FileManager.default.attributesOfItem(atPath: filePath))?[.modificationDate] as? Date
    }
}
