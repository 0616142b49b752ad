import LabKit

/// A run that shows everything a page can: ordered creation, a lost Pod, scaling, a canary and its rollback.
enum TimelineSample {
    static let old = "nginx-web-688fd4d9cb"
    static let new = "nginx-web-7c9b5f6d84"

    static let run = Timeline(
        title: "StatefulSet nginx-web",
        subtitle: "Three replicas, a lost Pod, a scale-down, a canary and its rollback.",
        duration: .seconds(150), groups: [web0, web1, web2], marks: marks)

    static let marks: [Timeline.Mark] = [
        .init(at: .zero, label: "apply nginx.yaml"),
        .init(at: .seconds(24), label: "delete pod nginx-web-1", kind: .fault),
        .init(at: .seconds(45), label: "scale sts/nginx-web --replicas=2"),
        .init(at: .seconds(62), label: "scale sts/nginx-web --replicas=3"),
        .init(at: .seconds(80), label: "set image nginx=nginx:1.28, partition 2"),
        .init(at: .milliseconds(100_500), label: "nginx-web-2 is not ready after 10s", kind: .warning),
        .init(at: .seconds(118), label: "rollout undo sts/nginx-web"),
    ]

    static let web0 = Timeline.Group(
        label: "nginx-web-0",
        lanes: [.init(incarnations: [pod("0a", born: 0, ready: 3.4, gone: nil)])],
        claims: [claim(0, from: 0)])

    static let web1 = Timeline.Group(
        label: "nginx-web-1",
        lanes: [
            .init(incarnations: [
                pod("1a", node: "node-2", born: 3.4, ready: 6.9, gone: 24),
                pod("1b", node: "node-2", born: 26.1, ready: 29.5, gone: nil),
            ])
        ],
        claims: [claim(1, from: 3.4)])

    static let web2 = Timeline.Group(
        label: "nginx-web-2",
        lanes: [
            .init(incarnations: [
                pod("2a", node: "node-3", born: 6.9, ready: 10.2, gone: 45),
                pod("2b", node: "node-3", born: 62, ready: 65.2, gone: 80), canary,
                pod("2d", node: "node-3", born: 120.1, ready: 123.4, gone: nil),
            ])
        ],
        claims: [claim(2, from: 6.9)])

    /// It never gets ready: it crashes twice before the rollback.
    static let canary = Timeline.Incarnation(
        uid: "2c", node: "node-3", revision: new, image: "nginx:1.28",
        spans: [
            .init(.pending, from: .seconds(82), to: .milliseconds(82_100)),
            .init(.creating, from: .milliseconds(82_100), to: .seconds(84)),
            .init(.running, from: .seconds(84), to: .seconds(88)),
            .init(.crashed, from: .seconds(88), to: .seconds(98)),
            .init(.running, from: .seconds(98), to: .seconds(101)),
            .init(.crashed, from: .seconds(101), to: .seconds(118)),
            .init(.terminating, from: .seconds(118), to: .seconds(120)),
        ])

    static func pod(
        _ uid: String, node: String = "node-1", born: Double, ready: Double, gone: Double?
    ) -> Timeline.Incarnation {
        var spans: [Timeline.Span] = [
            .init(.pending, from: .seconds(born), to: .seconds(born + 0.2)),
            .init(.creating, from: .seconds(born + 0.2), to: .seconds(born + 1.9)),
            .init(.running, from: .seconds(born + 1.9), to: .seconds(ready)),
            .init(.ready, from: .seconds(ready), to: .seconds(gone ?? 150)),
        ]
        if let gone { spans.append(.init(.terminating, from: .seconds(gone), to: .seconds(gone + 2))) }
        return .init(uid: uid, node: node, revision: old, image: "nginx:1.27", spans: spans)
    }

    static func claim(_ ordinal: Int, from: Double) -> Timeline.ClaimBar {
        .init(
            name: "www-nginx-web-\(ordinal)", start: .seconds(from), bound: .seconds(from + 0.4),
            owner: "none: whenScaled is Retain")
    }
}
