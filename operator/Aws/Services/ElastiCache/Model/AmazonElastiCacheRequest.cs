using Amazon.Runtime;

namespace Amazon.ElastiCache.Model;

public class AmazonElastiCacheRequest : AmazonWebServiceRequest;
