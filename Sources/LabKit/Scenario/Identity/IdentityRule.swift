/// The rules of Lab 01, as its lesson says them.
public enum IdentityRule {
    /// What a Pod is called.
    public static let podName = LessonRule(
        "pod-name", "A Pod's name is its set's name, a hyphen, and its ordinal in decimal digits, with nothing added.")
    /// What its host is called.
    public static let hostName = LessonRule("host-name", "A Pod's host name is the Pod's own name.")
    /// Where it is found.
    public static let subdomain = LessonRule(
        "subdomain", "A Pod's subdomain is the name of the set's headless Service.")
    /// What its labels say.
    public static let identityLabels = LessonRule(
        "identity-labels", "A Pod's identity labels are two: pod-name holds its name, pod-index its ordinal.")
    /// Where a name is split.
    public static let lastHyphen = LessonRule(
        "last-hyphen", "The last hyphen divides a Pod's name: before it is the set's name, after it the ordinal.")
    /// What makes an ordinal.
    public static let onlyDigits = LessonRule(
        "only-digits", "Only the digits 0 to 9, at least one of them, make an ordinal; any other name has none.")
    /// What zeros mean.
    public static let leadingZeros = LessonRule(
        "leading-zeros", "Leading zeros are read and mean nothing: web-007 has ordinal 7.")
    /// How great an ordinal can be.
    public static let ordinalLimit = LessonRule(
        "ordinal-limit", "The greatest ordinal is 2147483647, which fits 32 bits; a greater number makes none.")
    /// The name that all of the cluster can use.
    public static let dnsName = LessonRule(
        "dns-name",
        "A Pod's DNS name is its host name, its subdomain, its namespace, svc, and the cluster's domain, with dots.")
    /// When labels are repaired.
    public static let repair = LessonRule(
        "repair", "A Pod of the set whose pod-name label is missing or wrong gets both identity labels anew.")
    /// What a repair does not touch.
    public static let otherLabels = LessonRule("other-labels", "A repair leaves all other labels as they are.")
    /// When nothing is written.
    public static let enough = LessonRule(
        "enough", "A Pod whose pod-name label is right is not repaired, whatever its pod-index label says.")
    /// Whose Pods are repaired.
    public static let ownPods = LessonRule(
        "own-pods", "A Pod whose name is not one of the set's is never repaired by it.")
    /// Whom DNS publishes.
    public static let readyOnly = LessonRule(
        "ready-only", "DNS publishes a Pod while it is ready and not terminating, and no longer.")
    /// Whom DNS publishes where it is asked to.
    public static let publishNotReady = LessonRule(
        "publish-not-ready", "Under publishNotReadyAddresses a Pod is published ready or not, and while terminating.")
    /// Whom DNS never publishes.
    public static let neverPublished = LessonRule(
        "never-published", "A Pod that has no address yet, or has ended, is never published.")
    /// What an address stands under.
    public static let addresses = LessonRule(
        "addresses", "A published Pod's address stands under the Service's DNS name and under the Pod's own.")
    /// What a named port stands under.
    public static let locations = LessonRule(
        "locations",
        "Each named port gets an SRV record for each published Pod, with the Pod's own DNS name and the target port.")
    /// What a Pod without a name is called.
    public static let nameless = LessonRule(
        "nameless",
        "A Pod without a host name, or of another subdomain, is named by its address, hyphens for dots.")
    /// What a release does not change.
    public static let nameStays = LessonRule(
        "name-stays", "A Pod that takes another's place takes its names; only what DNS answers to them changes.")
    /// What a policy may remember.
    public static let sameAgain = LessonRule(
        "same-again", "The same question gets the same answer, whatever was asked before.")

    /// All rules, in the order of the lesson.
    public static let all = [
        podName, hostName, subdomain, identityLabels, lastHyphen, onlyDigits, leadingZeros, ordinalLimit, dnsName,
        repair, otherLabels, enough, ownPods, readyOnly, publishNotReady, neverPublished, addresses, locations,
        nameless, nameStays, sameAgain,
    ]
}
