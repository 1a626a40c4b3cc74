using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.IdentityManagement;

internal class AmazonIdentityManagementServiceClient : ProtocolClient, IAmazonIdentityManagementService
{
    internal static readonly ServiceDescription Description = new("IAM", "iam", "2010-05-08", IsGlobal: true);

    internal static readonly QueryProtocol Protocol = new(Description, IamShapes.Default.Options, new ErrorMap(e => new AmazonIdentityManagementServiceException(e), new()
    {
        ["ConcurrentModification"] = e => new ConcurrentModificationException(e),
        ["DeleteConflict"] = e => new DeleteConflictException(e),
        ["EntityAlreadyExists"] = e => new EntityAlreadyExistsException(e),
        ["InvalidInput"] = e => new InvalidInputException(e),
        ["LimitExceeded"] = e => new LimitExceededException(e),
        ["MalformedPolicyDocument"] = e => new MalformedPolicyDocumentException(e),
        ["NoSuchEntity"] = e => new NoSuchEntityException(e),
        ["PolicyNotAttachable"] = e => new PolicyNotAttachableException(e),
        ["ServiceFailure"] = e => new ServiceFailureException(e),
        ["UnmodifiableEntity"] = e => new UnmodifiableEntityException(e),
    }));

    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config) : base(null, config, Protocol) { }

    public AmazonIdentityManagementServiceClient(AWSCredentials? credentials, AmazonIdentityManagementServiceConfig config) : base(credentials, config, Protocol) { }

    public virtual Task<CreateRoleResponse> CreateRoleAsync(CreateRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateRoleResponse>(request, cancellationToken);

    public virtual Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetRoleResponse>(request, cancellationToken);

    public virtual Task<UpdateAssumeRolePolicyResponse> UpdateAssumeRolePolicyAsync(
        UpdateAssumeRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateAssumeRolePolicyResponse>(request, cancellationToken);

    public virtual Task<DeleteRoleResponse> DeleteRoleAsync(DeleteRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteRoleResponse>(request, cancellationToken);

    public virtual Task<TagRoleResponse> TagRoleAsync(TagRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagRoleResponse>(request, cancellationToken);

    public virtual Task<UntagRoleResponse> UntagRoleAsync(UntagRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagRoleResponse>(request, cancellationToken);

    public virtual Task<ListRoleTagsResponse> ListRoleTagsAsync(ListRoleTagsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListRoleTagsResponse>(request, cancellationToken);

    public virtual Task<PutRolePermissionsBoundaryResponse> PutRolePermissionsBoundaryAsync(
        PutRolePermissionsBoundaryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutRolePermissionsBoundaryResponse>(request, cancellationToken);

    public virtual Task<DeleteRolePermissionsBoundaryResponse> DeleteRolePermissionsBoundaryAsync(
        DeleteRolePermissionsBoundaryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteRolePermissionsBoundaryResponse>(request, cancellationToken);

    public virtual Task<CreateServiceLinkedRoleResponse> CreateServiceLinkedRoleAsync(
        CreateServiceLinkedRoleRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateServiceLinkedRoleResponse>(request, cancellationToken);

    public virtual Task<PutRolePolicyResponse> PutRolePolicyAsync(PutRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutRolePolicyResponse>(request, cancellationToken);

    public virtual Task<GetRolePolicyResponse> GetRolePolicyAsync(GetRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetRolePolicyResponse>(request, cancellationToken);

    public virtual Task<DeleteRolePolicyResponse> DeleteRolePolicyAsync(
        DeleteRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteRolePolicyResponse>(request, cancellationToken);

    public virtual Task<ListRolePoliciesResponse> ListRolePoliciesAsync(
        ListRolePoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListRolePoliciesResponse>(request, cancellationToken);

    public virtual Task<AttachRolePolicyResponse> AttachRolePolicyAsync(
        AttachRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<AttachRolePolicyResponse>(request, cancellationToken);

    public virtual Task<DetachRolePolicyResponse> DetachRolePolicyAsync(
        DetachRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DetachRolePolicyResponse>(request, cancellationToken);

    public virtual Task<ListAttachedRolePoliciesResponse> ListAttachedRolePoliciesAsync(
        ListAttachedRolePoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListAttachedRolePoliciesResponse>(request, cancellationToken);

    public virtual Task<ListOpenIDConnectProvidersResponse> ListOpenIDConnectProvidersAsync(
        ListOpenIDConnectProvidersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListOpenIDConnectProvidersResponse>(request, cancellationToken);

    public virtual Task<GetOpenIDConnectProviderResponse> GetOpenIDConnectProviderAsync(
        GetOpenIDConnectProviderRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetOpenIDConnectProviderResponse>(request, cancellationToken);
}
