using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

public class CreateDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class CreateDBClusterParameterGroupResponse : AmazonWebServiceResponse
{
    public DBClusterParameterGroup? DBClusterParameterGroup { get; set; }
}

public class DBClusterParameterGroup
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? DBParameterGroupFamily { get; set; }

    public string? Description { get; set; }

    public string? DBClusterParameterGroupArn { get; set; }
}

public class DescribeDBClusterParameterGroupsRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBClusterParameterGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBClusterParameterGroup")]
    public List<DBClusterParameterGroup>? DBClusterParameterGroups { get; set; }
}

public class DescribeDBClusterParametersRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public string? Source { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBClusterParametersResponse : AmazonWebServiceResponse
{
    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }

    public string? Marker { get; set; }
}

public class ModifyDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }
}

public class ModifyDBClusterParameterGroupResponse : AmazonWebServiceResponse
{
    public string? DBClusterParameterGroupName { get; set; }
}

public class ResetDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }

    public bool? ResetAllParameters { get; set; }

    [ListMember("Parameter")]
    public List<Parameter>? Parameters { get; set; }
}

public class ResetDBClusterParameterGroupResponse : AmazonWebServiceResponse
{
    public string? DBClusterParameterGroupName { get; set; }
}

public class DeleteDBClusterParameterGroupRequest : AmazonRDSRequest
{
    public string? DBClusterParameterGroupName { get; set; }
}

public class DeleteDBClusterParameterGroupResponse : AmazonWebServiceResponse;
