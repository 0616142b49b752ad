import Foundation
import LabRunner
import Testing

@Suite struct DoctorTests {
    private let healthy = MachineFacts(
        versions: [
            "swift": "Swift version 6.3.1 (swift-6.3.1-RELEASE)", "git": "git version 2.39.5",
            "ld": "GNU ld (GNU Binutils for Debian) 2.40", "tar": "tar (GNU tar) 1.34",
            "kubectl": "Client Version: v1.36.0", "bwrap": "bubblewrap 0.8.0",
        ],
        freeBytes: 5_250_000_000, isLinux: true, isRoot: false, installer: .aptGet)

    @Test func `a machine with everything is told its versions`() {
        let diagnosis = Diagnosis(of: healthy)
        #expect(diagnosis.isHealthy)
        #expect(
            diagnosis.text(style: TextStyle(isColoured: false)) == """
                ✔ swift    6.3
                ✔ disk     5.2 GB free
                ✔ git      2.39.5
                ✔ ld       2.40
                ✔ tar      1.34
                ✔ kubectl  v1.36.0
                ✔ bwrap    0.8.0

                Ready for the labs.

                """)
    }

    @Test func `what is missing is named with the command that installs it`() {
        var facts = healthy
        facts.versions = ["swift": "Swift version 5.10"]
        facts.freeBytes = 300_000_000
        let diagnosis = Diagnosis(of: facts)
        #expect(!diagnosis.isHealthy)
        #expect(
            diagnosis.text(style: TextStyle(isColoured: false)) == """
                ✘ swift    5.10, but 6.1 or later is needed
                           https://www.swift.org/install
                ✘ disk     0.3 GB free, but 2.0 GB are needed
                           remove what builds left: rm -rf .build .build-labs .build-verify
                ✘ git      not found; puts starters and tests back
                           sudo apt-get install -y git
                ✘ ld       not found; links what the compiler makes
                           sudo apt-get install -y binutils
                - tar      not found; packs what you hand in
                           sudo apt-get install -y tar
                - kubectl  not found; talks to a live cluster
                           https://kubernetes.io/docs/tasks/tools/
                - bwrap    not found; shuts real containers' processes in
                           sudo apt-get install -y bubblewrap

                4 to mend before the labs work.

                """)
    }

    @Test(
        arguments: [
            (.aptGet, true, "apt-get install -y git"), (.dnf, false, "sudo dnf install -y git"),
            (.pacman, false, "sudo pacman -S git"), (.brew, false, "brew install git"),
            (nil, false, "install the package git"),
        ] as [(MachineFacts.Installer?, Bool, String)])
    func `each system has its own command`(installer: MachineFacts.Installer?, isRoot: Bool, expected: String) {
        var facts = healthy
        facts.versions["git"] = nil
        facts.installer = installer
        facts.isRoot = isRoot
        #expect(Diagnosis(of: facts).findings.first { $0.name == "git" }?.remedy == expected)
    }

    @Test func `only what the labs cannot do without makes a machine unfit`() {
        var facts = healthy
        for name in ["tar", "kubectl", "bwrap"] { facts.versions[name] = nil }
        facts.freeBytes = nil
        #expect(Diagnosis(of: facts).isHealthy)
        facts.versions["swift"] = nil
        #expect(Diagnosis(of: facts).findings.first?.detail == "not on the path; 6.1 or later is needed")
        facts.versions["swift"] = "no idea"
        #expect(Diagnosis(of: facts).findings.first?.detail == "says no version: no idea")
    }

    @Test func `this machine can be looked at`() throws {
        let facts = try MachineFacts.look(at: FileManager.default.temporaryDirectory)
        #expect(facts.versions["swift"]?.contains("Swift version") == true)
        #expect(facts.freeBytes != nil)
        #expect(try MachineFacts.look(at: FileManager.default.temporaryDirectory, environment: [:]).versions == [:])
    }
}
