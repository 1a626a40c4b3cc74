using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS;

internal class AmazonRDSConfig() : ProtocolClientConfig(AmazonRDSClient.Description);
