import ArgumentParser

/// Puts a load on a running cluster and prints what it took; `Scripts/bench` uses it.
@main
struct LoadReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loadreport", abstract: "Measure a cluster that runs on this machine.",
        subcommands: [APILoad.self, NamesLoad.self, SetsLoad.self, StartLoad.self])
}
