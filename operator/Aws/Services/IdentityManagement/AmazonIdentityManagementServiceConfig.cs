using Wallet.Operator.Aws.Protocols;

namespace Amazon.IdentityManagement;

internal class AmazonIdentityManagementServiceConfig() : ProtocolClientConfig(AmazonIdentityManagementServiceClient.Description);
