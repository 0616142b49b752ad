/// What a container's own program reads: nobody writes it but those who are attached.
package struct OwnInput: Hashable, Sendable {
    /// Whether a terminal stands between the two.
    package var isTerminal: Bool
    /// Whether the input ends with the first client that goes.
    package var endsWithClient: Bool
    /// The pipe, once the program has been started.
    var pipe = 0

    package init(isTerminal: Bool, endsWithClient: Bool) {
        self.isTerminal = isTerminal
        self.endsWithClient = endsWithClient
    }
}
