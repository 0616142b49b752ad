import API

extension StreamUpgrade {
    /// The client's end, as this upgrade's protocol writes it.
    func makeWire() -> any StreamWire {
        let options: CommandOptions
        let ports: [Int]
        switch purpose {
        case .command(_, let wanted): (options, ports) = (wanted, [])
        case .ports(_, _, let named): (options, ports) = (CommandOptions(), named)
        }
        return switch streamProtocol {
        case .commandOverSPDY(let version): CommandOverSPDY(options, version: version)
        case .commandOverWebSocket(let version): CommandOverChannels(options, version: version)
        case .portsOverSPDY, .portsOverTunnel: PortsOverSPDY()
        case .portsOverWebSocket: PortsOverChannels(ports: ports)
        }
    }
}
