using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class CreateDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateDBClusterParameterGroupResponse : AmazonWebServiceResponse
{
    public DBClusterParameterGroup? DBClusterParameterGroup { get; set; }
}

internal class DBClusterParameterGroup
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    public string? DBClusterParameterGroupArn { get; set; }
}

internal class DescribeDBClusterParameterGroupsRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBClusterParameterGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBClusterParameterGroup")]
    public List<DBClusterParameterGroup>? DBClusterParameterGroups { get; set; }
}

internal class DescribeDBClusterParametersRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? Source { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBClusterParametersResponse : AmazonWebServiceResponse
{
    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }

    public string? Marker { get; set; }
}

internal class ModifyDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }
}

internal class ModifyDBClusterParameterGroupResponse : AmazonWebServiceResponse
{
    public string? DBClusterParameterGroupName { get; set; }
}

internal class ResetDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public bool? ResetAllParameters { get; set; }

    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }
}

internal class ResetDBClusterParameterGroupResponse : AmazonWebServiceResponse
{
    public string? DBClusterParameterGroupName { get; set; }
}

internal class DeleteDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }
}

internal class DeleteDBClusterParameterGroupResponse : AmazonWebServiceResponse;
