using System.Text.Json.Serialization;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka;

[JsonConverter(typeof(ConstantConverter<BrokerAZDistribution>))]
internal class BrokerAZDistribution(string value) : ConstantClass(value), IConstant<BrokerAZDistribution>
{
    public static readonly BrokerAZDistribution DEFAULT = new("DEFAULT");

    public static BrokerAZDistribution FindValue(string value) => FindValue<BrokerAZDistribution>(value);

    public static implicit operator BrokerAZDistribution(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ClientBroker>))]
internal class ClientBroker(string value) : ConstantClass(value), IConstant<ClientBroker>
{
    public static readonly ClientBroker TLS = new("TLS");

    public static readonly ClientBroker TLS_PLAINTEXT = new("TLS_PLAINTEXT");

    public static readonly ClientBroker PLAINTEXT = new("PLAINTEXT");

    public static ClientBroker FindValue(string value) => FindValue<ClientBroker>(value);

    public static implicit operator ClientBroker(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ClusterState>))]
internal class ClusterState(string value) : ConstantClass(value), IConstant<ClusterState>
{
    public static readonly ClusterState ACTIVE = new("ACTIVE");

    public static readonly ClusterState CREATING = new("CREATING");

    public static readonly ClusterState DELETING = new("DELETING");

    public static readonly ClusterState FAILED = new("FAILED");

    public static readonly ClusterState HEALING = new("HEALING");

    public static readonly ClusterState MAINTENANCE = new("MAINTENANCE");

    public static readonly ClusterState REBOOTING_BROKER = new("REBOOTING_BROKER");

    public static readonly ClusterState UPDATING = new("UPDATING");

    public static ClusterState FindValue(string value) => FindValue<ClusterState>(value);

    public static implicit operator ClusterState(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ClusterType>))]
internal class ClusterType(string value) : ConstantClass(value), IConstant<ClusterType>
{
    public static readonly ClusterType PROVISIONED = new("PROVISIONED");

    public static readonly ClusterType SERVERLESS = new("SERVERLESS");

    public static ClusterType FindValue(string value) => FindValue<ClusterType>(value);

    public static implicit operator ClusterType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ConfigurationState>))]
internal class ConfigurationState(string value) : ConstantClass(value), IConstant<ConfigurationState>
{
    public static readonly ConfigurationState ACTIVE = new("ACTIVE");

    public static readonly ConfigurationState DELETING = new("DELETING");

    public static readonly ConfigurationState DELETE_FAILED = new("DELETE_FAILED");

    public static ConfigurationState FindValue(string value) => FindValue<ConfigurationState>(value);

    public static implicit operator ConfigurationState(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<EnhancedMonitoring>))]
internal class EnhancedMonitoring(string value) : ConstantClass(value), IConstant<EnhancedMonitoring>
{
    public static readonly EnhancedMonitoring DEFAULT = new("DEFAULT");

    public static readonly EnhancedMonitoring PER_BROKER = new("PER_BROKER");

    public static readonly EnhancedMonitoring PER_TOPIC_PER_BROKER = new("PER_TOPIC_PER_BROKER");

    public static readonly EnhancedMonitoring PER_TOPIC_PER_PARTITION = new("PER_TOPIC_PER_PARTITION");

    public static EnhancedMonitoring FindValue(string value) => FindValue<EnhancedMonitoring>(value);

    public static implicit operator EnhancedMonitoring(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<KafkaVersionStatus>))]
internal class KafkaVersionStatus(string value) : ConstantClass(value), IConstant<KafkaVersionStatus>
{
    public static readonly KafkaVersionStatus ACTIVE = new("ACTIVE");

    public static readonly KafkaVersionStatus DEPRECATED = new("DEPRECATED");

    public static KafkaVersionStatus FindValue(string value) => FindValue<KafkaVersionStatus>(value);

    public static implicit operator KafkaVersionStatus(string value) => FindValue(value);
}
