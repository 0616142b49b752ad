import Cluster
import Model
import Testing

/// Objects written as JSON, five minutes old unless they say otherwise.
enum Sample {
    static let now = Timestamp(seconds: 1_800_000_000)

    static func time(_ secondsAgo: Int64) -> JSON { (now + .seconds(-secondsAgo)).json }

    static func make<Object: APIObject>(_ name: String, _ content: JSONObject, metadata: JSONObject = [:]) throws
        -> Object
    {
        var object = content
        var meta: JSONObject = ["name": .string(name), "namespace": "default", "creationTimestamp": time(300)]
        for member in metadata { meta[member.key] = member.value }
        object["metadata"] = .object(meta)
        return try Object(json: .object(object))
    }

    static let template: JSON = [
        "metadata": ["labels": ["app": "web"]],
        "spec": ["containers": [["name": "nginx", "image": "nginx:1"], ["name": "log", "image": "busybox"]]],
    ]
}

@Suite struct `Tables as kubectl prints them` {
    let now = Sample.now

    @Test func `StatefulSets`() throws {
        let set: StatefulSet = try Sample.make(
            "nginx-web",
            ["spec": ["replicas": 3, "template": Sample.template], "status": ["replicas": 3, "readyReplicas": 2]])
        #expect(
            Table([set], at: now).text() == """
                NAME        READY   AGE
                nginx-web   2/3     5m

                """)
        #expect(
            Table([set], at: now).text(wide: true) == """
                NAME        READY   AGE   CONTAINERS   IMAGES
                nginx-web   2/3     5m    nginx,log    nginx:1,busybox

                """)
        #expect(
            Table([set], at: now).text(showKind: true, showNamespace: true) == """
                NAMESPACE   NAME                         READY   AGE
                default     statefulset.apps/nginx-web   2/3     5m

                """)
    }

    @Test func `Deployments and ReplicaSets`() throws {
        let selector: JSON = [
            "matchLabels": ["app": "web"],
            "matchExpressions": [
                ["key": "tier", "operator": "In", "values": ["b", "a"]],
                ["key": "old", "operator": "DoesNotExist"],
                ["key": "new", "operator": "Exists"],
                ["key": "zone", "operator": "NotIn", "values": ["z"]],
            ],
        ]
        let deployment: Deployment = try Sample.make(
            "web",
            [
                "spec": ["replicas": 3, "selector": selector, "template": Sample.template],
                "status": ["readyReplicas": 3, "updatedReplicas": 1, "availableReplicas": 2],
            ])
        #expect(
            Table([deployment], at: now).text(wide: true) == """
                NAME   READY   UP-TO-DATE   AVAILABLE   AGE   CONTAINERS   IMAGES            SELECTOR
                web    3/3     1            2           5m    nginx,log    nginx:1,busybox   \
                app=web,new,!old,tier in (a,b),zone notin (z)

                """)
        let replicaSet: ReplicaSet = try Sample.make(
            "web-1", ["spec": ["replicas": 3], "status": ["replicas": 2, "readyReplicas": 1]])
        #expect(
            Table([replicaSet], at: now).text() == """
                NAME    DESIRED   CURRENT   READY   AGE
                web-1   3         2         1       5m

                """)
        #expect(Table([replicaSet], at: now).rows[0].cells.last == "<none>")
    }

    @Test func `ControllerRevisions name their owner with its group`() throws {
        let owned: ControllerRevision = try Sample.make(
            "web-1", ["revision": 2],
            metadata: [
                "ownerReferences": [
                    ["apiVersion": "apps/v1", "kind": "StatefulSet", "name": "web", "uid": "1", "controller": true]
                ]
            ])
        let orphan: ControllerRevision = try Sample.make("web-2", ["revision": 1])
        #expect(
            Table([owned, orphan], at: now).text() == """
                NAME    CONTROLLER             REVISION   AGE
                web-1   statefulset.apps/web   2          5m
                web-2   <none>                 1          5m

                """)
    }

    @Test func `Services`() throws {
        let services: [Service] = [
            try Sample.make(
                "nginx",
                [
                    "spec": [
                        "type": "ClusterIP", "clusterIP": "None", "clusterIPs": ["None"],
                        "ports": [["port": 80, "protocol": "TCP"]], "selector": ["app": "nginx"],
                    ]
                ]),
            try Sample.make(
                "open",
                [
                    "spec": [
                        "type": "NodePort", "clusterIPs": ["10.96.0.7"],
                        "ports": [
                            ["port": 80, "nodePort": 30080, "protocol": "TCP"], ["port": 53, "protocol": "UDP"],
                        ],
                        "externalIPs": ["1.2.3.4"],
                    ]
                ]),
            try Sample.make("lb", ["spec": ["type": "LoadBalancer", "clusterIPs": ["10.96.0.8"]]]),
            try Sample.make(
                "lb2",
                [
                    "spec": ["type": "LoadBalancer", "clusterIPs": ["10.96.0.9"]],
                    "status": ["loadBalancer": ["ingress": [["ip": "5.6.7.8"], ["hostname": "a.example"]]]],
                ]),
            try Sample.make("far", ["spec": ["type": "ExternalName", "externalName": "db.example"]]),
        ]
        #expect(
            Table(services, at: now).text(wide: true) == """
                NAME    TYPE           CLUSTER-IP   EXTERNAL-IP         PORT(S)               AGE   SELECTOR
                nginx   ClusterIP      None         <none>              80/TCP                5m    app=nginx
                open    NodePort       10.96.0.7    1.2.3.4             80:30080/TCP,53/UDP   5m    <none>
                lb      LoadBalancer   10.96.0.8    <pending>           <none>                5m    <none>
                lb2     LoadBalancer   10.96.0.9    5.6.7.8,a.example   <none>                5m    <none>
                far     ExternalName   <none>       db.example          <none>                5m    <none>

                """)
    }

    @Test func `Endpoints and slices show the first three`() throws {
        let addresses: JSON = [["ip": "10.0.0.1"], ["ip": "10.0.0.2"], ["ip": "10.0.0.3"], ["ip": "10.0.0.4"]]
        let endpoints: [Endpoints] = [
            try Sample.make("empty", [:]),
            try Sample.make("unready", ["subsets": [["notReadyAddresses": addresses, "ports": [["port": 80]]]]]),
            try Sample.make("many", ["subsets": [["addresses": addresses, "ports": [["port": 80], ["port": 443]]]]]),
            try Sample.make("portless", ["subsets": [["addresses": addresses]]]),
            try Sample.make("six", ["subsets": [["addresses": [["ip": "fd00::1"]], "ports": [["port": 80]]]]]),
        ]
        #expect(
            Table(endpoints, at: now).text() == """
                NAME       ENDPOINTS                                         AGE
                empty      <none>                                            5m
                unready                                                      5m
                many       10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 5 more...   5m
                portless   10.0.0.1,10.0.0.2,10.0.0.3 + 1 more...            5m
                six        [fd00::1]:80                                      5m

                """)
        let slices: [EndpointSlice] = [
            try Sample.make("empty", ["addressType": "IPv4"]),
            try Sample.make(
                "full",
                [
                    "addressType": "IPv4", "ports": [["port": 80], ["name": "any"], [:], ["port": 8]],
                    "endpoints": [["addresses": ["10.0.0.1"]], ["addresses": ["10.0.0.2"]]],
                ]),
        ]
        #expect(
            Table(slices, at: now).text() == """
                NAME    ADDRESSTYPE   PORTS                  ENDPOINTS           AGE
                empty   IPv4          <unset>                <unset>             5m
                full    IPv4          80,any,* + 1 more...   10.0.0.1,10.0.0.2   5m

                """)
    }

    @Test func `storage`() throws {
        let claims: [PersistentVolumeClaim] = [
            try Sample.make("new", ["spec": ["storageClassName": "standard"], "status": ["phase": "Pending"]]),
            try Sample.make(
                "www-web-0",
                [
                    "spec": [
                        "volumeName": "pv-1", "storageClassName": "standard", "volumeMode": "Filesystem",
                        "volumeAttributesClassName": "gold",
                    ],
                    "status": [
                        "phase": "Bound", "capacity": ["storage": "20Gi"],
                        "accessModes": ["ReadWriteMany", "ReadWriteOnce"],
                    ],
                ]),
            try Sample.make(
                "leaving", ["spec": ["volumeName": "pv-2"], "status": ["phase": "Bound"]],
                metadata: [
                    "deletionTimestamp": Sample.time(1),
                    "annotations": ["volume.beta.kubernetes.io/storage-class": "old"],
                ]),
        ]
        #expect(
            Table(claims, at: now).text() == """
                NAME        STATUS        VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   VOLUMEATTRIBUTESCLASS   AGE
                new         Pending                                          standard       <unset>                 5m
                www-web-0   Bound         pv-1     20Gi       RWO,RWX        standard       gold                    5m
                leaving     Terminating   pv-2     0                         old            <unset>                 5m

                """)
        let volume: PersistentVolume = try Sample.make(
            "pv-1",
            [
                "spec": [
                    "capacity": ["storage": "20Gi"], "accessModes": ["ReadWriteOncePod"],
                    "persistentVolumeReclaimPolicy": "Delete", "storageClassName": "standard",
                    "claimRef": ["namespace": "default", "name": "www-web-0"],
                ], "status": ["phase": "Bound"],
            ])
        #expect(
            Table([volume], at: now).text() == """
                NAME   CAPACITY   ACCESS MODES   RECLAIM POLICY   STATUS   CLAIM               STORAGECLASS   \
                VOLUMEATTRIBUTESCLASS   REASON   AGE
                pv-1   20Gi       RWOP           Delete           Bound    default/www-web-0   standard       \
                <unset>                          5m

                """)
        let storageClass: StorageClass = try Sample.make(
            "standard",
            ["provisioner": "ordinal.local/disk", "allowVolumeExpansion": true, "reclaimPolicy": "Retain"],
            metadata: ["annotations": ["storageclass.kubernetes.io/is-default-class": "true"]])
        #expect(
            Table([storageClass], at: now).text() == """
                NAME                 PROVISIONER          RECLAIMPOLICY   VOLUMEBINDINGMODE   ALLOWVOLUMEEXPANSION   AGE
                standard (default)   ordinal.local/disk   Retain          Immediate           true                   5m

                """)
    }

    @Test func `nodes`() throws {
        let nodes: [Node] = [
            try Sample.make(
                "node-1",
                [
                    "status": [
                        "conditions": [["type": "Ready", "status": "True"]],
                        "addresses": [["type": "InternalIP", "address": "10.0.0.11"]],
                        "nodeInfo": [
                            "kubeletVersion": "v1.36.2", "kernelVersion": "6.1", "architecture": "arm64",
                            "osImage": "Ordinal",
                        ],
                    ]
                ],
                metadata: ["labels": ["node-role.kubernetes.io/worker": "", "kubernetes.io/role": "disk"]]),
            try Sample.make(
                "node-2",
                ["spec": ["unschedulable": true], "status": ["conditions": [["type": "Ready", "status": "Unknown"]]]]),
            try Sample.make("node-3", [:]),
        ]
        #expect(
            Table(nodes, at: now).text() == """
                NAME     STATUS                        ROLES         AGE   VERSION
                node-1   Ready                         disk,worker   5m    v1.36.2
                node-2   NotReady,SchedulingDisabled   <none>        5m
                node-3   Unknown                       <none>        5m

                """)
        #expect(
            Table([nodes[0]], at: now).text(wide: true, noHeaders: true) == """
                node-1   Ready   disk,worker   5m    v1.36.2   10.0.0.11   <none>   Ordinal   6.1 (arm64)   <unknown>

                """)
    }

    @Test func `events`() throws {
        let events: [Event] = [
            try Sample.make(
                "web.1",
                [
                    "type": "Normal", "reason": "SuccessfulCreate", "message": " create Pod web-0\nand more\n",
                    "involvedObject": ["kind": "StatefulSet", "name": "web"],
                    "source": ["component": "statefulset-controller"], "firstTimestamp": Sample.time(60),
                    "lastTimestamp": Sample.time(3), "count": 4,
                ]),
            try Sample.make(
                "web.2",
                [
                    "type": "Warning", "reason": "BackOff", "message": "wait",
                    "involvedObject": ["kind": "Pod", "name": "web-0", "fieldPath": "spec.containers{nginx}"],
                    "reportingComponent": "kubelet", "reportingInstance": "node-1", "eventTime": Sample.time(9),
                    "series": ["count": 7, "lastObservedTime": Sample.time(2)],
                ]),
            try Sample.make("web.3", ["type": "Normal", "involvedObject": ["kind": "Node"]]),
        ]
        #expect(
            Table(events, at: now).text() == """
                LAST SEEN   TYPE      REASON             OBJECT            MESSAGE
                3s          Normal    SuccessfulCreate   statefulset/web   create Pod web-0...
                2s          Warning   BackOff            pod/web-0         wait
                <unknown>   Normal                       node

                """)
        #expect(
            Table(events, at: now).rows.map { Array($0.cells[4...]) } == [
                ["", "statefulset-controller", "create Pod web-0\nand more", "60s", 4, "web.1"],
                ["spec.containers{nginx}", "kubelet, node-1", "wait", "9s", 7, "web.2"],
                ["", "", "", "<unknown>", 1, "web.3"],
            ])
    }

    @Test func `the small kinds`() throws {
        let namespace: Namespace = try Sample.make("default", ["status": ["phase": "Active"]])
        let map: ConfigMap = try Sample.make("settings", ["data": ["a": "1"], "binaryData": ["b": "MQ=="]])
        let account: ServiceAccount = try Sample.make("default", [:], metadata: ["labels": ["b": "2", "a": "1"]])
        #expect(Table([namespace], at: now).text() == "NAME      STATUS   AGE\ndefault   Active   5m\n")
        #expect(Table([map], at: now).text() == "NAME       DATA   AGE\nsettings   2      5m\n")
        #expect(Table([account], at: now).text(showLabels: true) == "NAME      AGE   LABELS\ndefault   5m    a=1,b=2\n")
    }

    @Test func `several kinds are kept apart by an empty line, and kinds without objects are left out`() throws {
        let namespace: Namespace = try Sample.make("default", ["status": ["phase": "Active"]])
        let account: ServiceAccount = try Sample.make("default", [:])
        let text = Table.text(of: [
            Table([namespace], at: now), Table([ConfigMap](), at: now), Table([account], at: now),
        ])
        #expect(
            text == """
                NAME                STATUS   AGE
                namespace/default   Active   5m

                NAME                     AGE
                serviceaccount/default   5m

                """)
        #expect(Table([ConfigMap](), at: now).text() == "")
    }

    @Test func `no object can send control characters to the terminal`() throws {
        let event: Event = try Sample.make(
            "e", ["message": "\u{1B}[31mred\tand\rgone", "involvedObject": ["kind": "Pod"]])
        #expect(Table([event], at: now).text(noHeaders: true).hasSuffix("^[[31mred and...\n"))
    }

    @Test func `every kind has columns of its own, and as many cells`() throws {
        for type in Kinds.all {
            let tabular = try #require(type as? any Tabular.Type, "\(type)")
            let object = try tabular.init(json: ["metadata": ["name": "x"]])
            #expect(tabular.tableColumns.count == object.tableCells(at: now).count, "\(type)")
            #expect(tabular.tableColumns.count { $0.format == "name" } == 1, "\(type)")
            #expect(tabular.tableColumns.allSatisfy { !$0.description.isEmpty }, "\(type)")
        }
    }
}
