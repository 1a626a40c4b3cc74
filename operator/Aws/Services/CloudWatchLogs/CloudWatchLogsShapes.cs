using System.Text.Json.Serialization;
using Amazon.CloudWatchLogs.Model;

namespace Amazon.CloudWatchLogs;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateLogGroupRequest)), JsonSerializable(typeof(CreateLogGroupResponse))]
[JsonSerializable(typeof(DescribeLogGroupsRequest)), JsonSerializable(typeof(DescribeLogGroupsResponse))]
[JsonSerializable(typeof(PutRetentionPolicyRequest)), JsonSerializable(typeof(PutRetentionPolicyResponse))]
[JsonSerializable(typeof(AssociateKmsKeyRequest)), JsonSerializable(typeof(AssociateKmsKeyResponse))]
[JsonSerializable(typeof(DeleteLogGroupRequest)), JsonSerializable(typeof(DeleteLogGroupResponse))]
[JsonSerializable(typeof(DescribeResourcePoliciesRequest)), JsonSerializable(typeof(DescribeResourcePoliciesResponse))]
[JsonSerializable(typeof(PutResourcePolicyRequest)), JsonSerializable(typeof(PutResourcePolicyResponse))]
[JsonSerializable(typeof(ListTagsForResourceRequest)), JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(TagResourceRequest)), JsonSerializable(typeof(TagResourceResponse))]
[JsonSerializable(typeof(UntagResourceRequest)), JsonSerializable(typeof(UntagResourceResponse))]
internal sealed partial class CloudWatchLogsShapes : JsonSerializerContext;
