import Cluster
import Model
import Network
import Testing

@testable import Server

@Suite("Pods on addresses of this machine")
struct PodListenersTests {
    @Test("An address stands for a Pod's, and is what the names tell")
    func addresses() {
        #expect(LoopbackNumber.standing(for: "10.244.1.3") == "127.244.1.3")
        #expect(LoopbackNumber.standing(for: "10.96.0.1") == nil)
        var slice = EndpointSlice()
        var endpoint = Endpoint()
        endpoint.addresses = ["10.244.1.3"]
        slice.endpoints = [endpoint]
        let published = LoopbackNumber.published(slice) as? EndpointSlice
        #expect(published?.endpoints.map(\.addresses) == [["127.244.1.3"]])
    }

    #if os(Linux)
        @Test("A Pod's web server answers there, and its port is closed with the Pod")
        func webServer() async throws {
            let cluster = try Cluster.withPods(["web-0": "agnhost /agnhost netexec --http-port=18473"])
            let pod = try #require(cluster.server.find(Pod.self, ObjectKey(namespace: "default", name: "web-0")))
            let address = try #require(LoopbackNumber.standing(for: pod.status.podIP))
            var options = LiveServer.Options.at(cluster.now)
            options.exposesPods = true
            try await TestServer.run(cluster, options: options) { server in
                var connection: RawConnection?
                while connection == nil { connection = try? RawConnection(host: address, port: 18473) }
                try connection?.send("GET /hostname HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n")
                #expect(try connection?.answer().text == "web-0")
                #expect(connection?.readToEnd() == [])
                let gone = try server.answer(
                    "DELETE", "/api/v1/namespaces/default/pods/web-0?gracePeriodSeconds=0")
                #expect(gone.code == 200)
                while (try? RawConnection(host: address, port: 18473)) != nil {}
            }
        }
    #endif
}
