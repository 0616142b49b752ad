import ArgumentParser

/// The nodes that a command is about.
struct NodeNames: ParsableArguments {
    @Argument(help: ArgumentHelp("A node's name, such as node-1; may be repeated.", valueName: "name"))
    var names: [String]
}
