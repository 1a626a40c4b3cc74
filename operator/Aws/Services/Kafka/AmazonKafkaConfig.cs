using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka;

public class AmazonKafkaConfig() : ProtocolClientConfig(AmazonKafkaClient.Description);
