using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

public class CacheClusterNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

public class CacheParameterGroupAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

public class CacheParameterGroupNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

public class CacheSubnetGroupAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

public class CacheSubnetGroupNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

public class InvalidCacheClusterStateException(ServiceError error) : AmazonElastiCacheException(error);

public class InvalidCacheParameterGroupStateException(ServiceError error) : AmazonElastiCacheException(error);

public class InvalidReplicationGroupStateException(ServiceError error) : AmazonElastiCacheException(error);

public class InvalidSnapshotStateException(ServiceError error) : AmazonElastiCacheException(error);

public class NoOperationException(ServiceError error) : AmazonElastiCacheException(error);

public class ReplicationGroupAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

public class ReplicationGroupNotFoundException(ServiceError error) : AmazonElastiCacheException(error);

public class SnapshotAlreadyExistsException(ServiceError error) : AmazonElastiCacheException(error);

public class SnapshotNotFoundException(ServiceError error) : AmazonElastiCacheException(error);
