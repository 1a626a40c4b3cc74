using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Amazon.SecretsManager.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Tests.Aws;

/// <summary>What goes over the wire and what comes back, against a scripted server.</summary>
public sealed class ProtocolTests : IAsyncLifetime, IDisposable
{
    private const string Empty = "<R xmlns=\"x\"><RResult/><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></R>";
    private ScriptedAws _server = null!;
    private AwsClients _aws = null!;

    static ProtocolTests() => AwsSdk.Configure(NullLoggerFactory.Instance);

    public async Task InitializeAsync()
    {
        _server = await ScriptedAws.StartAsync();
        _aws = new AwsClients(Settings(new BasicAWSCredentials("AKIDEXAMPLE", "secret")));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task Requests_are_signed_for_the_configured_region_and_service()
    {
        _server.Then(200, Empty);
        await _aws.RDS.DescribeDBClustersAsync(new());
        _server.Requests[0].Headers["Authorization"].Should()
            .StartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/").And.Contain("/sa-east-1/rds/aws4_request");
    }

    [Fact]
    public async Task IAM_is_signed_for_the_region_of_its_partition()
    {
        _server.Then(200, Empty);
        await _aws.IAM.GetRoleAsync(new() { RoleName = "r" });
        _server.Requests[0].Headers["Authorization"].Should().Contain("/us-east-1/iam/aws4_request");
    }

    [Fact]
    public async Task Query_forms_name_their_lists_and_leave_unset_members_out()
    {
        _server.Then(200, Empty);
        await _aws.RDS.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = "c",
            DeletionProtection = true,
            BackupRetentionPeriod = 35,
            VpcSecurityGroupIds = ["sg-1", "sg-2"],
            EnableCloudwatchLogsExports = ["audit"],
            Tags = [new() { Key = "Owner", Value = "a&b" }],
        });
        var form = HttpUtility.ParseQueryString(_server.Requests[0].Body);
        form.AllKeys.Order().Should().Equal(
            "Action", "BackupRetentionPeriod", "DBClusterIdentifier", "DeletionProtection", "EnableCloudwatchLogsExports.member.1",
            "Tags.Tag.1.Key", "Tags.Tag.1.Value", "Version", "VpcSecurityGroupIds.VpcSecurityGroupId.1",
            "VpcSecurityGroupIds.VpcSecurityGroupId.2");
        form["DeletionProtection"].Should().Be("true");
        form["Tags.Tag.1.Value"].Should().Be("a&b");
    }

    [Fact]
    public async Task Query_answers_are_read_into_their_shapes()
    {
        _server.Then(200, """
            <DescribeDBClustersResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><DescribeDBClustersResult><DBClusters><DBCluster>
            <DBClusterIdentifier>c</DBClusterIdentifier><Status>available</Status><Port>3306</Port><DeletionProtection>true</DeletionProtection>
            <LatestRestorableTime>2026-01-02T03:04:05.678Z</LatestRestorableTime><SomethingNew>x</SomethingNew>
            <DBClusterMembers><DBClusterMember><DBInstanceIdentifier>i</DBInstanceIdentifier><IsClusterWriter>true</IsClusterWriter></DBClusterMember></DBClusterMembers>
            <TagList><Tag><Key>k</Key><Value/></Tag></TagList>
            </DBCluster></DBClusters><Marker>next</Marker></DescribeDBClustersResult>
            <ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></DescribeDBClustersResponse>
            """);
        var answer = await _aws.RDS.DescribeDBClustersAsync(new());
        answer.Marker.Should().Be("next");
        answer.ResponseMetadata.RequestId.Should().Be("req-1");
        var cluster = answer.DBClusters.Should().ContainSingle().Subject;
        cluster.Port.Should().Be(3306);
        cluster.DeletionProtection.Should().BeTrue();
        cluster.LatestRestorableTime.Should().Be(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc));
        cluster.DBClusterMembers!.Single().IsClusterWriter.Should().BeTrue();
        cluster.TagList.FromTags().Should().Equal(new Dictionary<string, string> { ["k"] = "" });
    }

    [Fact]
    public async Task Paths_escape_their_labels()
    {
        _server.Then(200, """{"clusterInfo":{"state":"UPDATING","currentVersion":"K1","creationTime":"2026-01-02T03:04:05Z"}}""");
        var answer = await _aws.Kafka.DescribeClusterV2Async(new() { ClusterArn = "arn:aws:kafka:r:1:cluster/n/u-1" });
        _server.Requests[0].Method.Should().Be("GET");
        _server.Requests[0].Target.Should().Be("/api/v2/clusters/arn%3Aaws%3Akafka%3Ar%3A1%3Acluster%2Fn%2Fu-1");
        answer.ClusterInfo!.State.Should().Be(Amazon.Kafka.ClusterState.UPDATING);
        answer.ClusterInfo.CreationTime.Should().Be(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
    }

    [Theory, InlineData(null), InlineData("")]
    public async Task A_path_without_its_label_is_refused_before_it_is_sent(string? arn)
    {
        var call = () => _aws.Kafka.DeleteClusterAsync(new() { ClusterArn = arn });
        await call.Should().ThrowAsync<AmazonClientException>().WithMessage("*clusterArn is not set*");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Lists_of_a_DELETE_go_into_the_query_string()
    {
        _server.Then(200);
        await _aws.EKS.UntagResourceAsync(new() { ResourceArn = "a", TagKeys = ["k 1", "k2"] });
        _server.Requests[0].Target.Should().Be("/tags/a?tagKeys=k%201&tagKeys=k2");
    }

    [Fact]
    public async Task Binary_members_are_base64()
    {
        _server.Then(200, "{}");
        await _aws.Kafka.UpdateConfigurationAsync(new() { Arn = "a", ServerProperties = new MemoryStream("x=1"u8.ToArray()) });
        JsonNode.Parse(_server.Requests[0].Body)!["serverProperties"]!.ToString().Should().Be("eD0x");
    }

    [Fact]
    public async Task JSON_1_1_names_its_operation_in_a_header()
    {
        _server.Then(200, """{"ARN":"a","CreatedDate":1.7672262E9,"SecretString":"s"}""");
        var answer = await _aws.SecretsManager.GetSecretValueAsync(new() { SecretId = "n" });
        _server.Requests[0].Headers["X-Amz-Target"].Should().Be("secretsmanager.GetSecretValue");
        _server.Requests[0].Headers["Content-Type"].Should().Be("application/x-amz-json-1.1");
        answer.CreatedDate.Should().Be(DateTime.UnixEpoch.AddSeconds(1767226200));
    }

    [Fact]
    public async Task Modelled_errors_become_their_exceptions()
    {
        _server.Then(404, "<ErrorResponse><Error><Type>Sender</Type><Code>DBClusterNotFoundFault</Code><Message><![CDATA[no c]]></Message></Error><RequestId>r</RequestId></ErrorResponse>");
        var call = () => _aws.RDS.DescribeDBClustersAsync(new());
        var fault = (await call.Should().ThrowAsync<DBClusterNotFoundException>()).Which;
        fault.Message.Should().Be("no c");
        fault.RequestId.Should().Be("r");
        fault.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task JSON_errors_are_known_by_header_or_body()
    {
        _server.Then(409, """{"message":"busy"}""", "ResourceInUseException:http://internal.amazon.com/");
        var profile = () => _aws.EKS.DeleteFargateProfileAsync(new() { ClusterName = "c", FargateProfileName = "p" });
        (await profile.Should().ThrowAsync<Amazon.EKS.Model.ResourceInUseException>()).Which.Message.Should().Be("busy");

        _server.Then(400, """{"__type":"com.amazonaws#ResourceExistsException","Message":"there"}""");
        var secret = () => _aws.SecretsManager.CreateSecretAsync(new() { Name = "n" });
        (await secret.Should().ThrowAsync<ResourceExistsException>()).Which.Message.Should().Be("there");
    }

    [Fact]
    public async Task Errors_of_an_intermediary_have_no_code_but_a_class()
    {
        const string Html = "<html><body>Bad gateway";
        _server.Then(502, Html).Then(502, Html).Then(502, Html);
        var read = () => _aws.Kafka.ListClustersV2Async(new());
        (await read.Should().ThrowAsync<AmazonServiceException>()).Which.Is(AwsErrorClass.Transient).Should().BeTrue();
        _server.Then(502, Html).Then(502, Html).Then(502, Html);
        var write = () => _aws.RDS.FailoverDBClusterAsync(new());
        (await write.Should().ThrowAsync<AmazonServiceException>()).Which.Is(AwsErrorClass.Ambiguous).Should().BeTrue();
    }

    [Fact]
    public async Task Throttled_calls_are_sent_three_times_at_most_with_one_token()
    {
        const string Throttled = """{"__type":"ThrottlingException"}""";
        _server.Then(400, Throttled).Then(400, Throttled).Then(400, Throttled);
        var call = () => _aws.SecretsManager.CreateSecretAsync(new() { Name = "n" });
        (await call.Should().ThrowAsync<AmazonServiceException>()).Which.Is(AwsErrorClass.Throttled).Should().BeTrue();
        _server.Requests.Should().HaveCount(3);
        _server.Requests.Select(request => JsonNode.Parse(request.Body)!["ClientRequestToken"]!.ToString()).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_that_breaks_under_the_answer_is_an_ambiguous_error_of_the_client()
    {
        _server.ThenBreak();
        var call = () => _aws.Kafka.UpdateConfigurationAsync(new() { Arn = "a" });
        (await call.Should().ThrowAsync<AmazonClientException>()).Which.Is(AwsErrorClass.Ambiguous).Should().BeTrue();
        _server.Requests.Should().ContainSingle("a mutation is not blindly repeated");
    }

    [Fact]
    public async Task Refused_requests_are_not_repeated()
    {
        _server.Then(400, """{"message":"wrong"}""", "InvalidParameterException");
        var call = () => _aws.EKS.CreateFargateProfileAsync(new() { ClusterName = "c" });
        await call.Should().ThrowAsync<Amazon.EKS.Model.InvalidParameterException>();
        _server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Secrets_that_a_service_quotes_are_struck_out()
    {
        _server.Then(400, "<ErrorResponse><Error><Code>InvalidParameterValue</Code><Message>hunter2 is no good</Message></Error></ErrorResponse>");
        var call = () => _aws.RDS.CreateDBClusterAsync(new() { MasterUserPassword = "hunter2" });
        var fault = (await call.Should().ThrowAsync<AmazonServiceException>()).Which;
        fault.ToString().Should().NotContain("hunter2").And.Contain("*** is no good");
        fault.ErrorCode.Should().Be("InvalidParameterValue");
    }

    [Fact]
    public async Task Denied_calls_name_the_missing_action_and_resource()
    {
        _server.Then(403, """
            <ErrorResponse><Error><Code>AccessDenied</Code><Message>User: arn:aws:sts::1:assumed-role/op/s is not authorized to perform: rds:CreateDBCluster on resource: arn:aws:rds:sa-east-1:1:cluster:c because no identity-based policy allows the rds:CreateDBCluster action</Message></Error></ErrorResponse>
            """);
        var call = () => _aws.RDS.CreateDBClusterAsync(new());
        var error = AwsErrors.Of((await call.Should().ThrowAsync<AmazonRDSException>()).Which);
        error.Should().BeEquivalentTo(new
        {
            Class = AwsErrorClass.AccessDenied,
            Action = "rds:CreateDBCluster",
            Resource = "arn:aws:rds:sa-east-1:1:cluster:c",
        });
    }

    [Fact]
    public async Task What_does_not_exist_is_a_value_and_not_an_exception()
    {
        _server.Then(404, "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>");
        (await _aws.IAM.GetRoleAsync(new() { RoleName = "r" }).OrNullIfNotFoundAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_web_identity_becomes_a_session_that_is_asked_for_once()
    {
        var token = Path.GetTempFileName();
        await File.WriteAllTextAsync(token, "jwt");
        var expiry = DateTime.UtcNow.AddHours(1).ToString("o");
        _server.Then(200, $"""
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
            <Credentials><AccessKeyId>ASIASESSION</AccessKeyId><SecretAccessKey>k</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>{expiry}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """).Then(200, Empty).Then(200, Empty);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_STS", _server.Address.ToString());
        Environment.SetEnvironmentVariable("AWS_REGION", "sa-east-1");
        try
        {
            var role = new AssumeRoleWithWebIdentityCredentials(token, "arn:aws:iam::1:role/operator", "operator");
            using var aws = new AwsClients(Settings(role));
            await aws.RDS.DescribeDBClustersAsync(new());
            await aws.RDS.DescribeDBClustersAsync(new());
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_STS", null);
            Environment.SetEnvironmentVariable("AWS_REGION", null);
            File.Delete(token);
        }
        _server.Requests.Select(request => HttpUtility.ParseQueryString(request.Body)["Action"]).Should()
            .Equal("AssumeRoleWithWebIdentity", "DescribeDBClusters", "DescribeDBClusters");
        _server.Requests[0].Headers.Should().NotContainKey("Authorization");
        _server.Requests[2].Headers["Authorization"].Should().Contain("Credential=ASIASESSION/");
        _server.Requests[2].Headers["X-Amz-Security-Token"].Should().Be("t");
    }

    // Patient, for the requests are counted: one that a loaded machine makes slow must not be sent again.
    private AwsSettings Settings(AWSCredentials credentials)
        => new("sa-east-1", _server.Address, credentials) { Timeout = TimeSpan.FromMinutes(10) };
}
