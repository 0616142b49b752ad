import Foundation
import LabRunner
import Testing

@testable import Grading

/// Real folders and archives, among them hostile ones.
struct IntakeTests {
    private static let python = Outsider.program("python3")
    private static let hasBubblewrap = Outsider.program("bwrap") != nil
    private static let own = "Sources/Tiny/Tiny.swift"

    /// Takes what a body has made in a folder.
    private func take(
        isSandboxed: Bool = false, limits: IntakeLimits = IntakeLimits(), _ make: (URL) throws -> URL
    ) throws -> Intake.Taken {
        try MiniLab.withFolder { folder in
            let lab = try MiniLab.lab(in: folder)
            let made = try make(folder.appending(path: "made"))
            let work = folder.appending(path: "work")
            try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
            let sandbox = try MiniLab.sandbox(isWanted: isSandboxed, folder: folder)
            let source = try SubmissionSearch.single(made, named: "x", of: lab.definition)
            return try Intake(lab, sandbox: sandbox, limits: limits).take(source, folder: work)
        }
    }

    private func files(_ taken: Intake.Taken) -> [String: String]? {
        guard case .files(let files) = taken else { return nil }
        return files.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private func refusals(_ taken: Intake.Taken) -> [Refusal]? {
        guard case .refused(let refusals) = taken else { return nil }
        return refusals
    }

    private static func shell(_ script: String, in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let answer = try ChildProcess.run(Command("sh", ["-c", "cd \"$1\" && \(script)", "sh", folder.filePath]))
        try #require(answer.ending == .exited(0), "\(answer.output)")
    }

    private static let submission = [
        "Lab98-Tiny/Sources/Tiny/Tiny.swift": MiniLab.source, "Lab98-Tiny/Package.swift": MiniLab.manifest,
        "Lab98-Tiny/Sources/Tiny/[a]*?\\ b.swift": "// A name that patterns would misread.\n",
    ]

    @Test(
        arguments: ["tar czf a.tar.gz Lab98-Tiny", "tar cf a.tar Lab98-Tiny", "zip -qr a.zip Lab98-Tiny"],
        [false, true])
    func `an archive gives what was packed`(pack: String, isSandboxed: Bool) throws {
        if isSandboxed, !Self.hasBubblewrap { return }
        let taken = try take(isSandboxed: isSandboxed) { made in
            try MiniLab.write(Self.submission, to: made)
            try Self.shell(pack, in: made)
            return made.appending(path: String(pack.split(separator: " ")[2]))
        }
        #expect(
            files(taken) == [
                Self.own: MiniLab.source, "Sources/Tiny/[a]*?\\ b.swift": "// A name that patterns would misread.\n",
            ], "\(taken)")
    }

    @Test
    func `what 'lab submit' makes is taken`() throws {
        let taken = try take { made in
            let lab = try MiniLab.lab(in: made)
            let archive = made.appending(path: "x.tar.gz")
            try Submission(lab: lab).make(at: archive, now: Date(timeIntervalSince1970: 0))
            return archive
        }
        #expect(files(taken) == [Self.own: MiniLab.source])
    }

    @Test
    func `a folder is taken, and an edited manifest in it is not`() throws {
        func folder(manifest: String) throws -> Intake.Taken {
            try take { made in
                try MiniLab.write([Self.own: MiniLab.source, "Package.swift": manifest], to: made)
                return made
            }
        }
        #expect(files(try folder(manifest: MiniLab.manifest)) == [Self.own: MiniLab.source])
        let edited = try folder(manifest: MiniLab.manifest + "\n")
        #expect(refusals(edited) == [Refusal(.packageManifest, path: "Package.swift")])
    }

    @Test
    func `a lone source is taken as the lab's only one`() throws {
        let taken = try take { made in
            try MiniLab.write(["ada_1234_Tiny-2.swift": MiniLab.source], to: made)
            return made.appending(path: "ada_1234_Tiny-2.swift")
        }
        #expect(files(taken) == [Self.own: MiniLab.source])
    }

    @Test
    func `a source that is no text is refused`() throws {
        for bytes in [[0x2F, 0x2F, 0xFF], [0x2F, 0x2F, 0x00]] as [[UInt8]] {
            let taken = try take { made in
                try MiniLab.write([Self.own: ""], to: made)
                try Data(bytes).write(to: made.appending(path: Self.own))
                return made
            }
            #expect(refusals(taken) == [Refusal(.sourceNotText, path: Self.own)])
        }
    }

    @Test(arguments: [
        ("ln -s /etc/passwd Sources/Tiny/Link.swift", Refusal.Reason.symbolicLink), ("mkfifo pipe", .specialFile),
        ("touch -- \"$(printf 'x\\377y.swift')\"", .nameNotText), ("touch ./-o", .nameReserved),
    ])
    func `a folder's odd entries are refused, and nothing waits for them`(
        script: String, reason: Refusal.Reason
    ) throws {
        let taken = try take { made in
            try MiniLab.write([Self.own: MiniLab.source], to: made)
            try Self.shell(script, in: made)
            return made
        }
        #expect(refusals(taken)?.map(\.reason) == [reason])
    }

