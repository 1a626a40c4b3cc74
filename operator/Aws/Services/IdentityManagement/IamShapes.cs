using System.Text.Json.Serialization;
using Amazon.IdentityManagement.Model;

namespace Amazon.IdentityManagement;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CreateRoleRequest)), JsonSerializable(typeof(CreateRoleResponse))]
[JsonSerializable(typeof(GetRoleRequest)), JsonSerializable(typeof(GetRoleResponse))]
[JsonSerializable(typeof(UpdateAssumeRolePolicyRequest)), JsonSerializable(typeof(UpdateAssumeRolePolicyResponse))]
[JsonSerializable(typeof(DeleteRoleRequest)), JsonSerializable(typeof(DeleteRoleResponse))]
[JsonSerializable(typeof(TagRoleRequest)), JsonSerializable(typeof(TagRoleResponse))]
[JsonSerializable(typeof(UntagRoleRequest)), JsonSerializable(typeof(UntagRoleResponse))]
[JsonSerializable(typeof(ListRoleTagsRequest)), JsonSerializable(typeof(ListRoleTagsResponse))]
[JsonSerializable(typeof(PutRolePermissionsBoundaryRequest)), JsonSerializable(typeof(PutRolePermissionsBoundaryResponse))]
[JsonSerializable(typeof(DeleteRolePermissionsBoundaryRequest)), JsonSerializable(typeof(DeleteRolePermissionsBoundaryResponse))]
[JsonSerializable(typeof(CreateServiceLinkedRoleRequest)), JsonSerializable(typeof(CreateServiceLinkedRoleResponse))]
[JsonSerializable(typeof(PutRolePolicyRequest)), JsonSerializable(typeof(PutRolePolicyResponse))]
[JsonSerializable(typeof(GetRolePolicyRequest)), JsonSerializable(typeof(GetRolePolicyResponse))]
[JsonSerializable(typeof(DeleteRolePolicyRequest)), JsonSerializable(typeof(DeleteRolePolicyResponse))]
[JsonSerializable(typeof(ListRolePoliciesRequest)), JsonSerializable(typeof(ListRolePoliciesResponse))]
[JsonSerializable(typeof(AttachRolePolicyRequest)), JsonSerializable(typeof(AttachRolePolicyResponse))]
[JsonSerializable(typeof(DetachRolePolicyRequest)), JsonSerializable(typeof(DetachRolePolicyResponse))]
[JsonSerializable(typeof(ListAttachedRolePoliciesRequest)), JsonSerializable(typeof(ListAttachedRolePoliciesResponse))]
[JsonSerializable(typeof(ListOpenIDConnectProvidersRequest)), JsonSerializable(typeof(ListOpenIDConnectProvidersResponse))]
[JsonSerializable(typeof(GetOpenIDConnectProviderRequest)), JsonSerializable(typeof(GetOpenIDConnectProviderResponse))]
internal sealed partial class IamShapes : JsonSerializerContext;
