using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

public class CreateDBSubnetGroupRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }

    public string? DBSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class CreateDBSubnetGroupResponse : AmazonWebServiceResponse
{
    public DBSubnetGroup? DBSubnetGroup { get; set; }
}

public class DBSubnetGroup
{
    public string? DBSubnetGroupName { get; set; }

    public string? DBSubnetGroupArn { get; set; }

    public string? DBSubnetGroupDescription { get; set; }

    public string? VpcId { get; set; }

    public string? SubnetGroupStatus { get; set; }

    [ListMember("Subnet")]
    public List<Subnet>? Subnets { get; set; }
}

public class Subnet
{
    public string? SubnetIdentifier { get; set; }

    public AvailabilityZone? SubnetAvailabilityZone { get; set; }

    public string? SubnetStatus { get; set; }
}

public class AvailabilityZone
{
    public string? Name { get; set; }
}

public class DescribeDBSubnetGroupsRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBSubnetGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBSubnetGroup")]
    public List<DBSubnetGroup>? DBSubnetGroups { get; set; }
}

public class ModifyDBSubnetGroupRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }

    public string? DBSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }
}

public class ModifyDBSubnetGroupResponse : AmazonWebServiceResponse
{
    public DBSubnetGroup? DBSubnetGroup { get; set; }
}

public class DeleteDBSubnetGroupRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }
}

public class DeleteDBSubnetGroupResponse : AmazonWebServiceResponse;
