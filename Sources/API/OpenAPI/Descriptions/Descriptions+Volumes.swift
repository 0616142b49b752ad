extension Descriptions {
    /// The sources of a Pod's volumes.
    static let volumes = """
        Volume: Storage that a Pod's containers can mount. Exactly one source is set.
            awsElasticBlockStore: Deprecated: a disk of AWS.
            azureDisk: Deprecated: a disk of Azure.
            azureFile: Deprecated: a share of Azure Files.
            cephfs: No longer supported: a CephFS mount.
            cinder: Deprecated: a volume of OpenStack.
            configMap: Keys of a ConfigMap as files.
            csi: A volume that a CSI driver makes for this Pod.
            downwardAPI: Fields of the Pod as files.
            emptyDir: An empty directory that lives as long as the Pod is on its node.
            ephemeral: A claim that is made for this Pod and deleted with it.
            fc: A Fibre Channel disk.
            flexVolume: Deprecated: a volume that a program on the node mounts.
            flocker: No longer supported: a Flocker volume.
            gcePersistentDisk: Deprecated: a disk of Google Cloud.
            gitRepo: No longer supported: a clone of a git repository.
            glusterfs: No longer supported: a GlusterFS mount.
            hostPath: A file or directory of the node. Gives the Pod a hold on the node; avoid it.
            image: The content of an OCI image or artifact, read-only.
            iscsi: An iSCSI disk.
            name: Name of the volume, a DNS label that is unique in the Pod.
            nfs: An NFS mount.
            persistentVolumeClaim: The volume of a claim in the same namespace.
            photonPersistentDisk: No longer supported: a Photon disk.
            portworxVolume: Deprecated: a Portworx volume.
            projected: Several sources in one directory.
            quobyte: No longer supported: a Quobyte mount.
            rbd: No longer supported: a Ceph block device.
            scaleIO: No longer supported: a ScaleIO volume.
            secret: Keys of a Secret as files.
            storageos: No longer supported: a StorageOS volume.
            vsphereVolume: Deprecated: a disk of vSphere.
        CSIVolumeSource: A volume that a CSI driver makes for one Pod.
            driver: Name of the driver.
            fsType: File system to mount. Absent, the driver chooses.
            nodePublishSecretRef: The Secret that the driver gets on mounting.
            volumeAttributes: Settings that the driver understands.
        ClusterTrustBundleProjection: Trusted certificates as one file.
            labelSelector: Bundles of the signer to merge. Empty means all of them.
            name: One bundle by its name. Not with signerName and labelSelector.
            optional: Whether the bundles may be missing. If not, the Pod waits for them.
            path: Path of the file within the volume.
            signerName: Bundles of this signer. Not with name.
        ConfigMapProjection: Keys of a ConfigMap as files of a projected volume.
            name: Name of the ConfigMap.
        ConfigMapVolumeSource: Keys of a ConfigMap as files.
            name: Name of the ConfigMap.
        DownwardAPIProjection: Fields of the Pod as files of a projected volume.
            items: The files.
        DownwardAPIVolumeFile: One field of the Pod as a file.
            fieldRef: The field: annotations, labels, name, namespace or uid of the metadata. Not with
                resourceFieldRef.
            path: Path of the file within the volume; relative, and without '..'.
            resourceFieldRef: A request or limit of a container. Not with fieldRef.
        DownwardAPIVolumeSource: Fields of the Pod as files.
            items: The files.
        EmptyDirVolumeSource: An empty directory that lives as long as the Pod is on its node.
            medium: Empty for the node's disk, Memory for a tmpfs, or HugePages.
            sizeLimit: The most it may hold; beyond it the Pod is evicted. In memory it also counts against the
                containers' limits.
        EphemeralVolumeSource: A claim that is made for one Pod and deleted with it.
            volumeClaimTemplate: What the claim is made from. Its name is <pod>-<volume>. Required.
        FCVolumeSource: A Fibre Channel disk, by either target and lun or wwids.
            lun: Number of the logical unit.
            targetWWNs: World wide names of the targets.
            wwids: World wide identifiers of the volume. Not with targetWWNs and lun.
        HostPathVolumeSource: A file or directory of the node.
            path: Path on the node; a link is followed.
            type: What must be there: DirectoryOrCreate, Directory, FileOrCreate, File, Socket, CharDevice,
                BlockDevice, or empty for no check. Defaults to empty.
        ISCSIVolumeSource: An iSCSI disk.
            chapAuthDiscovery: Whether discovery authenticates with CHAP.
            chapAuthSession: Whether sessions authenticate with CHAP.
            initiatorName: Name of the initiator, in place of the node's.
            iqn: Qualified name of the target.
            iscsiInterface: Interface with its transport. Defaults to default, which is TCP.
            lun: Number of the logical unit at the target.
            portals: Further addresses of the target.
            secretRef: The Secret for CHAP.
            targetPortal: Address of the target, as host or host:port. The port defaults to 3260.
        ImageVolumeSource: The content of an OCI image or artifact.
            pullPolicy: Always, IfNotPresent or Never. Defaults to Always for the tag latest, to IfNotPresent
                otherwise.
            reference: The image, written as for containers.
        KeyToPath: A key that becomes a file.
            key: The key.
            path: Path of the file within the volume; relative, and without '..'.
        NFSVolumeSource: An NFS mount.
            path: Path that the server exports.
            server: Name or address of the server.
        PersistentVolumeClaimVolumeSource: The volume of a claim.
            claimName: Name of a claim in the Pod's namespace. A StatefulSet sets it for its volumeClaimTemplates.
            readOnly: Whether all mounts are read-only. Defaults to false.
        PodCertificateProjection: A private key and the certificate that a signer issues to the Pod, kept fresh.
            certificateChainPath: File of the certificates. Not with credentialBundlePath.
            credentialBundlePath: File of the key followed by the certificates, so that both change at once.
            keyPath: File of the private key. Not with credentialBundlePath.
            keyType: Kind of key: RSA3072, RSA4096, ECDSAP256, ECDSAP384, ECDSAP521 or ED25519.
            maxExpirationSeconds: The longest life of the certificate in seconds, 3600 to 7862400. Defaults to
                86400.
            signerName: The signer to ask.
            userAnnotations: Settings for the signer.
        ProjectedVolumeSource: Several sources in one directory.
            sources: The sources. Paths must not overlap.
        SecretProjection: Keys of a Secret as files of a projected volume.
            name: Name of the Secret.
        SecretVolumeSource: Keys of a Secret as files.
            secretName: Name of the Secret.
        ServiceAccountTokenProjection: A token of the Pod's service account as a file, kept fresh.
            audience: Who may accept the token. Defaults to the API server.
            expirationSeconds: Life of the token in seconds, at least 600. It is renewed in time. Defaults to 3600.
            path: Path of the file within the volume.
        VolumeProjection: One source of a projected volume; exactly one is set.
            clusterTrustBundle: Trusted certificates.
            configMap: Keys of a ConfigMap.
            downwardAPI: Fields of the Pod.
            podCertificate: A key and a certificate for the Pod.
            secret: Keys of a Secret.
            serviceAccountToken: A token of the Pod's service account.
        """
}
