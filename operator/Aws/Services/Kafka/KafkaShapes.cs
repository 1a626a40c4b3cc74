using System.Text.Json.Serialization;
using Amazon.Kafka.Model;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(TimestampConverter), typeof(BlobConverter)])]
[JsonSerializable(typeof(CreateClusterV2Request)), JsonSerializable(typeof(CreateClusterV2Response))]
[JsonSerializable(typeof(DescribeClusterV2Request)), JsonSerializable(typeof(DescribeClusterV2Response))]
[JsonSerializable(typeof(ListClustersV2Request)), JsonSerializable(typeof(ListClustersV2Response))]
[JsonSerializable(typeof(DeleteClusterRequest)), JsonSerializable(typeof(DeleteClusterResponse))]
[JsonSerializable(typeof(GetBootstrapBrokersRequest)), JsonSerializable(typeof(GetBootstrapBrokersResponse))]
[JsonSerializable(typeof(UpdateClusterConfigurationRequest)), JsonSerializable(typeof(UpdateClusterConfigurationResponse))]
[JsonSerializable(typeof(UpdateBrokerStorageRequest)), JsonSerializable(typeof(UpdateBrokerStorageResponse))]
[JsonSerializable(typeof(UpdateBrokerCountRequest)), JsonSerializable(typeof(UpdateBrokerCountResponse))]
[JsonSerializable(typeof(UpdateBrokerTypeRequest)), JsonSerializable(typeof(UpdateBrokerTypeResponse))]
[JsonSerializable(typeof(UpdateClusterKafkaVersionRequest)), JsonSerializable(typeof(UpdateClusterKafkaVersionResponse))]
[JsonSerializable(typeof(UpdateSecurityRequest)), JsonSerializable(typeof(UpdateSecurityResponse))]
[JsonSerializable(typeof(UpdateMonitoringRequest)), JsonSerializable(typeof(UpdateMonitoringResponse))]
[JsonSerializable(typeof(ListNodesRequest)), JsonSerializable(typeof(ListNodesResponse))]
[JsonSerializable(typeof(ListClusterOperationsV2Request)), JsonSerializable(typeof(ListClusterOperationsV2Response))]
[JsonSerializable(typeof(DescribeClusterOperationV2Request)), JsonSerializable(typeof(DescribeClusterOperationV2Response))]
[JsonSerializable(typeof(CreateConfigurationRequest)), JsonSerializable(typeof(CreateConfigurationResponse))]
[JsonSerializable(typeof(UpdateConfigurationRequest)), JsonSerializable(typeof(UpdateConfigurationResponse))]
[JsonSerializable(typeof(DescribeConfigurationRequest)), JsonSerializable(typeof(DescribeConfigurationResponse))]
[JsonSerializable(typeof(DescribeConfigurationRevisionRequest)), JsonSerializable(typeof(DescribeConfigurationRevisionResponse))]
[JsonSerializable(typeof(ListConfigurationsRequest)), JsonSerializable(typeof(ListConfigurationsResponse))]
[JsonSerializable(typeof(DeleteConfigurationRequest)), JsonSerializable(typeof(DeleteConfigurationResponse))]
[JsonSerializable(typeof(ListKafkaVersionsRequest)), JsonSerializable(typeof(ListKafkaVersionsResponse))]
[JsonSerializable(typeof(TagResourceRequest)), JsonSerializable(typeof(TagResourceResponse))]
[JsonSerializable(typeof(UntagResourceRequest)), JsonSerializable(typeof(UntagResourceResponse))]
[JsonSerializable(typeof(BatchAssociateScramSecretRequest)), JsonSerializable(typeof(BatchAssociateScramSecretResponse))]
internal sealed partial class KafkaShapes : JsonSerializerContext;
