import Foundation
import LabRunner
import Testing

@testable import Grading

/// Attacks that no repository should hold as files.
enum MadeAttack: String, CaseIterable, Sendable {
    case symbolicLink
    case linkInArchive
    case hardLinkInArchive
    case escapeFromArchive
    case absolutePathInArchive
    case bombInArchive
    case tooManyEntries
    case sourceThatIsNoText
    case nameThatIsNoText
    case fileNamedAsAnOption
    case hugeLiteral

    /// What the report must call it; empty for what the compiler does not take.
    var reasons: [Refusal.Reason] {
        switch self {
        case .symbolicLink, .linkInArchive: [.symbolicLink]
        case .hardLinkInArchive: [.hardLink]
        case .escapeFromArchive, .absolutePathInArchive: [.pathEscape]
        case .bombInArchive: [.tooLarge]
        case .tooManyEntries: [.tooManyEntries]
        case .sourceThatIsNoText: [.sourceNotText]
        case .nameThatIsNoText: [.nameNotText]
        case .fileNamedAsAnOption: [.nameReserved]
        case .hugeLiteral: [.sourceTooLarge]
        }
    }

    /// Makes the submission in a folder; gives the folder or the archive to hand in.
    func make(in room: URL, starter: [String: Data]) throws -> URL {
        let folder = room.appending(path: "handed-in")
        try MirroredFolder(url: folder).hold(starter)
        let sources = folder.appending(path: "Sources/Ordering")
        let path = sources.path(percentEncoded: false)
        switch self {
        case .symbolicLink:
            try FileManager.default.createSymbolicLink(atPath: path + "/Link.swift", withDestinationPath: "/etc/hosts")
        case .linkInArchive:
            return try archive(
                room, "ln -s /etc/hosts handed-in/Sources/Ordering/Link.swift; tar -czf a.tar.gz handed-in")
        case .hardLinkInArchive:
            return try archive(
                room,
                "ln handed-in/Sources/Ordering/Ordering.swift handed-in/Sources/Ordering/Other.swift; "
                    + "tar -czf a.tar.gz handed-in")
        case .escapeFromArchive:
            return try archive(
                room,
                "echo x >handed-in/Evil.swift; "
                    + "tar -czf a.tar.gz --transform 's,handed-in/Evil,../../Evil,' handed-in")
        case .absolutePathInArchive:
            return try archive(
                room,
                "echo x >handed-in/Evil.swift; "
                    + "tar -czPf a.tar.gz --transform 's,handed-in/Evil,/tmp/ordinal-attack-Evil,' handed-in")
        case .bombInArchive:
            return try archive(
                room, "truncate -s 200M handed-in/Sources/Ordering/Bomb.swift; tar -czf a.tar.gz handed-in")
        case .tooManyEntries:
            return try archive(
                room, "cd handed-in; seq 3000 | xargs touch; cd ..; tar -czf a.tar.gz handed-in")
        case .sourceThatIsNoText:
            try Data([0x2f, 0x2f, 0xff, 0xfe, 0x0a]).write(to: sources.appending(path: "Bytes.swift"))
        case .nameThatIsNoText:
            return try archive(
                room, "touch \"$(printf 'handed-in/Sources/Ordering/\\377.swift')\"; tar -czf a.tar.gz handed-in")
        case .fileNamedAsAnOption: try Data("let a = 1\n".utf8).write(to: sources.appending(path: "-o"))
        case .hugeLiteral:
            let numbers = String(repeating: "1, 2.5, \"x\", ", count: 60_000)
            try Data("let huge: [Any] = [\(numbers)]\n".utf8).write(to: sources.appending(path: "Huge.swift"))
        }
        return folder
    }

    private func archive(_ room: URL, _ script: String) throws -> URL {
        let answer = try ChildProcess.run(
            Command("sh", ["-c", "cd \"$1\" && \(script)", "sh", room.path(percentEncoded: false)]))
        try #require(answer.ending == .exited(0), "\(answer.output)")
        return room.appending(path: "a.tar.gz")
    }
}
