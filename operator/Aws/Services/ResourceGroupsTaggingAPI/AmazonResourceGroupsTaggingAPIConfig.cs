using Wallet.Operator.Aws.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

internal class AmazonResourceGroupsTaggingAPIConfig() : ProtocolClientConfig(AmazonResourceGroupsTaggingAPIClient.Description);
