import Model
import Testing

@Suite("Defaults")
struct DefaultsTests {
    @Test(
        "The pull policy follows the image's tag",
        arguments: [
            ("nginx", "Always"), ("nginx:latest", "Always"), ("nginx:1", "IfNotPresent"),
            ("registry.example.org:5000/team/nginx", "Always"),
            ("registry.example.org:5000/team/nginx:1.2", "IfNotPresent"), ("localhost/nginx", "Always"),
            ("nginx@sha256:0123", "IfNotPresent"), ("nginx:latest@sha256:0123", "Always"), ("", "IfNotPresent"),
            ("Nginx", "IfNotPresent"), ("nginx:", "IfNotPresent"), ("nginx:-x", "IfNotPresent"),
            ("a//b", "IfNotPresent"),
        ])
    func pullPolicy(image: String, policy: String) throws {
        let pod = try Samples.pod.mergePatched(with: ["spec": ["containers": [["name": "c", "image": .string(image)]]]])
            .decoded(as: Pod.self).defaulted()
        #expect(pod.spec.containers[0].imagePullPolicy == policy)
    }

    @Test(
        "Each volume source gets its own defaults",
        arguments: [
            ("{}", #"{"emptyDir":{}}"#),
            (#"{"secret":{"secretName":"s"}}"#, #"{"secret":{"secretName":"s","defaultMode":420}}"#),
            (#"{"configMap":{"name":"x","defaultMode":256}}"#, #"{"configMap":{"name":"x","defaultMode":256}}"#),
            (#"{"hostPath":{"path":"/x"}}"#, #"{"hostPath":{"path":"/x","type":""}}"#),
            (
                #"{"downwardAPI":{"items":[{"path":"l","fieldRef":{"fieldPath":"metadata.labels"}}]}}"#,
                #"{"downwardAPI":{"defaultMode":420,"items":[{"path":"l","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.labels"}}]}}"#
            ),
            (
                #"{"projected":{"sources":[{"serviceAccountToken":{"path":"t"}},{"podCertificate":{"keyType":"x"}},{"downwardAPI":{"items":[{"path":"l","fieldRef":{"fieldPath":"metadata.name"}}]}}]}}"#,
                #"{"projected":{"defaultMode":420,"sources":[{"serviceAccountToken":{"path":"t","expirationSeconds":3600}},{"podCertificate":{"keyType":"x","maxExpirationSeconds":86400}},{"downwardAPI":{"items":[{"path":"l","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}]}}]}}"#
            ),
            (#"{"iscsi":{"iqn":"i"}}"#, #"{"iscsi":{"iqn":"i","iscsiInterface":"default"}}"#),
            (
                #"{"rbd":{"image":"i"}}"#,
                #"{"rbd":{"image":"i","pool":"rbd","user":"admin","keyring":"/etc/ceph/keyring"}}"#
            ),
            (
                #"{"azureDisk":{"diskName":"d"}}"#,
                #"{"azureDisk":{"diskName":"d","cachingMode":"ReadWrite","kind":"Shared","fsType":"ext4","readOnly":false}}"#
            ),
            (
                #"{"scaleIO":{"system":"s"}}"#,
                #"{"scaleIO":{"system":"s","storageMode":"ThinProvisioned","fsType":"xfs"}}"#
            ),
            (#"{"image":{"reference":"data:1"}}"#, #"{"image":{"reference":"data:1","pullPolicy":"IfNotPresent"}}"#),
            (
                #"{"ephemeral":{"volumeClaimTemplate":{"spec":{}}}}"#,
                #"{"ephemeral":{"volumeClaimTemplate":{"spec":{"volumeMode":"Filesystem"}}}}"#
            ),
            (#"{"persistentVolumeClaim":{"claimName":"c"}}"#, #"{"persistentVolumeClaim":{"claimName":"c"}}"#),
        ])
    func volumes(source: String, expected: String) throws {
        let volume = try JSON(parsing: source).mergePatched(with: ["name": "v"])
        var pod = Pod()
        pod.spec.volumes = [try Volume(json: volume)]
        let wanted = try JSON(parsing: expected).mergePatched(with: ["name": "v"])
        #expect(pod.defaulted().spec.volumes[0].json == wanted)
        #expect(pod.defaulted().defaulted() == pod.defaulted())
    }

    @Test("Containers of every sort are filled in")
    func containers() throws {
        let pod = try JSON(
            parsing: #"""
                {"spec":{"serviceAccount":"robot","hostNetwork":true,"resources":{"limits":{"cpu":"1u"}},
                 "containers":[{"name":"c","image":"a:1","ports":[{"containerPort":80}],
                   "resources":{"limits":{"cpu":"1500u"}},"lifecycle":{"preStop":{"httpGet":{"port":1}}},
                   "startupProbe":{"grpc":{"port":5}}}],
                 "ephemeralContainers":[{"name":"debug","image":"b"}]}}
                """#
        ).decoded(as: Pod.self).defaulted()
        let container = pod.spec.containers[0]
        #expect(container.ports[0].protocol == "TCP" && container.ports[0].hostPort == 80)
        #expect(container.resources.limits["cpu"]?.canonicalText == "2m")
        #expect(container.resources.requests["cpu"]?.canonicalText == "2m")
        #expect(container.startupProbe?.grpc == ["port": 5, "service": ""])
        #expect(container.other["lifecycle"]?["preStop"]?["httpGet"] == ["port": 1, "path": "/", "scheme": "HTTP"])
        #expect(pod.spec.serviceAccountName == "robot" && pod.spec.other["serviceAccount"] == "robot")
        #expect(pod.spec.other["ephemeralContainers"]?[0]?["imagePullPolicy"] == "Always")
        #expect(pod.spec.other["resources"]?["limits"] == ["cpu": "1m"])
        #expect(pod.spec.enableServiceLinks == true)
        var template = StatefulSet()
        template.spec.template.spec = try PodSpec(json: Samples.pod["spec"] ?? [:])
        #expect(template.defaulted().spec.template.spec.enableServiceLinks == nil)
    }

    @Test("A Deployment gets its strategy, history and deadline; one that recreates gets no bounds")
    func deployment() throws {
        let deployment = try Samples.deployment.decoded(as: Deployment.self).defaulted()
        #expect(deployment.spec.replicas == 1 && deployment.spec.revisionHistoryLimit == 10)
        #expect(deployment.spec.progressDeadlineSeconds == 600)
        #expect(deployment.spec.strategy.rollingUpdate?.maxSurge == .string("25%"))
        #expect(deployment.spec.strategy.rollingUpdate?.maxUnavailable == .string("25%"))
        var recreated = deployment
        recreated.spec.strategy = DeploymentStrategy()
        recreated.spec.strategy.type = .recreate
        #expect(recreated.defaulted().spec.strategy.rollingUpdate == nil)
    }

    @Test(
        "A Service's settings depend on its type",
        arguments: [
            (#"{"type":"LoadBalancer"}"#, "externalTrafficPolicy", #""Cluster""#),
            (#"{"type":"LoadBalancer"}"#, "allocateLoadBalancerNodePorts", "true"),
            (#"{"type":"NodePort"}"#, "externalTrafficPolicy", #""Cluster""#),
            (#"{"externalIPs":["1.2.3.4"]}"#, "externalTrafficPolicy", #""Cluster""#),
            (#"{"sessionAffinity":"ClientIP"}"#, "sessionAffinityConfig", #"{"clientIP":{"timeoutSeconds":10800}}"#),
            (#"{"type":"ExternalName","externalName":"a"}"#, "internalTrafficPolicy", "null"),
            (#"{"sessionAffinityConfig":{"clientIP":{"timeoutSeconds":1}}}"#, "sessionAffinityConfig", "null"),
            ("{}", "internalTrafficPolicy", #""Cluster""#),
        ])
    func service(spec: String, field: String, expected: String) throws {
        let manifest = Samples.service.mergePatched(with: ["spec": try JSON(parsing: spec)])
        let service = try manifest.decoded(as: Service.self).defaulted()
        #expect(service.spec.json[field] ?? .null == (try JSON(parsing: expected)))
    }

    @Test("Addresses are settled for headless Services, and families for the others")
    func addresses() throws {
        let plain = try Service.stored(Samples.service)
        #expect(plain.spec.clusterIPs == ["10.0.0.1"] && plain.spec.ipFamilyPolicy == "SingleStack")
        let headless = Samples.service.mergePatched(with: ["spec": ["clusterIP": "None", "selector": ["a": "b"]]])
        let closed = try Service.stored(headless)
        #expect(closed.isHeadless && closed.spec.clusterIPs == ["None"] && closed.spec.ipFamilies == ["IPv4"])
        let open = try Service.stored(headless.mergePatched(with: ["spec": ["selector": .null]]))
        #expect(open.spec.ipFamilyPolicy == "RequireDualStack" && open.spec.ipFamilies == ["IPv4", "IPv6"])
        let listed = try Service.stored(
            Samples.service.mergePatched(with: ["spec": ["clusterIP": .null, "clusterIPs": ["10.0.0.2"]]]))
        #expect(listed.spec.clusterIP == "10.0.0.2")
    }

    @Test("The smaller kinds get theirs")
    func smallKinds() throws {
        let volume = try PersistentVolume.stored(Samples.volume)
        #expect(volume.spec.persistentVolumeReclaimPolicy == "Retain" && volume.spec.volumeMode == "Filesystem")
        #expect(volume.spec.hostPath?["type"] == "" && volume.status.phase == "Pending")
        #expect(volume.status.other["lastPhaseTransitionTime"] == "1970-01-01T00:00:01Z")
        #expect(volume.metadata.finalizers == ["kubernetes.io/pv-protection"])
        let namespace = try Namespace.stored(Samples.clusterNamed)
        #expect(namespace.metadata.labels == ["kubernetes.io/metadata.name": "x"])
        #expect(namespace.status.phase == "Active" && namespace.spec["finalizers"] == ["kubernetes"])
        #expect(Namespace().defaulted().metadata.labels.isEmpty)
        let node = try Node.stored(Samples.node)
        #expect(node.status.allocatable == node.status.capacity)
        let storageClass = try StorageClass.stored(Samples.storageClass)
        #expect(storageClass.reclaimPolicy == "Delete" && storageClass.volumeBindingMode == "Immediate")
        let slice = try EndpointSlice.stored(Samples.slice)
        #expect(slice.ports[0].name == "" && slice.ports[0].protocol == "TCP" && slice.metadata.generation == 1)
        #expect(try Endpoints.stored(Samples.endpoints).subsets[0].ports[0].protocol == "TCP")
        #expect(try ServiceAccount.stored(Samples.named).metadata.creationTimestamp == Timestamp(seconds: 1))
    }

    @Test(
        "A Pod's class of service follows its resources",
        arguments: [
            ("{}", "BestEffort"), (#"{"requests":{"cpu":"1"}}"#, "Burstable"),
            (#"{"limits":{"cpu":"1","memory":"1Gi"}}"#, "Guaranteed"), (#"{"limits":{"cpu":"1"}}"#, "Burstable"),
            (#"{"limits":{"cpu":"1","memory":"1Gi"},"requests":{"cpu":"500m"}}"#, "Burstable"),
            (#"{"requests":{"ephemeral-storage":"1Gi"}}"#, "BestEffort"),
        ])
    func quality(resources: String, expected: String) throws {
        let container: JSON = ["name": "c", "image": "a:1", "resources": try JSON(parsing: resources)]
        let pod = try Pod.stored(Samples.pod.mergePatched(with: ["spec": ["containers": [container]]]))
        #expect(pod.status.qosClass == expected)
        #expect(pod.spec.tolerations.count == 2 && pod.spec.other["priority"] == 0)
    }

    @Test("Tolerations of lost nodes are added only where none is there")
    func tolerations() throws {
        let patch: JSON = ["spec": ["tolerations": [["operator": "Exists"]], "priority": 7]]
        let pod = try Pod.stored(Samples.pod.mergePatched(with: patch))
        #expect(pod.spec.tolerations.count == 1 && pod.spec.other["priority"] == 7)
    }
}

@Suite("Changes of stored objects")
struct PreparationTests {
    @Test("A changed specification is a new generation, and the status is not the writer's")
    func generations() throws {
        let set = try StatefulSet.stored(Samples.statefulSet)
        var changed = set
        changed.spec.replicas = 5
        changed.status.replicas = 9
        let updated = try changed.admittedForUpdate(from: set)
        #expect(updated.metadata.generation == 2 && updated.status == set.status)
        #expect(try set.admittedForUpdate(from: set).metadata.generation == 1)
        changed.status.replicas = 9
        let reported = try changed.admittedForStatusUpdate(from: set)
        #expect(reported.spec == set.spec && reported.status.replicas == 9 && reported.metadata.generation == 1)
    }

    @Test("An annotation of a Deployment counts as a change, one of a ReplicaSet does not")
    func annotations() throws {
        let deployment = try Deployment.stored(Samples.deployment)
        var changed = deployment
        changed.metadata.annotations["a"] = "b"
        #expect(try changed.admittedForUpdate(from: deployment).metadata.generation == 2)
        changed.metadata.labels["a"] = "b"
        #expect(try changed.admittedForStatusUpdate(from: deployment).metadata.labels == [:])
        let replicas = try ReplicaSet.stored(Samples.deployment)
        var other = replicas
        other.metadata.annotations["a"] = "b"
        #expect(try other.admittedForUpdate(from: replicas).metadata.generation == 1)
        other.spec.minReadySeconds = 3
        #expect(try other.admittedForUpdate(from: replicas).metadata.generation == 2)
        #expect(try other.admittedForStatusUpdate(from: replicas).spec == replicas.spec)
    }

    @Test("What an update leaves out of the metadata is kept")
    func metadata() throws {
        var stored = try ConfigMap.stored(Samples.configMap)
        stored.metadata.finalizers = ["a/b"]
        stored.metadata.deletionTimestamp = Timestamp(seconds: 3)
        stored.metadata.deletionGracePeriodSeconds = 0
        var update = try Samples.configMap.decoded(as: ConfigMap.self)
        update.metadata.resourceVersion = "1"
        update.metadata.other["selfLink"] = "x"
        let admitted = try update.admittedForUpdate(from: stored)
        #expect(admitted.metadata.uid == stored.metadata.uid)
        #expect(admitted.metadata.creationTimestamp == stored.metadata.creationTimestamp)
        #expect(admitted.metadata.deletionTimestamp == stored.metadata.deletionTimestamp)
        #expect(admitted.metadata.other["selfLink"] == nil)
        #expect(try update.admittedForStatusUpdate(from: stored) == stored)
    }

    @Test("A Pod keeps its class of service and its owners whatever its node reports")
    func podStatus() throws {
        let pod = try Pod.stored(Samples.pod)
        var report = pod
        report.status = PodStatus()
        report.status.phase = .running
        report.metadata.ownerReferences = [OwnerReference(controller: StatefulSet())]
        let admitted = try report.admittedForStatusUpdate(from: pod)
        #expect(admitted.status.qosClass == "BestEffort" && admitted.metadata.ownerReferences.isEmpty)
        var changed = pod
        changed.spec.containers[0].image = "nginx:2"
        #expect(try changed.admittedForUpdate(from: pod).metadata.generation == 2)
    }

    @Test("The other kinds keep what is not the writer's")
    func others() throws {
        let service = try Service.stored(Samples.service)
        var update = service
        update.spec.clusterIP = ""
        update.spec.clusterIPs = []
        update.spec.ipFamilies = []
        update.spec.ipFamilyPolicy = nil
        #expect(try update.admittedForUpdate(from: service) == service)
        #expect(try update.admittedForStatusUpdate(from: service).spec == service.spec)
        let claim = try PersistentVolumeClaim.stored(Samples.claim)
        #expect(
            try claim.admittedForUpdate(from: claim) == claim && claim.admittedForStatusUpdate(from: claim) == claim)
        let volume = try PersistentVolume.stored(Samples.volume)
        #expect(try volume.admittedForUpdate(from: volume) == volume)
        #expect(try volume.admittedForStatusUpdate(from: volume) == volume)
        let namespace = try Namespace.stored(Samples.clusterNamed)
        #expect(try namespace.admittedForUpdate(from: namespace) == namespace)
        #expect(try namespace.admittedForStatusUpdate(from: namespace) == namespace)
        let node = try Node.stored(Samples.node)
        #expect(try node.admittedForUpdate(from: node) == node && node.admittedForStatusUpdate(from: node) == node)
        let slice = try EndpointSlice.stored(Samples.slice)
        var relabelled = slice
        relabelled.metadata.labels["a"] = "b"
        #expect(try relabelled.admittedForUpdate(from: slice).metadata.generation == 2)
        #expect(try slice.admittedForUpdate(from: slice) == slice)
        for sample in [Samples.named] {
            let account = try ServiceAccount.stored(sample)
            #expect(try account.admittedForUpdate(from: account) == account)
        }
        let event = try Event.stored(Samples.event)
        #expect(try event.admittedForUpdate(from: event) == event)
        let endpoints = try Endpoints.stored(Samples.endpoints)
        #expect(try endpoints.admittedForUpdate(from: endpoints) == endpoints)
        #expect(endpoints.warnings().count == 1 && endpoints.advice().isEmpty)
    }
}
