using System.Text.Json.Serialization;
using Amazon.EKS.Model;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(TimestampConverter), typeof(BlobConverter)])]
[JsonSerializable(typeof(DescribeClusterRequest)), JsonSerializable(typeof(DescribeClusterResponse))]
[JsonSerializable(typeof(CreateFargateProfileRequest)), JsonSerializable(typeof(CreateFargateProfileResponse))]
[JsonSerializable(typeof(DescribeFargateProfileRequest)), JsonSerializable(typeof(DescribeFargateProfileResponse))]
[JsonSerializable(typeof(ListFargateProfilesRequest)), JsonSerializable(typeof(ListFargateProfilesResponse))]
[JsonSerializable(typeof(DeleteFargateProfileRequest)), JsonSerializable(typeof(DeleteFargateProfileResponse))]
[JsonSerializable(typeof(TagResourceRequest)), JsonSerializable(typeof(TagResourceResponse))]
[JsonSerializable(typeof(UntagResourceRequest)), JsonSerializable(typeof(UntagResourceResponse))]
internal sealed partial class EksShapes : JsonSerializerContext;
