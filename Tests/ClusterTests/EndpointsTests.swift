import Model
import Network
import Testing

@testable import Cluster

extension Service {
    /// A Service of the Pods labelled `app: nginx`, headless unless it has an address.
    static func made(_ name: String = "nginx", change: (inout Service) -> Void = { _ in }) -> Self {
        var service = Service()
        service.metadata = ObjectMeta(name: name, namespace: "default", labels: ["app": "nginx"])
        service.spec.selector = ["app": "nginx"]
        service.spec.clusterIP = "None"
        var port = ServicePort()
        port.name = "web"
        port.port = 80
        service.spec.ports = [port]
        change(&service)
        return service
    }
}

extension Bench {
    /// Makes a Pod behind the sample Service, as its node reports it.
    @discardableResult
    mutating func runPod(
        _ name: String, ip: String, isReady: Bool = true, change: (inout Pod) -> Void = { _ in }
    ) throws -> Pod {
        var pod = Pod.made(name)
        pod.metadata.labels = ["app": "nginx"]
        pod.spec.hostname = name
        pod.spec.subdomain = "nginx"
        change(&pod)
        return try report(try server.create(pod), ip: ip, isReady: isReady)
    }

    @discardableResult
    mutating func report(_ pod: Pod, ip: String, isReady: Bool, phase: PodPhase = .running) throws -> Pod {
        var pod = pod
        var condition = PodCondition()
        condition.type = "Ready"
        condition.status = isReady ? .true : .false
        pod.status.phase = phase
        pod.status.podIP = ip
        pod.status.podIPs = ip.isEmpty ? [] : [["ip": .string(ip)]]
        pod.status.conditions = [condition]
        return try server.updateStatus(pod)
    }

    func pod(_ name: String) throws -> Pod { try server.get(Pod.self, ObjectKey(namespace: "default", name: name)) }

    func endpoints(_ name: String = "nginx") -> Endpoints? { server.find(Endpoints.self, name, in: "default") }

    var slices: [EndpointSlice] { server.list(EndpointSlice.self) }

    /// Endpoints in short: the addresses that are ready, then those that are not.
    func addresses(_ name: String = "nginx") -> [String] {
        (endpoints(name)?.subsets ?? []).flatMap { subset in
            subset.addresses.map(\.ip) + subset.notReadyAddresses.map { "!\($0.ip)" }
        }
    }
}

