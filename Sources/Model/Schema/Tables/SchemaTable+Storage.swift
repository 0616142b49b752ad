extension SchemaTable {
    /// Claims, volumes and storage classes.
    static let storage = """
        AzureFilePersistentVolumeSource
            readOnly:bool secretName:!string secretNamespace:+string shareName:!string
        CSIPersistentVolumeSource
            controllerExpandSecretRef:?SecretReference controllerPublishSecretRef:?SecretReference driver:!string
            fsType:string nodeExpandSecretRef:?SecretReference nodePublishSecretRef:?SecretReference
            nodeStageSecretRef:?SecretReference readOnly:bool volumeAttributes:{string} volumeHandle:!string
        CephFSPersistentVolumeSource
            monitors:![string] path:string readOnly:bool secretFile:string secretRef:?SecretReference user:string
        CinderPersistentVolumeSource
            fsType:string readOnly:bool secretRef:?SecretReference volumeID:!string
        FlexPersistentVolumeSource
            driver:!string fsType:string options:{string} readOnly:bool secretRef:?SecretReference
        GlusterfsPersistentVolumeSource
            endpoints:!string endpointsNamespace:?string path:!string readOnly:bool
        ISCSIPersistentVolumeSource
            chapAuthDiscovery:bool chapAuthSession:bool fsType:string initiatorName:?string iqn:!string
            iscsiInterface:string lun:!int32 portals:[string] readOnly:bool secretRef:?SecretReference
            targetPortal:!string
        LocalVolumeSource
            fsType:?string path:!string
        ModifyVolumeStatus
            status:!string targetVolumeAttributesClassName:string
        PersistentVolume
            apiVersion:string kind:string metadata:+ObjectMeta spec:+PersistentVolumeSpec
            status:+PersistentVolumeStatus
        PersistentVolumeClaim
            apiVersion:string kind:string metadata:+ObjectMeta spec:+PersistentVolumeClaimSpec
            status:+PersistentVolumeClaimStatus
        PersistentVolumeClaimCondition
            lastProbeTime:+time lastTransitionTime:+time message:string reason:string status:!string type:!string
        PersistentVolumeClaimSpec
            accessModes:[string] dataSource:?TypedLocalObjectReference dataSourceRef:?TypedObjectReference
            resources:+VolumeResourceRequirements selector:?LabelSelector storageClassName:?string
            volumeAttributesClassName:?string volumeMode:?string volumeName:string
        PersistentVolumeClaimStatus
            accessModes:[string] allocatedResourceStatuses:{string} allocatedResources:{quantity}
            capacity:{quantity} conditions:[PersistentVolumeClaimCondition]@map(type)~merge(type)
            currentVolumeAttributesClassName:?string modifyVolumeStatus:?ModifyVolumeStatus phase:string
        PersistentVolumeClaimTemplate
            metadata:+ObjectMeta spec:!PersistentVolumeClaimSpec
        PersistentVolumeSpec
            accessModes:[string] awsElasticBlockStore:?AWSElasticBlockStoreVolumeSource
            azureDisk:?AzureDiskVolumeSource azureFile:?AzureFilePersistentVolumeSource capacity:{quantity}
            cephfs:?CephFSPersistentVolumeSource cinder:?CinderPersistentVolumeSource claimRef:?ObjectReference
            csi:?CSIPersistentVolumeSource fc:?FCVolumeSource flexVolume:?FlexPersistentVolumeSource
            flocker:?FlockerVolumeSource gcePersistentDisk:?GCEPersistentDiskVolumeSource
            glusterfs:?GlusterfsPersistentVolumeSource hostPath:?HostPathVolumeSource
            iscsi:?ISCSIPersistentVolumeSource local:?LocalVolumeSource mountOptions:[string] nfs:?NFSVolumeSource
            nodeAffinity:?VolumeNodeAffinity persistentVolumeReclaimPolicy:string
            photonPersistentDisk:?PhotonPersistentDiskVolumeSource portworxVolume:?PortworxVolumeSource
            quobyte:?QuobyteVolumeSource rbd:?RBDPersistentVolumeSource scaleIO:?ScaleIOPersistentVolumeSource
            storageClassName:string storageos:?StorageOSPersistentVolumeSource volumeAttributesClassName:?string
            volumeMode:?string vsphereVolume:?VsphereVirtualDiskVolumeSource
        PersistentVolumeStatus
            lastPhaseTransitionTime:?time message:string phase:string reason:string
        RBDPersistentVolumeSource
            fsType:string image:!string keyring:string monitors:![string] pool:string readOnly:bool
            secretRef:?SecretReference user:string
        ScaleIOPersistentVolumeSource
            fsType:string gateway:!string protectionDomain:string readOnly:bool secretRef:*SecretReference
            sslEnabled:bool storageMode:string storagePool:string system:!string volumeName:string
        StorageClass
            allowVolumeExpansion:?bool allowedTopologies:[TopologySelectorTerm] apiVersion:string kind:string
            metadata:+ObjectMeta mountOptions:[string] parameters:{string} provisioner:!string reclaimPolicy:?string
            volumeBindingMode:?string
        StorageOSPersistentVolumeSource
            fsType:string readOnly:bool secretRef:?ObjectReference volumeName:string volumeNamespace:string
        TopologySelectorLabelRequirement
            key:!string values:![string]
        TopologySelectorTerm@atomic
            matchLabelExpressions:[TopologySelectorLabelRequirement]
        VolumeNodeAffinity
            required:?NodeSelector
        VolumeResourceRequirements
            limits:{quantity} requests:{quantity}
        """
}
