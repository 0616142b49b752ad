extension SchemaTable {
    /// What is reported of Pods.
    static let podStatus = """
        ContainerExtendedResourceRequest
            containerName:!string requestName:!string resourceName:!string
        ContainerState
            running:?ContainerStateRunning terminated:?ContainerStateTerminated waiting:?ContainerStateWaiting
        ContainerStateRunning
            startedAt:+time
        ContainerStateTerminated
            containerID:string exitCode:!int32 finishedAt:+time message:string reason:string signal:int32
            startedAt:+time
        ContainerStateWaiting
            message:string reason:string
        ContainerStatus
            allocatedResources:{quantity} allocatedResourcesStatus:[ResourceStatus]@map(name)~merge(name)
            containerID:string image:!string imageID:!string lastState:+ContainerState name:!string ready:!bool
            resources:?ResourceRequirements restartCount:!int32 started:?bool state:+ContainerState
            stopSignal:?string user:?ContainerUser volumeMounts:[VolumeMountStatus]@map(mountPath)~merge(mountPath)
        ContainerUser
            linux:?LinuxContainerUser
        HostIP
            ip:!string
        ImageVolumeStatus
            imageRef:!string
        LinuxContainerUser
            gid:!int64 supplementalGroups:[int64] uid:!int64
        PodCondition
            lastProbeTime:+time lastTransitionTime:+time message:string observedGeneration:int64 reason:string
            status:!string type:!string
        PodExtendedResourceClaimStatus
            requestMappings:![ContainerExtendedResourceRequest] resourceClaimName:!string
        PodIP
            ip:!string
        PodResourceClaimStatus
            name:!string resourceClaimName:?string
        PodStatus
            allocatedResources:{quantity} conditions:[PodCondition]@map(type)~merge(type)
            containerStatuses:[ContainerStatus] ephemeralContainerStatuses:[ContainerStatus]
            extendedResourceClaimStatus:?PodExtendedResourceClaimStatus hostIP:string hostIPs:[HostIP]~merge(ip)
            initContainerStatuses:[ContainerStatus] message:string
            nodeAllocatableResourceClaimStatuses:[NodeAllocatableResourceClaimStatus] nominatedNodeName:string
            observedGeneration:int64 phase:string podIP:string podIPs:[PodIP]@map(ip)~merge(ip) qosClass:string
            reason:string resize:string
            resourceClaimStatuses:[PodResourceClaimStatus]@map(name)~merge(name)~retainKeys
            resources:?ResourceRequirements startTime:?time
        ResourceHealth
            health:string message:?string resourceID:!string
        ResourceStatus
            name:!string resources:[ResourceHealth]@map(resourceID)
        VolumeMountStatus
            mountPath:!string name:!string readOnly:bool recursiveReadOnly:?string volumeStatus:?VolumeStatus
        VolumeStatus
            image:?ImageVolumeStatus
        """
}
