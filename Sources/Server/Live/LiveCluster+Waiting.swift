import API

/// Clients that wait for what is inside the Pods: for the next lines of a log, or for the answer to a request.
extension LiveCluster {
    /// A client that follows a log.
    struct LogReader {
        var stream: LogStream
        let exchange: any Exchange
    }

    /// A client whose request was handed on to a Pod.
    struct Asker {
        let request: ProxiedRequest
        let exchange: any Exchange
    }

    /// Begins to bring the lines of a log.
    func begin(_ stream: LogStream, for exchange: any Exchange) {
        exchange.begin(contentType: "text/plain; charset=utf-8")
        readers.append(LogReader(stream: stream, exchange: exchange))
        serveWaiting()
    }

    /// Lets a client wait for a Pod's answer.
    func begin(_ request: ProxiedRequest, for exchange: any Exchange) {
        askers.append(Asker(request: request, exchange: exchange))
        serveWaiting()
    }

    /// Brings what is there to those who wait for it.
    func serveWaiting() {
        for index in readers.indices where !readers[index].exchange.isGone {
            let exchange = readers[index].exchange
            if exchange.unsentBytes > limits.unsentBytes {
                exchange.cutOff()
                continue
            }
            let (bytes, isLast) = readers[index].stream.next(from: cluster)
            if !bytes.isEmpty { exchange.send(bytes) }
            if isLast { exchange.end() }
        }
        readers.removeAll { $0.exchange.isGone }
        askers.removeAll { asker in
            if asker.exchange.isGone {
                asker.request.drop(in: &cluster)
                return true
            }
            guard let answer = asker.request.answer(from: &cluster) else { return false }
            asker.exchange.answer(answer)
            return true
        }
    }

    /// Lets all go who wait.
    func endWaiting(because reason: String) {
        for reader in readers { reader.exchange.end() }
        for asker in askers { asker.exchange.answer(.unavailable(reason)) }
        (readers, askers) = ([], [])
    }
}
