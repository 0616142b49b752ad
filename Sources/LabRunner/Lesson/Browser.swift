package import Foundation

/// The program that shows a page to whoever sits at this machine.
package struct Browser: Equatable, Sendable {
    package let program: URL

    /// Nil where there is no such program, or on Linux no screen to show a page on.
    package init?(environment: [String: String], programs: Programs) {
        #if os(macOS)
            guard let opener = programs.find("open"), environment["SSH_CONNECTION"] == nil else { return nil }
        #else
            let hasScreen = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
            guard hasScreen, let opener = programs.find("xdg-open") else { return nil }
        #endif
        program = opener
    }

    /// Shows a page, and does not wait: a browser that is started by it lives on after this program.
    package func show(_ page: URL) throws(LabError) {
        let process = Process()
        process.executableURL = program
        process.arguments = [page.filePath]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw .spawnFailed(command: program.filePath, reason: error.localizedDescription)
        }
    }
}
