using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class Parameter
{
    public string? ParameterName { get; set; }

    public string? ParameterValue { get; set; }

    public ApplyMethod? ApplyMethod { get; set; }

    public string? ApplyType { get; set; }

    public bool? IsModifiable { get; set; }

    public string? Source { get; set; }
}

internal class CreateDBParameterGroupRequest : AmazonRDSRequest
{
    public string? DBParameterGroupName { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateDBParameterGroupResponse : AmazonWebServiceResponse
{
    public DBParameterGroup? DBParameterGroup { get; set; }
}

internal class DBParameterGroup
{
    public string? DBParameterGroupName { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    public string? DBParameterGroupArn { get; set; }
}

internal class DescribeDBParameterGroupsRequest : AmazonRDSRequest
{
    public string? DBParameterGroupName { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBParameterGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBParameterGroup")]
    public List<DBParameterGroup>? DBParameterGroups { get; set; }
}

internal class DescribeDBParametersRequest : AmazonRDSRequest
{
    public string? DBParameterGroupName { get; set; }

    public string? Source { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBParametersResponse : AmazonWebServiceResponse
{
    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }

    public string? Marker { get; set; }
}

internal class ModifyDBParameterGroupRequest : AmazonRDSRequest
{
    public string? DBParameterGroupName { get; set; }

    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }
}

internal class ModifyDBParameterGroupResponse : AmazonWebServiceResponse
{
    public string? DBParameterGroupName { get; set; }
}

internal class DeleteDBParameterGroupRequest : AmazonRDSRequest
{
    public string? DBParameterGroupName { get; set; }
}

internal class DeleteDBParameterGroupResponse : AmazonWebServiceResponse;
