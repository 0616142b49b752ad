extension Descriptions {
    /// Fields that mean the same wherever they stand.
    static let shared = """
        *:
            apiVersion: Group and version of this object's schema, such as v1 or apps/v1. The server refuses a pair
                of apiVersion and kind that it does not know.
            kind: Name of this object's schema in upper camel case, such as Pod. Cannot be changed.
            metadata: Name, namespace, labels, owners and the server's own record of the object.
            status: Whether the condition holds: True, False or Unknown.
            conditions: Observations about the object, one for each type.
            lastTransitionTime: When the status last changed from one value to another.
            lastProbeTime: When the condition was last checked; null if that is not recorded.
            message: Details for people to read; may be empty.
            reason: One word in upper camel case that says why, for programs to read.
            observedGeneration: The metadata.generation that was seen when this was written. If it is lower than the
                object's, this is out of date.
            readOnly: Whether writing is forbidden. Defaults to false.
            fsType: File system of the volume, such as ext4, xfs or ntfs; the node's system must support it. Left
                empty, ext4 is usual.
            secretRef: The Secret that holds the credentials; empty means none are needed.
            optional: Whether it may be missing. If not, the container waits until it exists.
            resourceVersion: Version of the object as the server counts writes. Clients may compare it for equality
                and pass it back, and nothing else.
            defaultMode: Permission bits of the files, as an octal number from 0000 to 0777 (YAML) or a decimal one
                from 0 to 511 (JSON). Defaults to 0644.
            mode: Permission bits of this file, 0000 to 0777 in octal or 0 to 511 in decimal. Defaults to the
                volume's defaultMode.
            items: Which keys become files, and where. If absent, every key becomes a file of its own name.
            storagePolicyID: Identifier of the storage policy that belongs to storagePolicyName.
            partition: Number of the partition to mount, such as 1 for /dev/sda1; 0 or absent means the whole disk.
            protocol: TCP, UDP or SCTP. Defaults to TCP.
            appProtocol: The application's protocol on this port, as an IANA service name such as http or a prefixed
                name such as kubernetes.io/h2c.
        """
}
