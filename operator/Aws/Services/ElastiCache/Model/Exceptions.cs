using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class CacheClusterNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

internal class CacheParameterGroupAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

internal class CacheParameterGroupNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

internal class CacheSubnetGroupAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

internal class CacheSubnetGroupNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

internal class InvalidCacheClusterStateException(ServiceError error) : AmazonElastiCacheException(error);

internal class InvalidCacheParameterGroupStateException(ServiceError error) : AmazonElastiCacheException(error);

internal class InvalidReplicationGroupStateException(ServiceError error) : AmazonElastiCacheException(error);

internal class InvalidSnapshotStateException(ServiceError error) : AmazonElastiCacheException(error);

internal class NoOperationException(ServiceError error) : AmazonElastiCacheException(error);

internal class ReplicationGroupAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

internal class ReplicationGroupNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

internal class SnapshotAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

internal class SnapshotNotFoundException(ServiceError error) : AmazonElastiCacheException(error);
