#if os(Linux)
    import Foundation
    import Glibc
    import LabRunner
    import Model
    import Testing

    @testable import Grading

    /// Runs in processes of their own that are killed without a warning, and are gone on with.
    struct KilledRunTests {
        private static let variable = "ORDINAL_GRADING_TEST_FOLDER"
        private static let child = ProcessInfo.processInfo.environment[variable]
        private static let count = 24

        /// What the other processes do; in this one it is left out.
        @Test(.enabled(if: child != nil, "only the test below starts it"))
        func `the run that is killed`() throws {
            let course = try QuickCourse(opening: URL(filePath: try #require(Self.child)), isResuming: true)
            @Sendable func say() { FileHandle.standardOutput.write(Data("\u{1}\n".utf8)) }
            _ = try course.run(out: "out", atWork: { _ in say() }, reached: { _ in say() })
        }

        @Test(.enabled(if: child == nil))
        func `after twenty kills at random moments the reports are the same bytes`() throws {
            let seed = ProcessInfo.processInfo.environment["ORDINAL_SEED"].flatMap { UInt64($0) } ?? 20_261_127
            var random = SplitMix64(seed: seed)
            try MiniLab.withFolder { folder in
                let course = try QuickCourse(in: folder, count: Self.count)
                _ = try course.run(out: "whole")
                let wanted = try course.reports(in: "whole")
                var kills = 0
                while kills < 20 {
                    let out = folder.appending(path: "out")
                    try? FileManager.default.removeItem(at: out)
                    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
                    while !(try Self.run(in: folder, killedAfter: kills < 20 ? Int(random.next() % 9) : nil)) {
                        kills += 1
                    }
                    #expect(try course.reports(in: "out") == wanted, "seed \(seed)")
                }
            }
        }

        /// - Parameter signs: kills after so many signs of life; nil for never.
        /// - Returns: whether the run came to its end.
        private static func run(in folder: URL, killedAfter signs: Int?) throws -> Bool {
            let process = Process()
            process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            process.arguments = ["--testing-library", "swift-testing", "--filter", "KilledRunTests"]
            process.environment = ProcessInfo.processInfo.environment.merging([variable: folder.filePath]) { $1 }
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            var seen = 0
            while let data = try output.fileHandleForReading.read(upToCount: 1), !data.isEmpty {
                if data.first == 1 { seen += 1 }
                if let signs, seen > signs { kill(process.processIdentifier, SIGKILL) }
            }
            process.waitUntilExit()
            let isKilled = process.terminationReason == .uncaughtSignal
            if !isKilled { try #require(process.terminationStatus == 0) }
            return !isKilled
        }
    }

    extension QuickCourse {
        /// The course that another process has made.
        init(opening folder: URL, isResuming: Bool) throws {
            try self.init(in: folder, count: 0)
            self.isResuming = isResuming
        }
    }
#endif
