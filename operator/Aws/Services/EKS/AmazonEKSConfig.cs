using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS;

public class AmazonEKSConfig() : ProtocolClientConfig(AmazonEKSClient.Description);
