using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws;

/// <summary>The real <c>aws</c> program parses the answers of every protocol.</summary>
public sealed class CommandLineFacts : IAsyncLifetime
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"eks-fargate-pods.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private readonly CloudClock _clock = Cloud.Clock();
    private AwsCloud _cloud = null!;
    private AwsEndpoint _endpoint = null!;

    public async Task InitializeAsync()
    {
        _cloud = new(_clock, new() { Paging = new(Largest: 2) });
        _endpoint = await _cloud.StartAsync();
    }

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task A_role_with_policies_and_tags()
    {
        var made = await Aws("iam", "create-role", "--role-name", "pods", "--assume-role-policy-document", Trust, "--tags",
            "Key=uid,Value=1", "Key=b,Value=");
        made["Role"]!["AssumeRolePolicyDocument"]!["Statement"]![0]!["Effect"]!.ToString().Should().Be("Allow");
        foreach (var name in new[] { "a", "b", "c" })
            await Aws("iam", "put-role-policy", "--role-name", "pods", "--policy-name", name, "--policy-document", """{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""");
        (await Aws("iam", "list-role-policies", "--role-name", "pods"))["PolicyNames"]!.AsArray().Select(name => name!.ToString())
            .Should().BeEquivalentTo("a", "b", "c");
        var refusal = await this.Awaiting(_
            => Aws("iam", "delete-role", "--role-name", "pods")).Should().ThrowAsync<InvalidOperationException>();
        refusal.WithMessage("*(DeleteConflict) when calling the DeleteRole operation*");
    }

    [Fact]
    public async Task A_secret_and_its_value()
    {
        await Aws("secretsmanager", "create-secret", "--name", "wallet/db", "--secret-string", "geheim", "--tags", "Key=uid,Value=1");
        (await Aws("secretsmanager", "get-secret-value", "--secret-id", "wallet/db"))["SecretString"]!.ToString().Should().Be("geheim");
        (await Aws("secretsmanager", "describe-secret", "--secret-id", "wallet/db"))["Tags"]!.AsArray().Should().ContainSingle();
        string.Concat(_endpoint.Journal.Calls).Should().NotContain("geheim");
    }

    [Fact]
    public async Task A_fargate_profile_and_its_tags()
    {
        var role = (await Aws("iam", "create-role", "--role-name", "pods", "--assume-role-policy-document",
            Trust))["Role"]!["Arn"]!.ToString();
        _clock.Advance(TimeSpan.FromSeconds(3));
        var made = await Aws("eks", "create-fargate-profile", "--cluster-name", "wallet", "--fargate-profile-name", "api",
            "--pod-execution-role-arn", role, "--selectors", "namespace=wallet,labels={app=wallet}", "--tags", "uid=1");
        var arn = made["fargateProfile"]!["fargateProfileArn"]!.ToString();
        await Aws("eks", "tag-resource", "--resource-arn", arn, "--tags", "team=wallet");
        await Aws("eks", "untag-resource", "--resource-arn", arn, "--tag-keys", "uid");
        (await Aws("eks", "list-tags-for-resource", "--resource-arn", arn))["tags"]!.ToJsonString().Should().Be("""{"team":"wallet"}""");
        (await Aws("eks", "describe-cluster", "--name",
            "wallet"))["cluster"]!["identity"]!["oidc"]!["issuer"]!.ToString().Should().StartWith("https://");
        var refusal = await this.Awaiting(_
            => Aws("eks", "describe-fargate-profile", "--cluster-name", "wallet", "--fargate-profile-name",
                "x")).Should().ThrowAsync<InvalidOperationException>();
        refusal.WithMessage("*(ResourceNotFoundException)*");
    }

    [Fact]
    public async Task What_is_left_over_all_services()
    {
        await Aws("kms", "create-key", "--tags", "TagKey=uid,TagValue=1");
        await Aws("secretsmanager", "create-secret", "--name", "db", "--secret-string", "x", "--tags", "Key=uid,Value=1");
        await Aws("iam", "create-role", "--role-name", "pods", "--assume-role-policy-document", Trust, "--tags", "Key=uid,Value=1");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var left = await Aws("resourcegroupstaggingapi", "get-resources", "--tag-filters", "Key=uid,Values=1");
        left["ResourceTagMappingList"]!.AsArray()
            .Select(r => r!["ResourceARN"]!.ToString().Split(':')[2]).Should().BeEquivalentTo("kms", "secretsmanager", "iam");
        var keys = await Aws("resourcegroupstaggingapi", "get-resources", "--resource-type-filters", "kms:key");
        keys["ResourceTagMappingList"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task The_network_and_its_groups()
    {
        var subnets = await Aws("ec2", "describe-subnets", "--filters", $"Name=vpc-id,Values={_cloud.Ec2.Landscape.VpcId}");
        subnets["Subnets"]!.AsArray().Should().HaveCount(9);
        var group = (await Aws("ec2", "create-security-group", "--group-name", "db", "--description", "db", "--vpc-id",
            _cloud.Ec2.Landscape.VpcId))["GroupId"]!.ToString();
        _clock.Advance(TimeSpan.FromSeconds(3));
        await Aws("ec2", "authorize-security-group-ingress", "--group-id", group, "--protocol", "tcp", "--port", "3306", "--cidr",
            "10.0.0.0/16");
        var rules = await Aws("ec2", "describe-security-group-rules", "--filters", $"Name=group-id,Values={group}");
        rules["SecurityGroupRules"]!.AsArray().Select(r => r!["IsEgress"]!.GetValue<bool>()).Should().BeEquivalentTo([true, false]);
    }

    [Fact]
    public async Task A_log_group_its_tags_and_the_policies()
    {
        await Aws("logs", "create-log-group", "--log-group-name", "/aws/vendedlogs/kafka", "--tags", "uid=1");
        await Aws("logs", "put-retention-policy", "--log-group-name", "/aws/vendedlogs/kafka", "--retention-in-days", "30");
        await Aws("logs", "put-resource-policy", "--policy-name", "delivery", "--policy-document",
            """{"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}""");
        _clock.Advance(TimeSpan.FromSeconds(3));
        var group = (await Aws("logs", "describe-log-groups", "--log-group-name-prefix", "/aws/"))["logGroups"]!.AsArray().Single()!;
        group["retentionInDays"]!.GetValue<int>().Should().Be(30);
        (await Aws("logs", "list-tags-for-resource", "--resource-arn", group["arn"]!.ToString()[..^2]))["tags"]!.ToJsonString().Should().Be("""{"uid":"1"}""");
        (await Aws("logs", "describe-resource-policies"))["resourcePolicies"]!.AsArray().Should().ContainSingle();
        var refusal = await this.Awaiting(_
            => Aws("logs", "create-log-group", "--log-group-name", "/aws/vendedlogs/kafka")).Should().ThrowAsync<InvalidOperationException>();
        refusal.WithMessage("*(ResourceAlreadyExistsException)*");
    }

    [Fact]
    public async Task A_flow_log()
    {
        var made = await Aws("ec2", "create-flow-logs", "--resource-ids", _cloud.Ec2.Landscape.PrivateSubnetIds[0], "--resource-type", "Subnet",
            "--traffic-type", "ALL", "--log-group-name", "flows", "--deliver-logs-permission-arn", "arn:aws:iam::123456789012:role/flows",
            "--tag-specifications", "ResourceType=vpc-flow-log,Tags=[{Key=uid,Value=1}]");
        var log = (await Aws("ec2", "describe-flow-logs", "--filter", "Name=tag:uid,Values=1"))["FlowLogs"]!.AsArray().Single()!;
        log["FlowLogId"]!.ToString().Should().Be(made["FlowLogIds"]![0]!.ToString());
        (log["DeliverLogsStatus"]!.ToString(), log["DeliverLogsErrorMessage"]!.ToString()).Should().Be(("FAILED", "Access error"));
    }

    private Task<JsonObject> Aws(params string[] arguments) => AwsProgram.RunAsync(_endpoint, arguments);
}
