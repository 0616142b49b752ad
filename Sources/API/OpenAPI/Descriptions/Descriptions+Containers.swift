extension Descriptions {
    /// Containers and their probes.
    static let containers = """
        ConfigMapEnvSource: A ConfigMap whose keys become environment variables.
            name: Name of the ConfigMap.
        ConfigMapKeySelector: One key of a ConfigMap.
            key: The key.
            name: Name of the ConfigMap.
        Container: A program that a Pod runs, from an image.
            args: Arguments of the command, in place of the image's CMD. $(NAME) stands for an environment variable,
                $$ for a dollar sign.
            command: The command, in place of the image's ENTRYPOINT; no shell is involved. $(NAME) stands for an
                environment variable, $$ for a dollar sign.
            env: Environment variables.
            envFrom: Sources whose keys all become environment variables; of equal names the last source wins, and
                env wins over all.
            image: The image, such as registry.k8s.io/nginx-slim:0.21. Can be changed: the container is then
                restarted.
            imagePullPolicy: Always, IfNotPresent or Never. Defaults to Always for the tag latest or none, to
                IfNotPresent otherwise.
            lifecycle: What is done just after the start and before the stop.
            livenessProbe: Checked again and again; if it fails, the container is restarted.
            name: Name of the container, a DNS label that is unique in the Pod.
            ports: Ports that the container listens on. For information: other ports can be reached as well.
            readinessProbe: Checked again and again; while it fails, the Pod is not ready and Services send it
                nothing.
            resizePolicy: What happens to the container when its resources are changed in place.
            resources: How much CPU, memory and the like it asks for, and may use.
            restartPolicy: When this container is restarted: Always, OnFailure or Never. Absent, the Pod's policy;
                Always makes an init container a sidecar.
            restartPolicyRules: Rules by exit code that come before restartPolicy; the first that matches counts.
            securityContext: User, privileges and confinement. Settings here win over the Pod's.
            startupProbe: Must succeed once before the other probes begin; if it fails, the container is restarted.
            stdin: Whether standard input stays open. Otherwise reading it gives end of file. Defaults to false.
            stdinOnce: Whether standard input is closed after the first client detaches. Defaults to false.
            terminationMessagePath: File from which the final message is read. Defaults to /dev/termination-log.
            terminationMessagePolicy: File, or FallbackToLogsOnError, which takes the end of the log if the file is
                empty and the container failed. Defaults to File.
            tty: Whether the container gets a terminal; needs stdin. Defaults to false.
            volumeDevices: Block volumes that appear as devices.
            volumeMounts: Volumes that appear as directories or files.
            workingDir: Working directory. Absent, the image's.
        ContainerPort: A port that a container listens on.
            containerPort: The port, 1 to 65535.
            hostIP: Address of the node to bind hostPort to.
            hostPort: Port of the node that leads here; few Pods need one. With hostNetwork it must equal
                containerPort.
            name: Name that Services and probes can use: up to 15 letters, digits and hyphens, unique in the Pod.
        ContainerResizePolicy: What happens to a container when one of its resources is changed in place.
            resourceName: cpu or memory.
            restartPolicy: NotRequired or RestartContainer. Without a policy for a resource, NotRequired.
        ContainerRestartRule: What happens after certain exit codes.
            action: Restart, or RestartAllContainers of the Pod.
            exitCodes: The exit codes that the rule is about.
        ContainerRestartRuleOnExitCodes: A set of exit codes.
            operator: In or NotIn.
            values: The exit codes, at most 255 of them.
        EnvFromSource: A source whose keys become environment variables.
            configMapRef: The ConfigMap to take the keys from.
            prefix: Text put before each key.
            secretRef: The Secret to take the keys from.
        EnvVar: An environment variable.
            name: Name of the variable: any printable ASCII characters but '='.
            value: The value. $(NAME) stands for a variable defined before, $$ for a dollar sign. Defaults to empty.
            valueFrom: Where the value comes from. Not together with a value.
        EnvVarSource: Where the value of an environment variable comes from; exactly one source is set.
            configMapKeyRef: One key of a ConfigMap.
            fieldRef: A field of the Pod: metadata.name, metadata.namespace, metadata.labels['KEY'],
                metadata.annotations['KEY'], spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP and
                their plurals.
            fileKeyRef: One variable of a file that an init container wrote to a volume.
            resourceFieldRef: A request or limit of a container of the Pod.
            secretKeyRef: One key of a Secret.
        EphemeralContainer = Container: A container added to a running Pod for debugging. It is never restarted and has
                no guaranteed resources.
            lifecycle: Not allowed here.
            livenessProbe: Not allowed here.
            ports: Not allowed here.
            readinessProbe: Not allowed here.
            resizePolicy: Not allowed here.
            resources: Not allowed here; it uses what the Pod has left.
            restartPolicy: Not allowed here.
            restartPolicyRules: Not allowed here.
            startupProbe: Not allowed here.
            targetContainerName: The container whose processes this one sees. Absent, it sees those that the Pod
                shares.
            volumeMounts: Volumes that appear as directories or files; subPath is not allowed here.
        ExecAction: A command to run in the container.
            command: The command and its arguments, run without a shell. Exit code 0 means success.
        FileKeySelector: One variable of a file in a volume.
            key: Name of the variable.
            path: Path of the file within the volume; relative, and without '..'.
            volumeName: The volume that holds the file; an emptyDir.
        GRPCAction: A call to the gRPC health service.
            port: Port of the service, 1 to 65535.
            service: Name to ask the health service about. Absent, the server as a whole.
        HTTPGetAction: An HTTP GET request. A code from 200 to 399 means success.
            host: Host to connect to. Defaults to the Pod's address; for another name set the Host header instead.
            httpHeaders: Header fields of the request; names may repeat.
            path: Path to ask for. Defaults to /.
            port: Number, or name of a port of the container.
            scheme: HTTP or HTTPS, whose certificate is not checked. Defaults to HTTP.
        HTTPHeader: One header field.
            name: Name of the field.
            value: Value of the field.
        Lifecycle: What is done around the start and the stop of a container.
            postStart: Done right after the start, perhaps before the command runs. If it fails, the container is
                killed and restarted as its policy says.
            preStop: Done before the stop signal, within the grace period. Not done if the container ends by itself.
            stopSignal: Signal that stops the container, such as SIGQUIT. Needs os.name of the Pod; absent, the
                image's or SIGTERM.
        LifecycleHandler: What is done; exactly one is set.
            exec: Runs a command in the container.
            httpGet: Sends an HTTP request.
            sleep: Waits.
            tcpSocket: Deprecated: opens a connection, which never worked here.
        ObjectFieldSelector: One field of an object.
            apiVersion: Version that the path is written in. Defaults to v1.
            fieldPath: Path of the field, such as metadata.name.
        Probe: A check of a container; exactly one way of checking is set.
            exec: Runs a command in the container.
            failureThreshold: Failures in a row after which the check counts as failed, at least 1. Defaults to 3.
            grpc: Asks a gRPC health service.
            httpGet: Sends an HTTP request.
            initialDelaySeconds: Seconds from the container's start to the first check. Defaults to 0.
            periodSeconds: Seconds between checks, at least 1. Defaults to 10.
            successThreshold: Successes in a row after which the check counts as passed again, at least 1. Defaults
                to 1; must be 1 for liveness and startup.
            tcpSocket: Opens a TCP connection.
            terminationGracePeriodSeconds: Seconds from the stop signal to the kill when this check fails, at least
                1. Absent, the Pod's. Not for readiness.
            timeoutSeconds: Seconds after which a check fails without an answer, at least 1. Defaults to 1.
        ResourceClaim: One of the Pod's resource claims.
            name: Name of the entry in the Pod's resourceClaims.
            request: The request of the claim to use. Absent, all of it.
        ResourceFieldSelector: A request or limit of a container.
            containerName: The container. Required in volumes; in variables it defaults to the container itself.
            divisor: Unit that the value is given in, such as 1Mi; rounded up. Defaults to 1.
            resource: The resource, such as limits.cpu or requests.memory.
        ResourceRequirements: How much of each resource is asked for and may be used.
            claims: Claims of the Pod that are used here.
            limits: The most of each resource that may be used: CPU is throttled there, and a container over its
                memory is killed.
            requests: How much of each resource is set aside. Defaults to the limit if there is one; may not exceed
                it.
        SecretEnvSource: A Secret whose keys become environment variables.
            name: Name of the Secret.
        SecretKeySelector: One key of a Secret.
            key: The key.
            name: Name of the Secret.
        SleepAction: A wait.
            seconds: How long, in seconds; at most the Pod's grace period.
        TCPSocketAction: A TCP connection to open.
            host: Host to connect to. Defaults to the Pod's address.
            port: Number, or name of a port of the container.
        VolumeDevice: A block volume that appears as a device.
            devicePath: Path of the device in the container.
            name: Name of the volume, which comes from a claim with volumeMode Block.
        VolumeMount: A volume that appears in a container.
            mountPath: Path in the container; must not contain ':' and must be unique among the container's mounts.
            mountPropagation: Whether mounts made later go across: None, HostToContainer or Bidirectional. Defaults
                to None.
            name: Name of one of the Pod's volumes.
            recursiveReadOnly: Whether mounts below are read-only too: Disabled, IfPossible or Enabled. Needs
                readOnly. Defaults to Disabled.
            subPath: Path within the volume to mount instead of its root. Content updates of ConfigMaps do not reach
                such a mount.
            subPathExpr: Like subPath, with $(NAME) for environment variables. Only one of the two may be set.
        Capabilities: Changes to the Linux capabilities of a container.
            add: Capabilities to add, such as NET_BIND_SERVICE.
            drop: Capabilities to remove; ALL removes every one.
        SecurityContext: User, privileges and confinement of one container.
            allowPrivilegeEscalation: Whether a process may gain more rights than its parent. Always true if
                privileged or with CAP_SYS_ADMIN. Not on Windows.
            appArmorProfile: The AppArmor profile of the container. Not on Windows.
            capabilities: Capabilities to add and drop. Absent, the runtime's default set. Not on Windows.
            privileged: Whether the container has the rights of root on the node. Defaults to false. Not on Windows.
            procMount: Default masks parts of /proc, Unmasked does not and needs hostUsers false. Defaults to
                Default.
            readOnlyRootFilesystem: Whether the root file system cannot be written. Defaults to false. Not on
                Windows.
            runAsGroup: Group ID of the processes. Absent, the Pod's or the runtime's default.
            runAsNonRoot: If true, a container that would run as user 0 is not started.
            runAsUser: User ID of the processes. Absent, the Pod's or the image's user.
            seLinuxOptions: The SELinux label of the container. Not on Windows.
            seccompProfile: Which system calls the container may make. Not on Windows.
            windowsOptions: Settings for Windows. Not on Linux.
        """
}