@Suite("Endpoints")
struct EndpointsTests {
    @Test("Each Pod with an address is there, by whether it is ready, under its own name")
    func addresses() throws {
        var bench = try Bench()
        try bench.server.create(Service.made())
        try bench.runPod("web-1", ip: "10.244.2.7")
        let first = try bench.runPod("web-0", ip: "10.244.1.5")
        try bench.runPod("web-2", ip: "10.244.3.2", isReady: false)
        try bench.runPod("web-3", ip: "", isReady: false)
        try bench.runPod("other", ip: "10.244.3.9") { $0.metadata.labels = ["app": "other"] }
        bench.settle()
        #expect(bench.addresses() == ["10.244.1.5", "10.244.2.7", "!10.244.3.2"])
        let endpoints = try #require(bench.endpoints())
        let address = try #require(endpoints.subsets.first?.addresses.first)
        #expect(address.hostname == "web-0")
        #expect(address.nodeName == "node-1")
        #expect(address.targetRef?.kind == "Pod")
        #expect(address.targetRef?.uid == first.metadata.uid)
        #expect(endpoints.subsets.first?.ports.map(\.name) == ["web"])
        #expect(endpoints.subsets.first?.ports.map(\.port) == [80])
        #expect(
            endpoints.metadata.labels == [
                "app": "nginx", "endpoints.kubernetes.io/managed-by": "endpoint-controller",
                "service.kubernetes.io/headless": "",
            ])
    }

    @Test("A Pod that comes under its name again has a new address there")
    func replaced() throws {
        var bench = try Bench()
        try bench.server.create(Service.made())
        try bench.runPod("web-0", ip: "10.244.1.5")
        bench.settle()
        try bench.delete(Pod.self, "web-0")
        bench.settle()
        #expect(bench.addresses() == [])
        try bench.runPod("web-0", ip: "10.244.2.9")
        bench.settle()
        #expect(bench.addresses() == ["10.244.2.9"])
        let records = try bench.server.dnsRecords(of: ObjectKey(namespace: "default", name: "nginx"))
        #expect(records.addresses(of: "web-0.nginx.default.svc.cluster.local") == ["10.244.2.9"])
        #expect(bench.endpoints()?.subsets.first?.addresses.first?.hostname == "web-0")
    }

    @Test("A terminating Pod leaves Endpoints and is marked in slices, and one that has ended is in neither")
    func leaving() throws {
        var bench = try Bench()
        try bench.server.create(Service.made())
        for number in 0..<3 { try bench.runPod("web-\(number)", ip: "10.244.1.\(number + 1)") }
        bench.settle()
        try bench.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web-1"))
        try bench.report(try bench.pod("web-2"), ip: "10.244.1.3", isReady: false, phase: .failed)
        bench.settle()
        #expect(bench.addresses() == ["10.244.1.1"])
        let conditions = bench.slices.flatMap(\.endpoints).map(\.conditions)
        #expect(conditions.map(\.ready) == [true, false])
        #expect(conditions.map(\.serving) == [true, true])
        #expect(conditions.map(\.terminating) == [false, true])
    }

    @Test("With publishNotReadyAddresses every Pod that has an address is ready, even a terminating one")
    func publishNotReady() throws {
        var bench = try Bench()
        try bench.server.create(Service.made { $0.spec.publishNotReadyAddresses = true })
        try bench.runPod("web-0", ip: "10.244.1.1", isReady: false)
        try bench.runPod("web-1", ip: "10.244.1.2")
        try bench.server.delete(Pod.self, ObjectKey(namespace: "default", name: "web-1"))
        bench.settle()
        #expect(bench.addresses() == ["10.244.1.1", "10.244.1.2"])
        #expect(bench.slices.flatMap(\.endpoints).map(\.conditions.ready) == [true, true])
    }

    @Test(
        "A target port is found by number or by name, and a Pod without it is not behind that port",
        arguments: [
            (nil, ["10.0.0.1:80", "10.0.0.2:80"]), (.int(8080), ["10.0.0.1:8080", "10.0.0.2:8080"]),
            (.string("http"), ["10.0.0.1:8081", "10.0.0.2:9090"]), (.string("admin"), ["10.0.0.2:9091"]),
            (.string("none"), []),
        ] as [(IntOrString?, [String])])
    func targetPort(port: IntOrString?, expected: [String]) throws {
        var bench = try Bench()
        try bench.server.create(Service.made { $0.spec.ports[0].targetPort = port })
        for (name, ip, ports) in [
            ("web-0", "10.0.0.1", [("http", 8081)]), ("web-1", "10.0.0.2", [("http", 9090), ("admin", 9091)]),
        ] {
            try bench.runPod(name, ip: ip) { pod in
                pod.spec.containers[0].ports = ports.map { name, number in
                    var port = ContainerPort()
                    port.name = name
                    port.containerPort = Int32(number)
                    return port
                }
            }
        }
        bench.settle()
        let subsets = try #require(bench.endpoints()).subsets
        let found = subsets.flatMap { subset in
            subset.addresses.flatMap { address in subset.ports.map { "\(address.ip):\($0.port)" } }
        }
        #expect(found == expected)
        #expect(bench.slices.flatMap(\.endpoints).count == 2)
    }

    @Test("A headless Service needs no ports")
    func withoutPorts() throws {
        var bench = try Bench()
        try bench.server.create(Service.made { $0.spec.ports = [] })
        try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        #expect(bench.addresses() == ["10.0.0.1"])
        #expect(bench.endpoints()?.subsets.first?.ports == [])
        #expect(bench.slices.map(\.ports) == [[]])
    }

    @Test("Only Pods that name the Service as their subdomain have a name under it")
    func hostnames() throws {
        var bench = try Bench()
        try bench.server.create(Service.made("other") { $0.spec.clusterIP = "" })
        try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        #expect(bench.endpoints("other")?.subsets.first?.addresses.first?.hostname == "")
        #expect(bench.slices.first?.endpoints.first?.hostname == nil)
        #expect(bench.endpoints("other")?.metadata.labels["service.kubernetes.io/headless"] == nil)
    }

    @Test("Services without a selector, and those that are another name, are left alone")
    func untouched() throws {
        var bench = try Bench()
        try bench.server.create(Service.made("open") { $0.spec.selector = [:] })
        try bench.server.create(
            Service.made("alias") {
                $0.spec.type = "ExternalName"
                $0.spec.externalName = "example.com"
                $0.spec.clusterIP = ""
            })
        try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        #expect(bench.server.count(Endpoints.self) == 0)
        #expect(bench.slices.isEmpty)
    }

    @Test("They follow the Service's labels and selector, and the Pods' labels")
    func followLabels() throws {
        var bench = try Bench()
        var service = try bench.server.create(Service.made())
        var pod = try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        pod = try bench.pod("web-0")
        pod.metadata.labels = ["app": "debug"]
        try bench.server.update(pod)
        bench.settle()
        #expect(bench.addresses() == [])
        service.metadata.labels = ["team": "web"]
        service.spec.selector = ["app": "debug"]
        service = try bench.server.update(service)
        bench.settle()
        #expect(bench.addresses() == ["10.0.0.1"])
        #expect(bench.endpoints()?.metadata.labels["team"] == "web")
        #expect(bench.slices.first?.metadata.labels["team"] == "web")
        #expect(bench.slices.first?.metadata.labels["app"] == nil)
    }

    @Test("They go with the Service")
    func deleted() throws {
        var bench = try Bench()
        try bench.server.create(Service.made())
        try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        #expect(bench.server.count(Endpoints.self) == 1)
        try bench.delete(Service.self, "nginx")
        bench.settle()
        #expect(bench.server.count(Endpoints.self) == 0)
        #expect(bench.slices.isEmpty)
    }

    @Test("What changes nothing for the Service writes nothing")
    func quiet() throws {
        var bench = try Bench()
        try bench.server.create(Service.made())
        var pod = try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        let before = bench.endpoints()?.metadata.resourceVersion
        pod = try bench.pod("web-0")
        pod.metadata.annotations["note"] = "nothing"
        try bench.server.update(pod)
        let revision = bench.server.revision
        bench.settle()
        #expect(bench.server.revision == revision)
        #expect(bench.endpoints()?.metadata.resourceVersion == before)
    }

    @Test("Above a thousand addresses the rest is cut off, those that are not ready first")
    func truncated() throws {
        let service = Service.made()
        let backends = (0..<1100).compactMap { number -> Backend? in
            var pod = Pod.made("web-\(number)")
            pod.metadata.uid = UID("\(number)")
            pod.status.podIP = "10.0.\(number / 250).\(number % 250)"
            var condition = PodCondition()
            condition.type = "Ready"
            condition.status = number < 900 ? .true : .false
            pod.status.conditions = [condition]
            return Backend(pod, of: service, family: "IPv4")
        }
        var endpoints = Endpoints()
        endpoints.update(for: service, backends: backends)
        #expect(endpoints.subsets.map(\.addresses.count) == [900])
        #expect(endpoints.subsets.map(\.notReadyAddresses.count) == [100])
        #expect(endpoints.metadata.annotations["endpoints.kubernetes.io/over-capacity"] == "truncated")
        endpoints.update(for: service, backends: Array(backends.prefix(10)))
        #expect(endpoints.metadata.annotations.isEmpty)
    }
}

