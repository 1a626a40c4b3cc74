using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka;

internal class AmazonKafkaConfig() : ProtocolClientConfig(AmazonKafkaClient.Description);
