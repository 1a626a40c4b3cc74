using System.Text.Json.Serialization;
using Amazon.SecretsManager.Model;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.SecretsManager;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(CreateSecretRequest)), JsonSerializable(typeof(CreateSecretResponse))]
[JsonSerializable(typeof(DescribeSecretRequest)), JsonSerializable(typeof(DescribeSecretResponse))]
[JsonSerializable(typeof(UpdateSecretRequest)), JsonSerializable(typeof(UpdateSecretResponse))]
[JsonSerializable(typeof(DeleteSecretRequest)), JsonSerializable(typeof(DeleteSecretResponse))]
[JsonSerializable(typeof(RestoreSecretRequest)), JsonSerializable(typeof(RestoreSecretResponse))]
[JsonSerializable(typeof(GetSecretValueRequest)), JsonSerializable(typeof(GetSecretValueResponse))]
[JsonSerializable(typeof(PutSecretValueRequest)), JsonSerializable(typeof(PutSecretValueResponse))]
[JsonSerializable(typeof(TagResourceRequest)), JsonSerializable(typeof(TagResourceResponse))]
[JsonSerializable(typeof(UntagResourceRequest)), JsonSerializable(typeof(UntagResourceResponse))]
internal sealed partial class SecretsManagerShapes : JsonSerializerContext;
