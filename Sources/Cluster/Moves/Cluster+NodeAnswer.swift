extension Cluster {
    mutating func nodeAnswer(to move: Move) throws -> String { "" }
}
