package import Controller

extension Seam {
    /// Kubernetes' own answers, but for this seam, whose answers come through a channel.
    package func policies(through channel: any SeamChannel) -> Policies {
        switch self {
        case .identity: Policies(identity: RemoteIdentity(channel))
        case .ordering: Policies(ordering: RemoteOrdering(channel))
        case .storage: Policies(storage: RemoteStorage(channel))
        case .deployment: Policies(deployment: RemoteDeployment(channel))
        case .canary: Policies(canary: RemoteCanary(channel))
        }
    }
}
