using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache;

/// <summary>An error of ElastiCache; the modelled ones derive from it.</summary>
internal class AmazonElastiCacheException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
