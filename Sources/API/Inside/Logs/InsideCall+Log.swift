import Cluster
import Containers
import Model

extension InsideCall {
    /// Answers with what a container has printed, or begins to follow it.
    func log(on cluster: inout Cluster) throws -> APIOutcome {
        let pod = try cluster.server.get(Pod.self, route.key)
        let options = try LogOptions(request, pod: pod.metadata.name)
        let container = try container(options.container, of: pod)
        // Where nothing can have been printed yet, Kubernetes answers with nothing.
        if pod.spec.nodeName.isEmpty { return .answer(.text(200, "")) }
        let log: ContainerLog
        do throws(ContainerFailure) {
            log = try cluster.log(of: pod.key, container: container, previous: options.previous)
        } catch {
            throw refusal(for: error, container, pod)
        }
        let cursor = LogCursor(options, log: log, now: cluster.now)
        if options.follow, !options.previous, let mark = cluster.mark(of: pod.key, container: container) {
            return .log(LogStream(mark: mark, cursor: cursor))
        }
        var reader = cursor
        var answer = APIAnswer.text(200, "")
        answer.body = reader.read(log)
        return .answer(answer)
    }

    private func refusal(for failure: ContainerFailure, _ container: String, _ pod: Pod) -> Refusal {
        let name = pod.metadata.name
        switch failure {
        case .noLog(_, true, _):
            return .badRequest("previous terminated container \"\(container)\" in pod \"\(name)\" not found")
        case .noLog(_, false, let reason), .notRunning(_, let reason):
            let words = [
                "ErrImagePull": "image can't be pulled", "ImagePullBackOff": "trying and failing to pull image",
            ]
            return .badRequest(
                "container \"\(container)\" in pod \"\(name)\" is waiting to start: \(words[reason] ?? reason)")
        case .unreachable:
            let host = hostAddress(of: pod)
            return .internalError(
                "Get \"https://\(host)/containerLogs/\(pod.key)/\(container)\": dial tcp \(host): connect: no route to host"
            )
        case .noSuchPod, .unknownContainer, .nothingListens, .tooManyProcesses:
            return .badRequest("container \"\(container)\" in pod \"\(name)\" is waiting to start - no logs yet")
        }
    }
}
