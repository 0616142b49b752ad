/// How long a client may take for the streams that belong together, as the kubelet has it.
enum StreamTimeouts {
    static let creation = Duration.seconds(30)
}
