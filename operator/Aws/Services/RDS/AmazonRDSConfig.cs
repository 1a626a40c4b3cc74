using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS;

public class AmazonRDSConfig() : ProtocolClientConfig(AmazonRDSClient.Description);
