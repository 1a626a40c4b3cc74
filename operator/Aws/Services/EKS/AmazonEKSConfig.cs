using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS;

internal class AmazonEKSConfig() : ProtocolClientConfig(AmazonEKSClient.Description);