@Suite("EndpointSlices")
struct EndpointsSliceTests {
    @Test("A Service without Pods has one empty slice, which its first Pod moves into")
    func placeholder() throws {
        var bench = try Bench()
        let service = try bench.server.create(Service.made())
        bench.settle()
        let empty = try #require(bench.slices.first)
        #expect(bench.slices.count == 1)
        #expect(empty.endpoints == [] && empty.ports == [])
        #expect(empty.metadata.name.hasPrefix("nginx-") && empty.metadata.name.utf8.count == 11)
        #expect(empty.metadata.labels["kubernetes.io/service-name"] == "nginx")
        #expect(
            empty.metadata.labels["endpointslice.kubernetes.io/managed-by"] == "endpointslice-controller.k8s.io")
        #expect(empty.metadata.isControlled(by: service.metadata.uid))

        try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        let slice = try #require(bench.slices.first)
        #expect(slice.metadata.name == empty.metadata.name)
        #expect(slice.ports.map(\.port) == [80])
        #expect(slice.endpoints.map(\.addresses) == [["10.0.0.1"]])
        #expect(slice.endpoints.map(\.hostname) == ["web-0"])

        try bench.delete(Pod.self, "web-0")
        bench.settle()
        #expect(bench.slices.map(\.endpoints) == [[]])
    }

    @Test("A slice holds a hundred endpoints; what is new fills the fullest that has room for it")
    func packing() throws {
        var bench = try Bench()
        try bench.server.create(Service.made())
        for number in 0..<250 { try bench.runPod("web-\(number)", ip: "10.0.\(number / 250).\(number)") }
        bench.settle()
        #expect(bench.slices.map(\.endpoints.count).sorted() == [50, 100, 100])
        let before = Dictionary(uniqueKeysWithValues: bench.slices.map { ($0.metadata.name, $0) })

        for number in 300..<310 { try bench.runPod("web-\(number)", ip: "10.0.1.\(number - 200)") }
        bench.settle()
        #expect(bench.slices.map(\.endpoints.count).sorted() == [60, 100, 100])
        #expect(bench.slices.filter { before[$0.metadata.name] == $0 }.count == 2)
    }

    @Test("A slice that changes takes in new Pods, and one that empties goes")
    func refilled() throws {
        let service = Service.made { $0.metadata.uid = "service" }
        func backends(_ numbers: some Sequence<Int>) -> [Backend] {
            numbers.compactMap { number in
                var pod = Pod.made("web-\(number)")
                pod.metadata.uid = UID("pod-\(number)")
                pod.status.podIP = "10.0.\(number / 250).\(number % 250)"
                return Backend(pod, of: service, family: "IPv4")
            }
        }
        var slices = SlicePlan(service: service, family: "IPv4", existing: [], backends: backends(0..<200)).creations
        for index in slices.indices { slices[index].metadata.name = "nginx-\(index)" }
        let swap = SlicePlan(
            service: service, family: "IPv4", existing: slices, backends: backends(5..<200) + backends(300..<305))
        #expect(swap.updates.map(\.metadata.name) == ["nginx-0"])
        #expect(swap.updates.map(\.endpoints.count) == [100])
        #expect(swap.creations.isEmpty && swap.deletions.isEmpty)
        let shrink = SlicePlan(service: service, family: "IPv4", existing: slices, backends: backends(100..<200))
        #expect(shrink.deletions.map(\.metadata.name) == ["nginx-0"])
        #expect(shrink.updates.isEmpty && shrink.creations.isEmpty)
        let same = SlicePlan(service: service, family: "IPv4", existing: slices, backends: backends(0..<200))
        #expect(same.updates.isEmpty && same.creations.isEmpty && same.deletions.isEmpty)
    }

    @Test("Each family of addresses has slices of its own")
    func families() throws {
        var bench = try Bench()
        try bench.server.create(
            Service.made {
                $0.spec.ipFamilies = ["IPv4", "IPv6"]
                $0.spec.ipFamilyPolicy = "RequireDualStack"
            })
        var pod = try bench.runPod("web-0", ip: "10.0.0.1")
        pod.status.podIPs.append(["ip": "fd00::1"])
        try bench.server.updateStatus(pod)
        bench.settle()
        #expect(bench.slices.sorted { $0.addressType < $1.addressType }.map(\.addressType) == ["IPv4", "IPv6"])
        #expect(Set(bench.slices.flatMap(\.endpoints).flatMap(\.addresses)) == ["10.0.0.1", "fd00::1"])
        #expect(bench.addresses() == ["10.0.0.1"])
    }

    @Test("A slice that is changed or deleted by hand is put right, and a slice of others is not touched")
    func repaired() throws {
        var bench = try Bench()
        try bench.server.create(Service.made())
        try bench.runPod("web-0", ip: "10.0.0.1")
        bench.settle()
        var slice = try #require(bench.slices.first)
        slice.endpoints = []
        try bench.server.update(slice)
        var foreign = slice
        foreign.metadata = ObjectMeta(name: "foreign", namespace: "default")
        foreign.metadata.labels["kubernetes.io/service-name"] = "nginx"
        try bench.server.create(foreign)
        bench.settle()
        #expect(bench.slices.map(\.endpoints.count).sorted() == [0, 1])
        try bench.delete(EndpointSlice.self, slice.metadata.name)
        bench.settle()
        #expect(bench.slices.map(\.endpoints.count).sorted() == [0, 1])
    }
}
