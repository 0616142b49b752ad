extension ProtobufTable {
    /// Numbers and types of the questions about what a client may do; what they hold of answers is of no use here.
    static let reviews = """
        FieldSelectorAttributes
            rawSelector=1:string requirements=2:[LabelSelectorRequirement]
        LocalSubjectAccessReview
            metadata=1:ObjectMeta? spec=2:SubjectAccessReviewSpec?
        NonResourceAttributes
            path=1:string verb=2:string
        ResourceAttributes
            namespace=1:string verb=2:string group=3:string version=4:string resource=5:string subresource=6:string
            name=7:string fieldSelector=8:FieldSelectorAttributes? labelSelector=9:FieldSelectorAttributes?
        SelfSubjectAccessReview
            metadata=1:ObjectMeta? spec=2:SelfSubjectAccessReviewSpec?
        SelfSubjectAccessReviewSpec
            resourceAttributes=1:ResourceAttributes? nonResourceAttributes=2:NonResourceAttributes?
        SelfSubjectReview
            metadata=1:ObjectMeta?
        SelfSubjectRulesReview
            metadata=1:ObjectMeta? spec=2:SelfSubjectRulesReviewSpec?
        SelfSubjectRulesReviewSpec
            namespace=1:string
        SubjectAccessReview
            metadata=1:ObjectMeta? spec=2:SubjectAccessReviewSpec?
        SubjectAccessReviewSpec
            resourceAttributes=1:ResourceAttributes? nonResourceAttributes=2:NonResourceAttributes? user=3:string
            groups=4:[string] extra=5:{texts} uid=6:string
        """
}
