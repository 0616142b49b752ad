import Model

/// A question to ``RunMeasures``.
package enum MeasuresCall: SeamCall {
    case isIdentityStable(RecordedRun)
    case doesStorageFollow(RecordedRun)
    case mostWritersAtOnce(RecordedRun)
    case isOrderKept(RecordedRun)
    case lostWrites(RecordedRun)

    package var method: String {
        switch self {
        case .isIdentityStable: "isIdentityStable(in:)"
        case .doesStorageFollow: "doesStorageFollow(in:)"
        case .mostWritersAtOnce: "mostWritersAtOnce(in:)"
        case .isOrderKept: "isOrderKept(in:)"
        case .lostWrites: "lostWrites(in:)"
        }
    }

    package func answer(of measures: any RunMeasures) throws -> any Encodable {
        switch self {
        case .isIdentityStable(let run): try measures.isIdentityStable(in: run)
        case .doesStorageFollow(let run): try measures.doesStorageFollow(in: run)
        case .mostWritersAtOnce(let run): try measures.mostWritersAtOnce(in: run)
        case .isOrderKept(let run): try measures.isOrderKept(in: run)
        case .lostWrites(let run): try measures.lostWrites(in: run)
        }
    }
}

/// Measures whose answers come through a channel.
package struct RemoteMeasures: RunMeasures {
    let channel: any SeamChannel

    package init(_ channel: any SeamChannel) { self.channel = channel }

    package func isIdentityStable(in run: RecordedRun) throws -> Bool {
        try channel.ask(MeasuresCall.isIdentityStable(run))
    }

    package func doesStorageFollow(in run: RecordedRun) throws -> Bool {
        try channel.ask(MeasuresCall.doesStorageFollow(run))
    }

    package func mostWritersAtOnce(in run: RecordedRun) throws -> Int {
        try channel.ask(MeasuresCall.mostWritersAtOnce(run))
    }

    package func isOrderKept(in run: RecordedRun) throws -> Bool {
        try channel.ask(MeasuresCall.isOrderKept(run))
    }

    package func lostWrites(in run: RecordedRun) throws -> [String] {
        try channel.ask(MeasuresCall.lostWrites(run))
    }
}
