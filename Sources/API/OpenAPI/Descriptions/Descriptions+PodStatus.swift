extension Descriptions {
    /// What is reported of Pods.
    static let podStatus = """
        ContainerExtendedResourceRequest: How an extended resource of a container is served by a resource claim.
            containerName: The container.
            requestName: The request of the claim.
            resourceName: The extended resource.
        ContainerState: The state of a container; one of these is set, and waiting is assumed if none is.
            running: The container runs.
            terminated: The container has ended.
            waiting: The container has not started yet, or is to start again.
        ContainerStateRunning: A container that runs.
            startedAt: When it was last started.
        ContainerStateTerminated: A container that has ended.
            containerID: Identifier of the container, as <runtime>://<id>.
            exitCode: Exit code of its first process.
            finishedAt: When it ended.
            message: Its final message.
            reason: Why it ended, such as Completed, Error or OOMKilled.
            signal: The signal that ended it.
            startedAt: When it had been started.
        ContainerStateWaiting: A container that does not run yet.
            reason: Why it waits, such as ContainerCreating, ImagePullBackOff or CrashLoopBackOff.
        ContainerStatus: What was last observed of a container.
            allocatedResources: Requests that the node has admitted for the container.
            allocatedResourcesStatus: Health of the devices given to the container.
            containerID: Identifier of the container, as <runtime>://<id>.
            image: The image that runs, which may differ in spelling from the one in the spec.
            imageID: Identifier of the image's content.
            lastState: How the container ended the last time.
            name: Name of the container.
            ready: Whether it passes its readiness probe; for init containers, whether it has completed.
            resources: Requests and limits that are in force.
            restartCount: How often the container was restarted, as far as ended containers are remembered. It does
                not go down.
            started: Whether its startup probe has passed and postStart is done. Null or false until then.
            state: What the container does now.
            stopSignal: The signal that stops the container.
            user: The user that its first process was started with.
            volumeMounts: What became of the mounts.
        ContainerUser: The user of a container's first process.
            linux: The user on Linux.
        HostIP: An address of a node.
            ip: The address.
        ImageVolumeStatus: What is mounted of an image.
            imageRef: The image with its digest.
        LinuxContainerUser: User and groups of a process on Linux.
            gid: The first group's ID.
            supplementalGroups: IDs of the further groups.
            uid: The user's ID.
        PodCondition: One observation about a Pod.
            type: PodScheduled, Initialized, ContainersReady, Ready, PodReadyToStartContainers, DisruptionTarget or
                the type of a readiness gate.
        PodExtendedResourceClaimStatus: The claim made for a Pod's extended resources.
            requestMappings: Which request of the claim serves which resource of which container.
            resourceClaimName: Name of the claim.
        PodIP: An address of a Pod.
            ip: The address.
        PodResourceClaimStatus: The claim that serves an entry of the Pod's resourceClaims.
            name: Name of the entry.
            resourceClaimName: Name of the claim that was made. Absent if none was needed.
        PodStatus: What was last observed of a Pod; may lag behind, above all when its node cannot be reached.
            allocatedResources: Requests that the node has admitted for the Pod as a whole.
            conditions: Observations about the Pod; Ready is the one that Services and controllers look at.
            containerStatuses: What was observed of the containers.
            ephemeralContainerStatuses: What was observed of the containers added for debugging.
            extendedResourceClaimStatus: The claim made for extended resources, if there is one.
            hostIP: Address of the node.
            hostIPs: All addresses of the node; the first is hostIP.
            initContainerStatuses: What was observed of the init containers.
            message: Details of the state for people to read.
            nodeAllocatableResourceClaimStatuses: Resources of the node, such as CPU, that were given through
                resource claims.
            nominatedNodeName: The node where other Pods were asked to make room for this one. It may still be
                placed elsewhere.
            phase: Pending, Running, Succeeded, Failed or Unknown: a summary, for which conditions give the detail.
            podIP: Address of the Pod; empty until it has one.
            podIPs: All addresses of the Pod, at most one of each family; the first is podIP.
            qosClass: Guaranteed, Burstable or BestEffort, as the requests and limits have it. Says who is evicted
                first. Cannot be changed.
            reason: Why the Pod is in this state, as one word, such as Evicted.
            resize: Deprecated, see the conditions PodResizePending and PodResizeInProgress.
            resourceClaimStatuses: The claims that serve the Pod's resourceClaims.
            resources: Requests and limits that are in force for the Pod as a whole.
            startTime: When the kubelet took on the Pod, before it pulled images.
        ResourceHealth: Health of one device.
            health: Healthy, Unhealthy or Unknown.
            message: Details for people to read.
            resourceID: Identifier of the device.
        ResourceStatus: Health of the devices that serve one resource.
            name: The resource, or claim:<name>/<request> for a claim's.
            resources: The devices.
        VolumeMountStatus: What became of a mount.
            mountPath: Path in the container.
            name: Name of the volume.
            recursiveReadOnly: Disabled, Enabled, or absent: what IfPossible came to.
            volumeStatus: What is known of the volume.
        VolumeStatus: What is known of a mounted volume.
            image: What is mounted, if the volume is an image.
        """
}
