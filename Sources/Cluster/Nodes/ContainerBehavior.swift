/// What a simulated container does once it is started; by default it runs on and gets ready.
public struct ContainerBehavior: Hashable, Sendable {
    /// Whether no node can fetch the image.
    public var pullFails = false
    /// When the container ends by itself; `nil` for never.
    public var exit: Exit?
    /// When the container gets ready.
    public var readiness = Readiness.standard

    /// How a container ends by itself.
    public struct Exit: Hashable, Sendable {
        /// How long the container runs before.
        public var after: Duration
        /// The exit code; 0 means success.
        public var code: Int32
        /// How many starts end so; all of them where it is `nil`.
        public var times: Int?

        /// Ends with a code after a while, at the first starts or always.
        public init(after: Duration, code: Int32, times: Int? = nil) {
            self.after = after
            self.code = code
            self.times = times
        }
    }

    /// When a running container gets ready.
    public enum Readiness: Hashable, Sendable {
        /// After the delay and period of its readiness probe; without a probe after the cluster's usual time.
        case standard
        /// This long after it started.
        case after(Duration)
        /// Not at all.
        case never
    }

    /// Runs on and gets ready.
    public static let healthy = ContainerBehavior()

    /// A behavior with these peculiarities.
    public init(pullFails: Bool = false, exit: Exit? = nil, readiness: Readiness = .standard) {
        self.pullFails = pullFails
        self.exit = exit
        self.readiness = readiness
    }
}
