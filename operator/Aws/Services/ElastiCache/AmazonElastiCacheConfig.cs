using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache;

public class AmazonElastiCacheConfig() : ProtocolClientConfig(AmazonElastiCacheClient.Description);
