/// How long the parts of the cluster take; data, so that a scenario can say otherwise.
public struct Timings: Hashable, Sendable {
    /// From a change in the store to a controller's informer.
    public var watch: Duration
    /// What a controller needs for one pass.
    public var pass: Duration
    /// What the scheduler needs to choose a node.
    public var schedule: Duration
    /// What a node needs to fetch an image that it does not have yet.
    public var imagePull: Duration
    /// What a node needs to make the containers of a Pod.
    public var containerStart: Duration
    /// From the start of a container to its first success of readiness.
    public var readiness: Duration
    /// What containers need to end once they are told to.
    public var shutdown: Duration
    /// What the provisioner needs to make a volume.
    public var provision: Duration
    /// By how much, as a fraction, the seed may lengthen or shorten each of them.
    public var jitter: Double

    /// Delays of a small, healthy cluster, without jitter.
    public static let standard = Timings(
        watch: .milliseconds(5), pass: .milliseconds(1), schedule: .milliseconds(20), imagePull: .milliseconds(800),
        containerStart: .milliseconds(400), readiness: .milliseconds(1000), shutdown: .milliseconds(600),
        provision: .milliseconds(150), jitter: 0)

    /// No delays at all, except that everything still happens one after the other.
    public static let instant = Timings(
        watch: .zero, pass: .zero, schedule: .zero, imagePull: .zero, containerStart: .zero, readiness: .zero,
        shutdown: .zero, provision: .zero, jitter: 0)

    /// Delays of these lengths.
    public init(
        watch: Duration, pass: Duration, schedule: Duration, imagePull: Duration, containerStart: Duration,
        readiness: Duration, shutdown: Duration, provision: Duration, jitter: Double
    ) {
        self.watch = watch
        self.pass = pass
        self.schedule = schedule
        self.imagePull = imagePull
        self.containerStart = containerStart
        self.readiness = readiness
        self.shutdown = shutdown
        self.provision = provision
        self.jitter = jitter
    }
}