    @Test(arguments: [
        ("ln -s /etc/passwd a/x && tar czf e.tar.gz a", Refusal.Reason.symbolicLink),
        ("ln a/Tiny.swift a/x && tar czf e.tar.gz a", .hardLink),
        ("ln -s /etc/passwd a/x && zip -qry e.zip a", .symbolicLink),
        ("tar czf e.tar.gz --transform 's,^a/,../../,' a/Tiny.swift", .pathEscape),
        ("tar czPf e.tar.gz --transform 's,^a/,/tmp/,' a/Tiny.swift", .pathEscape),
        ("tar cf e.tar a && tar rf e.tar a", .duplicateEntry), ("zip -qr -P secret e.zip a", .encrypted),
        ("touch -- \"$(printf 'a/x\\377y.swift')\" && tar czf e.tar.gz a", .nameNotText),
        ("head -c 40000000 /dev/zero >a/big && tar czf e.tar.gz a", .tooLarge),
        ("head -c 40000000 /dev/zero >a/big && zip -qr e.zip a", .tooLarge),
        ("truncate -s 8G a/big && tar czSf e.tar.gz a", .tooLarge),
        ("for i in $(seq 3000); do : >a/$i; done && tar czf e.tar.gz a", .tooManyEntries),
        ("head -c 9000000 /dev/urandom >e.zip", .tooLarge), ("echo no >e.zip", .notAnArchive),
        (": >e.tar.gz", .notAnArchive),
        ("tar czf f a && head -c 100 f >e.tar.gz", .notAnArchive),
        ("zip -qr f.zip a && head -c 60 f.zip >e.zip", .notAnArchive),
        ("echo x | gzip >e.tar.gz", .notAnArchive),
    ])
    func `a hostile or broken archive is refused for what it is`(script: String, reason: Refusal.Reason) throws {
        let taken = try take { made in
            try MiniLab.write(["a/Tiny.swift": MiniLab.source], to: made)
            try Self.shell(script, in: made)
            let name = try FileManager.default.contentsOfDirectory(atPath: made.filePath).first { $0.hasPrefix("e.") }
            return made.appending(path: try #require(name))
        }
        #expect(refusals(taken)?.map(\.reason).first == reason, "\(taken)")
    }

    @Test(.enabled(if: python != nil, "there is no python3"))
    func `an archive that lies about sizes is caught, and paths that only a program can make`() throws {
        func zip(_ script: String) throws -> Intake.Taken {
            try take { made in
                let full = "import zipfile\nz = zipfile.ZipFile('e.zip', 'w', zipfile.ZIP_DEFLATED)\n\(script)\n"
                try MiniLab.write(["make.py": full], to: made)
                try Self.shell("python3 make.py", in: made)
                return made.appending(path: "e.zip")
            }
        }
        let lie = try zip(
            """
            z.writestr('Tiny.swift', ' ' * 100000); z.close()
            data = bytearray(open('e.zip', 'rb').read())
            for offset in (22, data.rfind(b'PK\\x01\\x02') + 24): data[offset:offset + 4] = (50).to_bytes(4, 'little')
            open('e.zip', 'wb').write(data)
            """)
        let reason = try #require(refusals(lie)?.first?.reason)
        #expect([.tooLarge, .unreadable, .notAnArchive].contains(reason))
        #expect(refusals(try zip("z.writestr('../../x.swift', ''); z.close()"))?.map(\.reason) == [.pathEscape])
        #expect(
            refusals(try zip("z.writestr('Tiny.swift', ''); z.writestr('-o', ''); z.close()"))?.map(\.reason) == [
                .nameReserved
            ])
        #expect(refusals(try zip("z.close()"))?.map(\.reason) == [.missingSource])
    }

    @Test
    func `a bomb leaves nothing on the disk but a part that is within the limits`() throws {
        try MiniLab.withFolder { folder in
            let made = folder.appending(path: "made")
            try Self.shell("head -c 200000000 /dev/zero | gzip >e.tar.gz", in: made)
            let work = folder.appending(path: "work")
            try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
            let reader = ArchiveReader(
                archive: made.appending(path: "e.tar.gz"),
                sandbox: try MiniLab.sandbox(isWanted: false, folder: folder),
                limits: IntakeLimits(), folder: work)
            #expect(throws: Refusal.self) { try reader.list() }
            let sizes = MirroredFolder.files(in: work).map { path in
                (try? FileManager.default.attributesOfItem(atPath: work.appending(path: path).filePath))?[.size] as? Int
                    ?? 0
            }
            #expect(sizes.reduce(0, +) <= IntakeLimits().bytes + 400_000)
        }
    }
}
