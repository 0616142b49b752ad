import Testing

@testable import Grading

/// What archive tools print, as they print it.
struct ListingTests {
    @Test
    func `a list by GNU tar is read, with names that are no text and links`() throws {
        let entries = try #require(
            ArchiveListing.tar(
                """
                drwxr-xr-x 0/0               0 2026-11-27 08:31:20 Lab/
                -rw-r--r-- 0/0               3 2026-11-27 08:31:20 Lab/a b.swift
                prw-r--r-- 0/0               0 2026-11-27 08:31:20 Lab/pipe
                crw-r--r-- 0/0             1,3 2026-11-27 08:31:20 Lab/null
                lrwxrwxrwx 0/0               0 2026-11-27 08:31:20 Lab/link -> /etc/passwd
                hrw-r--r-- 0/0               0 2026-11-27 08:31:20 Lab/hard link to Lab/-o
                -rw-r--r-- 0/0               0 2026-11-27 08:31:20 Lab/new\\nline\\\\
                -rw-r--r-- 0/0               0 2026-11-27 08:31:20 Lab/x\\377y.swift
                -rw-r--r-- 0/0               7 2026-11-27 08:31:20 Lab/\\303\\251.swift

                """))
        #expect(
            entries.map(\.kind) == [.folder, .file, .special, .special, .symbolicLink, .hardLink, .file, .file, .file])
        #expect(
            entries.map(\.name)[1...6] == [
                "Lab/a b.swift", "Lab/pipe", "Lab/null", "Lab/link", "Lab/hard", "Lab/new\nline\\",
            ])
        #expect(entries.map(\.isText) == [true, true, true, true, true, true, true, false, true])
        #expect(entries.last?.name == "Lab/é.swift" && entries.last?.size == 7)
    }

    @Test
    func `a list by bsdtar is read too`() throws {
        let entries = try #require(
            ArchiveListing.tar(
                """
                drwxr-xr-x  0 root   wheel       0 Nov 27 08:31 Lab/
                -rw-r--r--  0 501    20         13 Nov 27  2025 Lab/a b.swift
                lrwxr-xr-x  0 root   root        0 Nov 27 08:31 Lab/link -> /etc/passwd
                hrw-r--r--  0 root   root        0 Nov 27 08:31 Lab/hard link to Lab/-o
                """))
        #expect(entries.map(\.kind) == [.folder, .file, .symbolicLink, .hardLink])
        #expect(entries.map(\.name) == ["Lab/", "Lab/a b.swift", "Lab/link", "Lab/hard"])
        #expect(entries[1].size == 13)
    }

    @Test
    func `a list of a zip is read, whatever system made it`() throws {
        let entries = try #require(
            ArchiveListing.zip(
                """
                Archive:  a.zip
                Zip file size: 1762 bytes, number of entries: 6
                drwxr-xr-x  3.0 unx        0 bx        0 stor 26-Nov-27 08:31 Lab/
                -rw-r--r--  3.0 unx        3 tx        3 stor 26-Nov-27 08:31 Lab/a b.swift
                -rw-a--     2.0 fat     1204 b-      512 defN 26-Nov-27 08:31 Lab/from Windows.swift
                drwx---     2.0 ntf        0 b-        0 stor 26-Nov-27 08:31 Lab/Sources/
                lrwxrwxrwx  3.0 unx       11 bx       11 stor 26-Nov-27 08:31 Lab/link
                -rw-r--r--  3.0 unx        3 TX       15 stor 26-Nov-27 08:31 Lab/secret.swift
                6 files, 18 bytes uncompressed, 18 bytes compressed:  0.0%
                """))
        #expect(entries.map(\.kind) == [.folder, .file, .file, .folder, .symbolicLink, .file])
        #expect(entries.map(\.size) == [0, 3, 1204, 0, 11, 3])
        #expect(entries.map(\.isEncrypted) == [false, false, false, false, false, true])
        #expect(entries[2].name == "Lab/from Windows.swift")
    }

    @Test(arguments: ["", "tar: broken", "-rw-r--r-- what is this"])
    func `a line that is not understood spoils the whole list`(line: String) {
        #expect(ArchiveListing.tar(line) == (line.isEmpty ? [] : nil))
        #expect(ArchiveListing.zip(line) == (line.isEmpty ? [] : nil))
    }
}
