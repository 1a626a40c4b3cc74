using Wallet.Operator.Aws.Protocols;

namespace Amazon.SecretsManager;

internal class AmazonSecretsManagerConfig() : ProtocolClientConfig(AmazonSecretsManagerClient.Description);
