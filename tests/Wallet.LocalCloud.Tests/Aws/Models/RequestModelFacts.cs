using System.Text;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Models;
using Wallet.LocalCloud.Aws.Wire;

namespace Wallet.LocalCloud.Tests.Aws.Models;

/// <summary>Requests held against the services' models, and what the services answer to those that break them.</summary>
public sealed class RequestModelFacts
{
    private readonly RequestModels _models = new(ModelLibrary.Installed);

    [Theory]
    [InlineData("rds", "Action=CreateDBCluster&Engine=aurora-mysql", "MissingParameter", "DBClusterIdentifier")]
    [InlineData("rds", "Action=CreateDBCluster&DBClusterIdentifier=a&Engine=b&Port=many", "MalformedInput", "Port")]
    [InlineData("rds", "Action=CreateDBCluster&DBClusterIdentifier=a&Engine=b&StorageEncrypted=yes", "MalformedInput", "StorageEncrypted")]
    [InlineData("rds", "Action=CreateDBCluster&DBClusterIdentifier=a&Engine=b&Colour=red", "InvalidParameterValue", "Colour")]
    [InlineData("rds", "Action=CreateDBCluster&DBClusterIdentifier=a&Engine=b&Tags.Wrong.1.Key=c", "MalformedInput", "Tags")]
    [InlineData("rds", "Action=CreateDBCluster&DBClusterIdentifier=a&Engine=b&Tags.Tag.1.Name=c", "InvalidParameterValue", "Tags.1.Name")]
    [InlineData("rds", "Action=DescribeDBClusters&Filters.Filter.1.Name=a", "MissingParameter", "Filters.1.Values")]
    [InlineData("elasticache", "Action=DeleteReplicationGroup", "MissingParameter", "ReplicationGroupId")]
    [InlineData("iam", "Action=GetRole", "ValidationError", "Value null at 'roleName'")]
    [InlineData("iam", "Action=GetRole&RoleName=a%20b", "ValidationError", @"Value 'a b' at 'roleName'*[\w+=,.@-]+")]
    [InlineData("iam", "Action=TagRole&RoleName=a&Tags.member.1.Key=&Tags.member.1.Value=b", "ValidationError",
        "'tags.1.member.key'*greater than or equal to 1")]
    [InlineData("sts", "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa&RoleSessionName=b", "ValidationError",
        "roleSessionName")]
    [InlineData("ec2", "Action=CreateSubnet&CidrBlock=10.0.0.0%2F24", "MissingParameter", "VpcId")]
    [InlineData("ec2", "Action=CreateSubnet&VpcId=vpc-1&Color=red", "UnknownParameter", "Color")]
    [InlineData("ec2", "Action=CreateSubnet&VpcId=vpc-1&TagSpecification.1.ResourceType=submarine", "InvalidParameterValue",
        "TagSpecification.1.ResourceType")]
    public void A_form_that_breaks_its_model_is_refused(string service, string form, string code, string message)
        => Refused(service, Request(form: form), code, message);

    [Theory]
    [InlineData("kms", "TrentService.CreateAlias", """{"AliasName":"alias/a"}""", "ValidationException", "Value null at 'targetKeyId'")]
    [InlineData("kms", "TrentService.CreateAlias", """{"AliasName":"alias/ö","TargetKeyId":"k"}""", "ValidationException", "'aliasName'")]
    [InlineData("kms", "TrentService.CreateKey", """{"KeySpec":"ROT13"}""", "ValidationException", "'keySpec'*enum value set")]
    [InlineData("kms", "TrentService.CreateKey", """{"MultiRegion":"true"}""", "SerializationException", "MultiRegion")]
    [InlineData("kms", "TrentService.ScheduleKeyDeletion", """{"KeyId":"k","PendingWindowInDays":0}""", "ValidationException",
        "'pendingWindowInDays'*value greater")]
    [InlineData("secretsmanager", "secretsmanager.CreateSecret", """{"Name":"a","SecretBinary":"~"}""", "SerializationException",
        "SecretBinary")]
    [InlineData("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", """{"ResourcesPerPage":"10"}""",
        "SerializationException", "ResourcesPerPage")]
    public void A_document_that_breaks_its_model_is_refused(string service, string target, string body, string code, string message)
        => Refused(service, Request(body: body, target: target), code, message);

