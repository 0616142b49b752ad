/// How much a submission may be, before anything of it is compiled.
///
/// A worked answer of any lab is under 20 kilobytes in one file, so these limits are far from what honest work needs.
package struct IntakeLimits: Equatable, Sendable {
    /// Files and folders, whether they are used or not.
    package var entries = 2_000
    /// All files unpacked.
    package var bytes = 16 << 20
    /// One file that is compiled or read.
    package var sourceBytes = 512 << 10
    /// All files that are compiled or read.
    package var allSourceBytes = 2 << 20
    /// Folders within folders.
    package var depth = 12
    /// The archive itself.
    package var archiveBytes = 8 << 20

    package init() {}
}
