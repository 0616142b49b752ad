package import Model
package import Storage

/// A question to a ``StoragePolicy``.
package enum StorageCall: SeamCall {
    case claimName(template: String, set: String, ordinal: Ordinal)
    case repairedOwners(of: ClaimSituation)
    case isStale(ClaimSituation)

    package var method: String {
        switch self {
        case .claimName: "claimName(template:set:ordinal:)"
        case .repairedOwners: "repairedOwners(of:)"
        case .isStale: "isStale(_:)"
        }
    }

    package func answer(of policy: any StoragePolicy) throws -> any Encodable {
        switch self {
        case .claimName(let template, let set, let ordinal):
            try policy.claimName(template: template, set: set, ordinal: ordinal)
        case .repairedOwners(let claim): try policy.repairedOwners(of: claim)
        case .isStale(let claim): try policy.isStale(claim)
        }
    }
}

/// A storage policy whose answers come through a channel.
package struct RemoteStorage: StoragePolicy {
    let channel: any SeamChannel

    package init(_ channel: any SeamChannel) { self.channel = channel }

    package func claimName(template: String, set: String, ordinal: Ordinal) throws -> String {
        try channel.ask(StorageCall.claimName(template: template, set: set, ordinal: ordinal))
    }

    package func repairedOwners(of claim: ClaimSituation) throws -> [OwnerReference]? {
        try channel.ask(StorageCall.repairedOwners(of: claim))
    }

    package func isStale(_ claim: ClaimSituation) throws -> Bool {
        try channel.ask(StorageCall.isStale(claim))
    }
}
