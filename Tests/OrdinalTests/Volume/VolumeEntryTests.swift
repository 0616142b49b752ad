import Model
import Testing

@testable import ordinal

@Suite("Volumes on the command line")
struct VolumeEntryTests {
    @Test(
        "A volume is named by its claim or by itself",
        arguments: [
            ("data", "data", "default"), ("shop/data", "data", "shop"), ("pv/pvc-1", "pvc-1", nil), ("", nil, nil),
            ("a/b/c", nil, nil), ("/a", nil, nil), ("pv/", nil, nil),
        ] as [(String, String?, String?)])
    func names(text: String, name: String?, namespace: String?) {
        let volume = VolumeName(argument: text)
        #expect(volume?.name == name && volume?.namespace == namespace)
    }

    @Test("What stands in it is told as ls tells it")
    func lines() throws {
        let items: [JSON] = [
            ["path": "a", "mode": 493, "modified": "2026-01-01T00:00:00Z", "directory": true],
            ["path": "a/b", "mode": 384, "modified": "2026-01-01T00:00:01Z", "size": 12],
            ["path": "c", "mode": 511, "modified": "2026-01-01T00:00:02Z", "target": "a/b"],
        ]
        #expect(
            items.compactMap { VolumeEntry($0)?.line } == [
                "drwxr-xr-x         0 2026-01-01T00:00:00Z a/", "-rw-------        12 2026-01-01T00:00:01Z a/b",
                "lrwxrwxrwx         3 2026-01-01T00:00:02Z c -> a/b",
            ])
        #expect(VolumeEntry(["path": "a"]) == nil)
        #expect(VolumeListCommand.table([["A", "BB"], ["long", "c"]]) == "A      BB\nlong   c")
    }
}
