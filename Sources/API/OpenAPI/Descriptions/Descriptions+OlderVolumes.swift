extension Descriptions {
    /// Sources of volumes that a cluster no longer offers, or only through a driver.
    static let olderVolumes = """
        AWSElasticBlockStoreVolumeSource: A disk of AWS.
            volumeID: Identifier of the disk.
        AzureDiskVolumeSource: A disk of Azure.
            cachingMode: Caching on the host: None, ReadOnly or ReadWrite. Defaults to ReadWrite.
            diskName: Name of the disk.
            diskURI: URI of the disk.
            fsType: File system of the volume. Defaults to ext4.
            kind: Shared, Dedicated or Managed. Defaults to Shared.
        AzureFileVolumeSource: A share of Azure Files.
            secretName: The Secret with the account's name and key.
            shareName: Name of the share.
        AzureFilePersistentVolumeSource = AzureFileVolumeSource: A share of Azure Files.
            secretNamespace: Namespace of the Secret. Defaults to the Pod's.
        CephFSVolumeSource: A CephFS mount.
            monitors: Addresses of the monitors.
            path: Path to mount. Defaults to /.
            secretFile: File on the node with the key. Defaults to /etc/ceph/user.secret.
            secretRef: The Secret with the key, in place of secretFile.
            user: Name of the user. Defaults to admin.
        CephFSPersistentVolumeSource = CephFSVolumeSource: A CephFS mount.
        CinderVolumeSource: A volume of OpenStack.
            secretRef: The Secret with what is needed to reach OpenStack.
            volumeID: Identifier of the volume.
        CinderPersistentVolumeSource = CinderVolumeSource: A volume of OpenStack.
        FlexVolumeSource: A volume that a program on the node mounts.
            driver: Name of the program.
            options: Settings for the program.
        FlexPersistentVolumeSource = FlexVolumeSource: A volume that a program on the node mounts.
        FlockerVolumeSource: A Flocker volume.
            datasetName: Name of the dataset; deprecated.
            datasetUUID: Identifier of the dataset.
        GCEPersistentDiskVolumeSource: A disk of Google Cloud.
            pdName: Name of the disk.
        GitRepoVolumeSource: A clone of a git repository.
            directory: Directory to clone into; '.' puts the files at the top of the volume.
            repository: URL of the repository.
            revision: Commit to check out.
        GlusterfsVolumeSource: A GlusterFS mount.
            endpoints: Name of the Endpoints with the servers' addresses.
            path: Name of the Gluster volume.
        GlusterfsPersistentVolumeSource = GlusterfsVolumeSource: A GlusterFS mount.
            endpointsNamespace: Namespace of the Endpoints. Defaults to the claim's.
        ISCSIPersistentVolumeSource = ISCSIVolumeSource: An iSCSI disk.
        PhotonPersistentDiskVolumeSource: A Photon disk.
            pdID: Identifier of the disk.
        PortworxVolumeSource: A Portworx volume.
            volumeID: Identifier of the volume.
        QuobyteVolumeSource: A Quobyte mount.
            group: Group that the files appear to belong to. Defaults to none.
            registry: Addresses of the registries, as host:port and separated by commas.
            tenant: Tenant that owns the volume, for volumes made on demand.
            user: User that the files appear to belong to. Defaults to the service account's.
            volume: Name of the volume.
        RBDVolumeSource: A Ceph block device.
            image: Name of the image.
            keyring: File on the node with the key. Defaults to /etc/ceph/keyring.
            monitors: Addresses of the monitors.
            pool: Name of the pool. Defaults to rbd.
            secretRef: The Secret with the key, in place of keyring.
            user: Name of the user. Defaults to admin.
        RBDPersistentVolumeSource = RBDVolumeSource: A Ceph block device.
        ScaleIOVolumeSource: A ScaleIO volume.
            fsType: File system of the volume. Defaults to xfs.
            gateway: Address of the gateway.
            protectionDomain: Name of the protection domain.
            secretRef: The Secret with the user's name and password.
            sslEnabled: Whether the gateway is reached over TLS. Defaults to false.
            storageMode: ThickProvisioned or ThinProvisioned. Defaults to ThinProvisioned.
            storagePool: Name of the storage pool.
            system: Name of the storage system.
            volumeName: Name of the volume.
        ScaleIOPersistentVolumeSource = ScaleIOVolumeSource: A ScaleIO volume.
            secretRef: The Secret with the user's name and password.
        StorageOSVolumeSource: A StorageOS volume.
            secretRef: The Secret with what is needed to reach the API.
            volumeName: Name of the volume, unique within its namespace.
            volumeNamespace: Namespace of the volume in StorageOS. Defaults to the Pod's.
        StorageOSPersistentVolumeSource = StorageOSVolumeSource: A StorageOS volume.
        VsphereVirtualDiskVolumeSource: A disk of vSphere.
            storagePolicyName: Name of the storage policy.
            volumePath: Path of the disk.
        """
}
