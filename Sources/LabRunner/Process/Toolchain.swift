/// The Swift toolchain on the path.
package struct Toolchain: Equatable, Sendable {
    package var major: Int
    package var minor: Int

    package init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads what `swift --version` prints, or nil if that holds no version.
    package init?(versionText: String) {
        guard let match = versionText.firstMatch(of: /Swift version (\d+)\.(\d+)/),
            let major = Int(match.1), let minor = Int(match.2)
        else { return nil }
        self.init(major: major, minor: minor)
    }

    /// Asks the toolchain on the path for its version.
    ///
    /// - Throws: `LabError.toolchainMissing`, `.toolchainTooOld` before 6.1.
    package static func find(program: String = "swift") throws(LabError) -> Toolchain {
        let answer = try ChildProcess.run(Command(program, ["--version"]))
        guard answer.ending == .exited(0), let toolchain = Toolchain(versionText: answer.output) else {
            throw .toolchainMissing
        }
        guard toolchain.isRecentEnough else { throw .toolchainTooOld(found: "\(toolchain.major).\(toolchain.minor)") }
        return toolchain
    }

    /// Traits, which the labs use, came with 6.1.
    package var isRecentEnough: Bool { (major, minor) >= (6, 1) }

    /// The event stream's newest version that this toolchain takes; before 6.3 there is only the first, named 0.
    package var eventStreamVersion: String { (major, minor) >= (6, 3) ? "6.3" : "0" }
}
