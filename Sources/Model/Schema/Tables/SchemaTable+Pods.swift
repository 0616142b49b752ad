extension SchemaTable {
    /// What a Pod should be.
    static let pods = """
        Affinity
            nodeAffinity:?NodeAffinity podAffinity:?PodAffinity podAntiAffinity:?PodAntiAffinity
        AppArmorProfile
            localhostProfile:?string type:!string
        Capabilities
            add:[string] drop:[string]
        ConfigMapEnvSource
            name:string optional:?bool
        ConfigMapKeySelector@atomic
            key:!string name:string optional:?bool
        Container
            args:[string] command:[string] env:[EnvVar]@map(name)~merge(name) envFrom:[EnvFromSource] image:string
            imagePullPolicy:string lifecycle:?Lifecycle livenessProbe:?Probe name:!string
            ports:[ContainerPort]@map(containerPort,protocol)~merge(containerPort) readinessProbe:?Probe
            resizePolicy:[ContainerResizePolicy] resources:+ResourceRequirements restartPolicy:?string
            restartPolicyRules:[ContainerRestartRule] securityContext:?SecurityContext startupProbe:?Probe
            stdin:bool stdinOnce:bool terminationMessagePath:string terminationMessagePolicy:string tty:bool
            volumeDevices:[VolumeDevice]@map(devicePath)~merge(devicePath)
            volumeMounts:[VolumeMount]@map(mountPath)~merge(mountPath) workingDir:string
        ContainerPort
            containerPort:!int32 hostIP:string hostPort:int32 name:string protocol:string
        ContainerResizePolicy
            resourceName:!string restartPolicy:!string
        ContainerRestartRule
            action:!string exitCodes:?ContainerRestartRuleOnExitCodes
        ContainerRestartRuleOnExitCodes
            operator:!string values:[int32]@set
        EnvFromSource
            configMapRef:?ConfigMapEnvSource prefix:string secretRef:?SecretEnvSource
        EnvVar
            name:!string value:string valueFrom:?EnvVarSource
        EnvVarSource
            configMapKeyRef:?ConfigMapKeySelector fieldRef:?ObjectFieldSelector fileKeyRef:?FileKeySelector
            resourceFieldRef:?ResourceFieldSelector secretKeyRef:?SecretKeySelector
        EphemeralContainer
            args:[string] command:[string] env:[EnvVar]@map(name)~merge(name) envFrom:[EnvFromSource] image:string
            imagePullPolicy:string lifecycle:?Lifecycle livenessProbe:?Probe name:!string
            ports:[ContainerPort]@map(containerPort,protocol)~merge(containerPort) readinessProbe:?Probe
            resizePolicy:[ContainerResizePolicy] resources:+ResourceRequirements restartPolicy:?string
            restartPolicyRules:[ContainerRestartRule] securityContext:?SecurityContext startupProbe:?Probe
            stdin:bool stdinOnce:bool targetContainerName:string terminationMessagePath:string
            terminationMessagePolicy:string tty:bool volumeDevices:[VolumeDevice]@map(devicePath)~merge(devicePath)
            volumeMounts:[VolumeMount]@map(mountPath)~merge(mountPath) workingDir:string
        ExecAction
            command:[string]
        FileKeySelector@atomic
            key:!string optional:?bool path:!string volumeName:!string
        GRPCAction
            port:!int32 service:?string
        HTTPGetAction
            host:string httpHeaders:[HTTPHeader] path:string port:!intOrString scheme:string
        HTTPHeader
            name:!string value:!string
        HostAlias
            hostnames:[string] ip:!string
        Lifecycle
            postStart:?LifecycleHandler preStop:?LifecycleHandler stopSignal:?string
        LifecycleHandler
            exec:?ExecAction httpGet:?HTTPGetAction sleep:?SleepAction tcpSocket:?TCPSocketAction
        NodeAffinity
            preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm]
            requiredDuringSchedulingIgnoredDuringExecution:?NodeSelector
        NodeSelector@atomic
            nodeSelectorTerms:![NodeSelectorTerm]
        NodeSelectorRequirement
            key:!string operator:!string values:[string]
        NodeSelectorTerm@atomic
            matchExpressions:[NodeSelectorRequirement] matchFields:[NodeSelectorRequirement]
        ObjectFieldSelector@atomic
            apiVersion:string fieldPath:!string
        Pod
            apiVersion:string kind:string metadata:+ObjectMeta spec:+PodSpec status:+PodStatus
        PodAffinity
            preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
            requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
        PodAffinityTerm
            labelSelector:?LabelSelector matchLabelKeys:[string] mismatchLabelKeys:[string]
            namespaceSelector:?LabelSelector namespaces:[string] topologyKey:!string
        PodAntiAffinity
            preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
            requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
        PodDNSConfig
            nameservers:[string] options:[PodDNSConfigOption] searches:[string]
        PodDNSConfigOption
            name:string value:?string
        PodOS
            name:!string
        PodReadinessGate
            conditionType:!string
        PodResourceClaim
            name:!string resourceClaimName:?string resourceClaimTemplateName:?string
        PodSchedulingGate
            name:!string
        PodSchedulingGroup
            podGroupName:?string
        PodSecurityContext
            appArmorProfile:?AppArmorProfile fsGroup:?int64 fsGroupChangePolicy:?string runAsGroup:?int64
            runAsNonRoot:?bool runAsUser:?int64 seLinuxChangePolicy:?string seLinuxOptions:?SELinuxOptions
            seccompProfile:?SeccompProfile supplementalGroups:[int64] supplementalGroupsPolicy:?string
            sysctls:[Sysctl] windowsOptions:?WindowsSecurityContextOptions
        PodSpec
            activeDeadlineSeconds:?int64 affinity:?Affinity automountServiceAccountToken:?bool
            containers:![Container]@map(name)~merge(name) dnsConfig:?PodDNSConfig dnsPolicy:string
            enableServiceLinks:?bool ephemeralContainers:[EphemeralContainer]@map(name)~merge(name)
            hostAliases:[HostAlias]@map(ip)~merge(ip) hostIPC:bool hostNetwork:bool hostPID:bool hostUsers:?bool
            hostname:string hostnameOverride:?string imagePullSecrets:[LocalObjectReference]@map(name)~merge(name)
            initContainers:[Container]@map(name)~merge(name) nodeName:string nodeSelector:{string}@atomic os:?PodOS
            overhead:{quantity} preemptionPolicy:?string priority:?int32 priorityClassName:string
            readinessGates:[PodReadinessGate] resourceClaims:[PodResourceClaim]@map(name)~merge(name)~retainKeys
            resources:?ResourceRequirements restartPolicy:string runtimeClassName:?string schedulerName:string
            schedulingGates:[PodSchedulingGate]@map(name)~merge(name) schedulingGroup:?PodSchedulingGroup
            securityContext:?PodSecurityContext serviceAccount:string serviceAccountName:string
            setHostnameAsFQDN:?bool shareProcessNamespace:?bool subdomain:string
            terminationGracePeriodSeconds:?int64 tolerations:[Toleration]
            topologySpreadConstraints:[TopologySpreadConstraint]@map(topologyKey,whenUnsatisfiable)~merge(topologyKey)
            volumes:[Volume]@map(name)~merge(name)~retainKeys
        PreferredSchedulingTerm
            preference:!NodeSelectorTerm weight:!int32
        Probe
            exec:?ExecAction failureThreshold:int32 grpc:?GRPCAction httpGet:?HTTPGetAction
            initialDelaySeconds:int32 periodSeconds:int32 successThreshold:int32 tcpSocket:?TCPSocketAction
            terminationGracePeriodSeconds:?int64 timeoutSeconds:int32
        ResourceClaim
            name:!string request:string
        ResourceFieldSelector@atomic
            containerName:string divisor:+quantity resource:!string
        ResourceRequirements
            claims:[ResourceClaim]@map(name) limits:{quantity} requests:{quantity}
        SELinuxOptions
            level:string role:string type:string user:string
        SeccompProfile
            localhostProfile:?string type:!string
        SecretEnvSource
            name:string optional:?bool
        SecretKeySelector@atomic
            key:!string name:string optional:?bool
        SecurityContext
            allowPrivilegeEscalation:?bool appArmorProfile:?AppArmorProfile capabilities:?Capabilities
            privileged:?bool procMount:?string readOnlyRootFilesystem:?bool runAsGroup:?int64 runAsNonRoot:?bool
            runAsUser:?int64 seLinuxOptions:?SELinuxOptions seccompProfile:?SeccompProfile
            windowsOptions:?WindowsSecurityContextOptions
        SleepAction
            seconds:!int64
        Sysctl
            name:!string value:!string
        TCPSocketAction
            host:string port:!intOrString
        Toleration
            effect:string key:string operator:string tolerationSeconds:?int64 value:string
        TopologySpreadConstraint
            labelSelector:?LabelSelector matchLabelKeys:[string] maxSkew:!int32 minDomains:?int32
            nodeAffinityPolicy:?string nodeTaintsPolicy:?string topologyKey:!string whenUnsatisfiable:!string
        VolumeDevice
            devicePath:!string name:!string
        VolumeMount
            mountPath:!string mountPropagation:?string name:!string readOnly:bool recursiveReadOnly:?string
            subPath:string subPathExpr:string
        WeightedPodAffinityTerm
            podAffinityTerm:!PodAffinityTerm weight:!int32
        WindowsSecurityContextOptions
            gmsaCredentialSpec:?string gmsaCredentialSpecName:?string hostProcess:?bool runAsUserName:?string
        """
}
