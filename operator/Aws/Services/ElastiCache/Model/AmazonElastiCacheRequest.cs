using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

internal class AmazonElastiCacheRequest : AmazonWebServiceRequest;