    [Theory]
    [InlineData("eks", "POST", "/clusters/wallet/fargate-profiles", """{"fargateProfileName":"a"}""", "InvalidParameterException",
        "'podExecutionRoleArn'")]
    [InlineData("eks", "GET", "/clusters/wallet/fargate-profiles?maxResults=1000", "", "InvalidParameterException",
        "'maxResults'*less than or equal to 100")]
    [InlineData("eks", "GET", "/clusters/wallet/fargate-profiles?size=1", "", "InvalidParameterException", "'size'")]
    [InlineData("kafka", "PUT", "/v1/clusters/a/nodes/count", """{"currentVersion":"K1","targetNumberOfBrokerNodes":"6"}""",
        "BadRequestException", "'targetNumberOfBrokerNodes'*integer")]
    [InlineData("kafka", "PUT", "/v1/clusters/a/nodes/count", """{"currentVersion":"K1","targetNumberOfBrokerNodes":61}""",
        "BadRequestException", "'targetNumberOfBrokerNodes'")]
    [InlineData("kafka", "PUT", "/v1/clusters/a/monitoring", """{"currentVersion":"K1","enhancedMonitoring":"ALL"}""",
        "BadRequestException", "'enhancedMonitoring'*enum")]
    public void A_call_over_routes_that_breaks_its_model_is_refused(
        string service, string method, string path, string body, string code, string message)
        => Refused(service, Request(body: body, method: method, path: path), code, message);

    [Theory]
    [InlineData("rds", "Action=DescribeDBClusters&Version=2014-10-31&Filters.Filter.1.Name=a&Filters.Filter.1.Values.Value.1=b&MaxRecords=20")]
    [InlineData("rds", "Action=CreateDBCluster&DBClusterIdentifier=a&Engine=b&EngineLifecycleSupport=open-source-rds-extended-support-disabled")]
    [InlineData("ec2", "Action=DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1")]
    [InlineData("elasticache", "Action=AddTagsToResource&ResourceName=a&Tags=")]
    public void A_form_that_keeps_to_its_model_is_counted_and_passes(string service, string form)
    {
        Check(service, Request(form: form));
        _models.Checked.Should().Be(1);
        _models.Violations.Should().BeEmpty();
    }

    [Fact]
    public void More_brokers_than_the_model_of_2022_allows_pass()
        => Check("kafka", Request(body: """{"currentVersion":"K1","targetNumberOfBrokerNodes":60}""", method: "PUT", path: "/v1/clusters/a/nodes/count"));

    [Fact]
    public void What_was_found_is_remembered_without_the_value()
    {
        Refused("kms", Request(body: """{"AliasName":"alias/hush hush","TargetKeyId":"k"}""", target: "TrentService.CreateAlias"),
            "ValidationException", "hush hush");
        _models.Checked.Should().Be(1);
        _models.Violations.Should().ContainSingle().Which.Should().StartWith("kms:CreateAlias AliasName: ").And.NotContain("hush");
    }

    [Fact]
    public void Answers_do_not_repeat_what_the_model_calls_sensitive()
    {
        var fault = FluentActions.Invoking(() => Check("secretsmanager", Request(
            body: $$"""{"Name":"a","SecretString":"{{new string('x', 65537)}}"}""", target: "secretsmanager.CreateSecret")));
        fault.Should().Throw<AwsFault>().WithMessage("*'***' at 'secretString'*");
    }

    private void Refused(string service, AwsRequest request, string code, string message)
    {
        var refusal = FluentActions.Invoking(() => Check(service, request)).Should().Throw<AwsFault>().WithMessage($"*{message}*").Which;
        refusal.Code.Should().Be(code);
        refusal.Status.Should().Be(400);
        _models.Violations.Should().NotBeEmpty();
    }

    private void Check(string service, AwsRequest request)
    {
        var simulated = Everything.Services.Single(s => s.SigningName == service);
        _models.Check(request, simulated, WireFormats.Of(simulated.Protocol).Decode(request, simulated));
    }

    private static AwsRequest Request(
        string? form = null, string? body = null, string? target = null, string method = "POST", string path = "/")
    {
        var headers = new Dictionary<string, string>();
        if (target is not null)
            headers["x-amz-target"] = target;
        var split = path.Split('?', 2);
        return new(method, split[0], split.Length > 1 ? split[1] : "", headers, Encoding.UTF8.GetBytes(form ?? body ?? ""));
    }
}
