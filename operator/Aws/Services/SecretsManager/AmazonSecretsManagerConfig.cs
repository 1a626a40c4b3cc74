using Wallet.Operator.Aws.Protocols;

namespace Amazon.SecretsManager;

public class AmazonSecretsManagerConfig() : ProtocolClientConfig(AmazonSecretsManagerClient.Description);
