using Wallet.Operator.Aws.Protocols;

namespace Amazon.IdentityManagement;

public class AmazonIdentityManagementServiceConfig() : ProtocolClientConfig(AmazonIdentityManagementServiceClient.Description);
