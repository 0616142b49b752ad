extension Descriptions {
    /// What a Pod should be, apart from its containers.
    static let podSpec = """
        Pod: Containers that run together on one node and share its address and volumes.
            spec: What the Pod should be. Little of it can be changed: images, tolerations (added),
                activeDeadlineSeconds, scheduling gates (removed).
            status: What was last observed of it, mostly by the node's kubelet.
        PodSpec: What a Pod should be.
            activeDeadlineSeconds: Seconds after startTime at which the Pod is made to fail. A positive number; can
                be set or lowered later.
            affinity: Where the Pod should run, in relation to nodes and to other Pods.
            automountServiceAccountToken: Whether an API token is mounted into the containers. Absent, the service
                account decides.
            containers: The containers, at least one. None can be added or removed later.
            dnsConfig: How names are resolved, added to what dnsPolicy gives.
            dnsPolicy: ClusterFirst, ClusterFirstWithHostNet, Default (the node's resolver) or None (dnsConfig
                alone). Defaults to ClusterFirst.
            enableServiceLinks: Whether each Service of the namespace is told to the containers in environment
                variables. Defaults to true.
            ephemeralContainers: Containers for debugging, added to a running Pod through the subresource
                ephemeralcontainers. They cannot be removed.
            hostAliases: Lines for the Pod's hosts file.
            hostIPC: Whether the containers share the node's IPC namespace. Defaults to false.
            hostNetwork: Whether the containers use the node's network and address. Their ports must then be free on
                the node. Defaults to false.
            hostPID: Whether the containers see the node's processes. Defaults to false.
            hostUsers: Whether the containers use the node's user IDs. False gives the Pod a user namespace of its
                own. Defaults to true.
            hostname: Host name inside the Pod. Defaults to the Pod's name; a StatefulSet sets it so.
            hostnameOverride: Host name inside the Pod in place of every other: a DNS name of up to 64 characters,
                which the cluster's DNS does not know. Not with hostNetwork or setHostnameAsFQDN.
            imagePullSecrets: Secrets of the same namespace for pulling the images.
            initContainers: Containers that run before the others, one after another, each to its end. One with
                restartPolicy Always keeps running beside them.
            nodeName: The node that the Pod runs on, set by the scheduler. Setting it by hand goes past the
                scheduler.
            nodeSelector: Labels that a node must have for the Pod to run on it.
            os: The operating system that the containers are made for; some fields are forbidden for the other one.
            overhead: Resources that running the Pod takes beyond those of its containers. Set from the RuntimeClass
                on creation.
            preemptionPolicy: PreemptLowerPriority or Never. Defaults to PreemptLowerPriority.
            priority: The Pod's priority, higher is more important. Set from priorityClassName on creation.
            priorityClassName: Name of the PriorityClass. Absent, the cluster's default class, or priority 0.
            readinessGates: Further conditions that must be True for the Pod to be ready.
            resourceClaims: Claims to special resources that the containers can refer to. Cannot be changed.
            resources: CPU and memory, and huge pages, for all containers together.
            restartPolicy: What happens to containers that end: Always, OnFailure or Never. Defaults to Always.
            runtimeClassName: The RuntimeClass that runs the Pod. Absent, the node's usual runtime does.
            schedulerName: Who places the Pod. Defaults to default-scheduler.
            schedulingGates: While there is any, the Pod is not scheduled. They can only be set on creation and then
                be removed.
            schedulingGroup: The Pods that this one is scheduled together with. Cannot be changed.
            securityContext: Users, groups and confinement for all containers; a container's own settings win.
            serviceAccount: Deprecated name of serviceAccountName.
            serviceAccountName: The service account that the Pod runs as. Defaults to default.
            setHostnameAsFQDN: Whether the host name is the full name with the domain instead of its first part.
                Defaults to false.
            shareProcessNamespace: Whether all containers see each other's processes. Not with hostPID. Defaults to
                false.
            subdomain: If set, the Pod's full name is <hostname>.<subdomain>.<namespace>.svc.<cluster domain>. A
                StatefulSet puts its serviceName here.
            terminationGracePeriodSeconds: Seconds from the stop signal to the kill; 0 kills at once. Defaults to
                30.
            tolerations: Taints that do not keep the Pod off a node. Entries can be added later.
            topologySpreadConstraints: How evenly this and similar Pods are spread. All must hold.
            volumes: Volumes that the containers can mount.
        PodSecurityContext: Users, groups and confinement for all containers of a Pod.
            appArmorProfile: The AppArmor profile of the containers. Not on Windows.
            fsGroup: Group that owns the volumes and that every container belongs to. Absent, ownership stays as it
                is. Not on Windows.
            fsGroupChangePolicy: When volumes are given to fsGroup: Always (the default), or OnRootMismatch, which
                looks at the top directory only.
            runAsGroup: Group ID of the processes. Absent, the runtime's default.
            runAsNonRoot: If true, a container that would run as user 0 is not started.
            runAsUser: User ID of the processes. Absent, the image's user.
            seLinuxChangePolicy: How volumes get their SELinux label: MountOption, or Recursive for each file.
            seLinuxOptions: The SELinux label of the containers. Not on Windows.
            seccompProfile: Which system calls the containers may make. Not on Windows.
            supplementalGroups: Further groups of the first process of each container.
            supplementalGroupsPolicy: Merge adds the groups that the image gives the user (the default), Strict
                leaves them out.
            sysctls: Kernel parameters of the Pod's namespaces. The Pod fails if the runtime does not support one.
            windowsOptions: Settings for Windows. Not on Linux.
        SELinuxOptions: The parts of an SELinux label.
            level: The level part of the label.
            role: The role part of the label.
            type: The type part of the label.
            user: The user part of the label.
        SeccompProfile: Which system calls may be made.
            localhostProfile: File of the profile, relative to the kubelet's seccomp directory. Only and always with
                type Localhost.
            type: RuntimeDefault, Unconfined, or Localhost for a file on the node.
        AppArmorProfile: Which AppArmor profile confines a container.
            localhostProfile: Name of a profile loaded on the node. Only and always with type Localhost.
            type: RuntimeDefault, Unconfined, or Localhost for a profile on the node.
        Sysctl: One kernel parameter.
            name: Name of the parameter, such as net.core.somaxconn.
            value: Value to set.
        WindowsSecurityContextOptions: Settings for Windows containers.
            gmsaCredentialSpec: Content of the GMSA credential spec, filled in by a webhook.
            gmsaCredentialSpecName: Name of the GMSA credential spec.
            hostProcess: Whether the container runs as a process of the host. All containers of a Pod must agree,
                and hostNetwork must be true.
            runAsUserName: User of the first process. Defaults to the image's user.
        """
}
