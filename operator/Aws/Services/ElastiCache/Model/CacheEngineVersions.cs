using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class DescribeCacheEngineVersionsRequest : AmazonElastiCacheRequest
{
    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? CacheParameterGroupFamily { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeCacheEngineVersionsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("CacheEngineVersion")]
    public List<CacheEngineVersion>? CacheEngineVersions { get; set; }
}

internal class CacheEngineVersion
{
    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? CacheParameterGroupFamily { get; set; }
}
