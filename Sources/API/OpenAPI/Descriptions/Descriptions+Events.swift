extension Descriptions {
    /// Events and leases.
    static let events = """
        Event: Something that happened to an object, kept for a short time and with no promise that it is complete.
            action: What was done or failed, as one word; may be empty.
            count: How often this has happened.
            eventTime: When this was first observed, in microseconds.
            firstTimestamp: When this first happened.
            involvedObject: The object that this is about.
            lastTimestamp: When this last happened.
            message: What happened, for people to read.
            reason: Why it happened, as one short word in upper camel case.
            related: A second object that has a part in it.
            reportingComponent: Name of the controller that reports, such as kubernetes.io/kubelet.
            reportingInstance: Which instance of the controller reports, such as kubelet-xyzf.
            series: How this went on, if it was more than once.
            source: The component that reports.
            type: Normal or Warning; other values may come.
        EventSeries: Repetitions of an event.
            count: How often it has happened up to lastObservedTime.
            lastObservedTime: When it was last seen.
        EventSource: The component that reports an event.
            component: Name of the component.
            host: The node on which the component runs.
        Lease: A claim to be alive or to lead, which its holder renews.
            spec: Who holds the lease and until when.
        LeaseSpec: Who holds a lease and until when.
            acquireTime: When the present holder got the lease.
            holderIdentity: Name of the holder; empty if nobody holds it.
            leaseDurationSeconds: Seconds after renewTime at which others may take the lease.
            leaseTransitions: How often the lease has gone from one holder to another.
            preferredHolder: Who should get the lease next; the holder yields to it. Needs a strategy.
            renewTime: When the holder last renewed the lease.
            strategy: How the next holder is chosen in a coordinated election, such as OldestEmulationVersion.
        events.Event = Event: Something that happened to an object, kept for a short time and with no promise that it is
                complete.
            action: What was done or failed, as one word of at most 128 characters.
            deprecatedCount: The count of the older Event kind.
            deprecatedFirstTimestamp: The firstTimestamp of the older Event kind.
            deprecatedLastTimestamp: The lastTimestamp of the older Event kind.
            deprecatedSource: The source of the older Event kind.
            eventTime: When this was first observed, in microseconds.
            note: What happened, for people to read; at most 1024 bytes.
            regarding: The object that this is about.
            reportingController: Name of the controller that reports, such as kubernetes.io/kubelet. Must not be
                empty in new events.
        events.EventSeries = EventSeries: Repetitions of an event.
            count: How often it has happened up to lastObservedTime, at least 2.
        """
}
