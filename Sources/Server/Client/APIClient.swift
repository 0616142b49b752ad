package import API
import NIOCore
import NIOHTTP1
import NIOPosix

/// A client of a cluster that is up in another process: one connection for each request.
package struct APIClient: Sendable {
    private let entry: Kubeconfig.Entry
    private let target: Target

    private struct Target {
        let isSecure: Bool
        let host: String
        let port: Int
        /// What stands before every path.
        let prefix: Substring
    }

    /// A client of the cluster at an address; `nil` where the address is not of the form `http://HOST:PORT/…` or
    /// `https://HOST:PORT/…`.
    package init?(_ entry: Kubeconfig.Entry) {
        let parts = entry.url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2, parts[0] == "http:" || parts[0] == "https:", parts[1].isEmpty,
            let (host, port) = LoopbackAccess.split(String(parts[2])), !host.isEmpty
        else { return nil }
        let isSecure = parts[0] == "https:"
        guard let port = port.map({ Int($0) }) ?? (isSecure ? 443 : 80) else { return nil }
        self.entry = entry
        var prefix = parts.count > 3 ? entry.url.dropFirst(entry.url.count - parts[3].count - 1) : ""
        while prefix.last == "/" { prefix.removeLast() }
        target = Target(isSecure: isSecure, host: String(host), port: port, prefix: prefix)
    }

    /// The answer to a request that is no watch.
    ///
    /// - Throws: ``ClientError`` where there is none.
    package func answer(to request: APIRequest) async throws(ClientError) -> APIAnswer {
        do {
            return try await exchange(request)
        } catch let error as ClientError {
            throw error
        } catch {
            throw ClientSecurity.isDistrust(error) ? .untrusted : .noAnswer(detail: "\(error)")
        }
    }

    private func exchange(_ request: APIRequest) async throws -> APIAnswer {
        let security =
            target.isSecure
            ? try ClientSecurity.prepare(authority: entry.authority ?? "", host: target.host) : nil
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
            .connect(host: target.host, port: target.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let security { try pipeline.addHandler(security.makeHandler()) }
                    try pipeline.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            // A server that has read enough may answer and hang up while the rest of the request is on its way; and that a
            // connection has ended is all that is known here, while why is told to who reads.
            var interruption: (any Error)?
            do { try await outbound.write(contentsOf: parts(of: request)) } catch { interruption = error }
            if let answer = try await Self.answer(in: inbound) { return answer }
            throw interruption ?? ClientError.noAnswer(detail: "the connection ended in the middle of the answer")
        }
    }

    /// The answer that comes, if it comes to its end.
    private static func answer(in inbound: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws
        -> APIAnswer?
    {
        var answer: APIAnswer?
        for try await part in inbound {
            switch part {
            case .head(let head):
                let fields = head.headers.map { APIAnswer.Header($0.name, $0.value) }
                answer = APIAnswer(code: Int(head.status.code), headers: fields, body: [])
            case .body(let bytes): answer?.body += Array(bytes.readableBytesView)
            case .end:
                if let answer { return answer }
            }
        }
        return nil
    }

    private func parts(of request: APIRequest) -> [HTTPClientRequestPart] {
        let body =
            request.body.isEmpty ? [] : [HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: request.body)))]
        return [.head(head(of: request))] + body + [.end(nil)]
    }

    private func head(of request: APIRequest) -> HTTPRequestHead {
        var headers = HTTPHeaders(request.headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        headers.add(
            name: "Host", value: "\(target.host.contains(":") ? "[\(target.host)]" : target.host):\(target.port)")
        headers.add(name: "Connection", value: "close")
        headers.add(name: "Content-Length", value: "\(request.body.count)")
        if let token = entry.token { headers.add(name: "Authorization", value: "Bearer \(token.text)") }
        let uri = target.prefix + APIRequest.target(path: request.path, query: request.query)
        return HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: request.method), uri: String(uri), headers: headers)
    }
}
