using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class DescribeDBEngineVersionsRequest : AmazonRDSRequest
{
    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public bool? DefaultOnly { get; set; }

    public bool? IncludeAll { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBEngineVersionsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBEngineVersion")]
    public List<DBEngineVersion>? DBEngineVersions { get; set; }
}

internal class DBEngineVersion
{
    public string? Engine { get; set; }

    public string? EngineVersion { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public string? Status { get; set; }

    [ListMember("UpgradeTarget")]
    public List<UpgradeTarget>? ValidUpgradeTarget { get; set; }
}

internal class UpgradeTarget
{
    public string? EngineVersion { get; set; }

    public bool? AutoUpgrade { get; set; }

    public bool? IsMajorVersionUpgrade { get; set; }
}
