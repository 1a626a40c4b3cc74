using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class CreateDBSubnetGroupRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }

    public string? DBSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class CreateDBSubnetGroupResponse : AmazonWebServiceResponse
{
    public DBSubnetGroup? DBSubnetGroup { get; set; }
}

internal class DBSubnetGroup
{
    public string? DBSubnetGroupName { get; set; }

    public string? DBSubnetGroupArn { get; set; }

    public string? DBSubnetGroupDescription { get; set; }

    public string? VpcId { get; set; }

    public string? SubnetGroupStatus { get; set; }

    [ListMember("Subnet")]
    public List<Subnet>? Subnets { get; set; }
}

internal class Subnet
{
    public string? SubnetIdentifier { get; set; }

    public AvailabilityZone? SubnetAvailabilityZone { get; set; }

    public string? SubnetStatus { get; set; }
}

internal class AvailabilityZone
{
    public string? Name { get; set; }
}

internal class DescribeDBSubnetGroupsRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }

    public string? Marker { get; set; }

    public int? MaxRecords { get; set; }
}

internal class DescribeDBSubnetGroupsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }

    [ListMember("DBSubnetGroup")]
    public List<DBSubnetGroup>? DBSubnetGroups { get; set; }
}

internal class ModifyDBSubnetGroupRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }

    public string? DBSubnetGroupDescription { get; set; }

    [ListMember("SubnetIdentifier")]
    public List<string>? SubnetIds { get; set; }
}

internal class ModifyDBSubnetGroupResponse : AmazonWebServiceResponse
{
    public DBSubnetGroup? DBSubnetGroup { get; set; }
}

internal class DeleteDBSubnetGroupRequest : AmazonRDSRequest
{
    public string? DBSubnetGroupName { get; set; }
}

internal class DeleteDBSubnetGroupResponse : AmazonWebServiceResponse;
