using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache;

internal class AmazonElastiCacheConfig() : ProtocolClientConfig(AmazonElastiCacheClient.Description);
