using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Tests.Node;

namespace Wallet.LocalCloud.Tests.Control;

/// <summary>The verbs by which anybody causes faults and states in a running cloud.</summary>
public sealed class ControlVerbTests(ControlledHost cloud) : IClassFixture<ControlledHost>
{
    [Fact]
    public async Task A_fault_strikes_as_often_as_it_was_added_for_and_is_listed_meanwhile()
    {
        var added = await cloud.RunAsync("faults", "add", "rds", "DescribeDBSubnetGroups", "fail",
            "--code", "InternalFailure", "--status", "500", "--times", "2", "--skip", "1");

        added.ExitCode.Should().Be(0, added.Errors);
        added.Output.Should().Contain("rds:DescribeDBSubnetGroups  fail InternalFailure  struck 0 of 2, after 1");
        (await RefusalsAsync(4)).Should().Equal("none", "InternalFailure 500", "InternalFailure 500", "none");
        (await cloud.RunAsync("faults", "list")).Output.Should().Contain("struck 2 of 2");
        await cloud.RunAsync("faults", "clear");
        (await cloud.RunAsync("faults", "list")).Output.Should().Contain("no faults");
    }

    [Theory]
    [InlineData("throttle", "Throttling 400")]
    [InlineData("unavailable", "ServiceUnavailable 503")]
    [InlineData("deny", "AccessDenied 403")]
    public async Task A_fault_without_an_end_strikes_until_it_is_cleared_by_its_number(string kind, string refusal)
    {
        await cloud.RunAsync("faults", "add", "rds", "DescribeDBSubnetGroups", kind, "--times", "0");
        var number = JsonNode.Parse((await cloud.RunAsync("faults", "list", "--json")).Output)!.AsArray()
            .Single(fault => fault!["operation"]!.ToString() == "DescribeDBSubnetGroups")!["number"]!.ToString();

        (await RefusalsAsync(3)).Should().Equal(refusal, refusal, refusal);
        (await cloud.RunAsync("faults", "clear", number)).ExitCode.Should().Be(0);

        (await RefusalsAsync(1)).Should().Equal("none");
        (await cloud.RunAsync("faults", "clear", number)).ExitCode.Should().Be(1, "it is gone");
    }

    [Fact]
    public async Task States_are_set_and_the_next_change_is_made_to_fail()
    {
        var arn = await CreateKafkaAsync("states");
        (await cloud.RunAsync("state", "set", "kafka", "cluster", "states", "HEALING")).ExitCode.Should().Be(0);

        (await cloud.RunAsync("state", "list", "kafka")).Output.Should().MatchRegex(@"kafka +cluster +states +HEALING");
        (await cloud.RefusalAsync("kafka", "update_broker_storage", await GrowthAsync(arn))).Should().Be("BadRequestException 400");
        await cloud.RunAsync("state", "set", "kafka", "cluster", "states", "ACTIVE");
        await cloud.RunAsync("state", "fail-next", "kafka", "cluster", "states", "UPDATE_FAILED");
        (await cloud.RunAsync("state", "list")).Output.Should().Contain("(next change: UPDATE_FAILED)");
        var growing = await cloud.CallAsync("kafka", "update_broker_storage", await GrowthAsync(arn));
        cloud.Clock.Advance(TimeSpan.FromHours(1));

        var operation = new JsonObject { ["ClusterOperationArn"] = growing["ClusterOperationArn"]!.ToString() };
        (await cloud.CallAsync("kafka", "describe_cluster_operation", operation))["ClusterOperationInfo"]!["OperationState"]!.ToString()
            .Should().Be("UPDATE_FAILED");
        (await cloud.RunAsync("state", "list", "kafka")).Output.Should().Contain("ACTIVE").And.NotContain("next change");
    }

    [Fact]
    public async Task The_journal_is_filtered_followed_and_shows_no_secret()
    {
        await cloud.CallAsync("secretsmanager", "create_secret", new() { ["Name"] = "journal", ["SecretString"] = "geheim" });
        await cloud.CallAsync("secretsmanager", "describe_secret", new() { ["SecretId"] = "journal" });

        var mutations = (await cloud.RunAsync("journal", "--service", "secretsmanager", "--mutations")).Output;
        mutations.Should().Contain("secretsmanager:CreateSecret").And.NotContain("DescribeSecret").And.NotContain("geheim");
        var call = JsonNode.Parse((await cloud.RunAsync("journal", "--operation", "DescribeSecret", "--json")).Output)!.AsArray().Single()!;
        call["outcome"]!.ToString().Should().Be("OK");

        using var stop = new CancellationTokenSource();
        using var output = new SharedWriter();
        var following = ControlledHost.ProgramAsync(
            ["journal", "--follow", "--operation", "ListSecrets", "--after", call["number"]!.ToString(), "--data", cloud.DataDirectory],
            output, stop.Token);
        await cloud.CallAsync("secretsmanager", "list_secrets");
        await Eventually.TrueAsync(
            "the new call is printed", () => output.ToString().Contains("secretsmanager:ListSecrets", StringComparison.Ordinal));
        await stop.CancelAsync();
        (await following).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("faults", "add", "rds", "DescribeDBClusters", "explode")]
    [InlineData("faults", "add", "rds", "DescribeDBClusters", "fail")]
    [InlineData("faults", "add", "rds", "DescribeDBCluster", "throttle")]
    [InlineData("faults", "add", "dynamodb", "ListTables", "throttle")]
    [InlineData("faults", "add", "rds", "DescribeDBClusters", "throttle", "--times", "-1")]
    [InlineData("faults")]
    [InlineData("state", "set", "rds", "instance", "none", "available")]
    [InlineData("state", "set", "rds", "instance", "none", "broken")]
    [InlineData("state", "set", "rds", "table", "none", "available")]
    [InlineData("state", "fail-next", "kafka", "cluster", "none", "ACTIVE")]
    [InlineData("state", "set", "rds")]
    [InlineData("journal", "--url", "nowhere")]
    public async Task Arguments_that_make_no_sense_end_with_2_and_say_why(params string[] arguments)
        => (await cloud.RunAsync(arguments)).ExitCode.Should().Be(2);

    [Fact]
    public async Task Where_no_cloud_runs_the_verbs_say_so_and_end_with_1()
    {
        var missing = await ControlledHost.ProgramAsync(["state", "list", "--data", Path.Combine(cloud.DataDirectory, "none")]);
        var silent = await ControlledHost.ProgramAsync(["state", "list", "--url", "http://127.0.0.1:1"]);

        (missing.ExitCode, silent.ExitCode).Should().Be((1, 1));
        missing.Errors.Should().Contain("no local cloud has been started on").And.Contain("--data");
        silent.Errors.Should().Contain("no local cloud answers at http://127.0.0.1:1");
    }

    /// <summary>The program itself, as a user runs it.</summary>
    [Fact]
    public async Task The_program_finds_the_cloud_by_its_address()
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(CloudHost).Assembly.Location, "state", "list", "--json", "--url", cloud.Host.Places.Control.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var program = Process.Start(start)!;

        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();

        program.ExitCode.Should().Be(0);
        JsonNode.Parse(output).Should().BeOfType<JsonArray>();
    }

    [Fact]
    public async Task Only_loopback_names_are_answered()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cloud.Host.Places.Control, "faults"));
        request.Headers.Host = "elsewhere.example";

        (await http.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
    }

    private async Task<List<string>> RefusalsAsync(int calls)
    {
        var refusals = new List<string>();
        for (var i = 0; i < calls; i++)
            refusals.Add(await cloud.RefusalAsync("rds", "describe_db_subnet_groups"));
        return refusals;
    }

    private async Task<string> CreateKafkaAsync(string name)
    {
        var subnets = cloud.Host.Account.Ec2.Landscape.PrivateSubnetIds.Select(id => (JsonNode)id).ToArray();
        var created = await cloud.CallAsync("kafka", "create_cluster_v2", new()
        {
            ["ClusterName"] = name,
            ["Provisioned"] = new JsonObject
            {
                ["BrokerNodeGroupInfo"] = new JsonObject
                {
                    ["InstanceType"] = "kafka.m5.large",
                    ["ClientSubnets"] = new JsonArray(subnets),
                    ["StorageInfo"] = new JsonObject { ["EbsStorageInfo"] = new JsonObject { ["VolumeSize"] = 100 } },
                },
                ["KafkaVersion"] = "3.8.x",
                ["NumberOfBrokerNodes"] = 3,
            },
        });
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        return created["ClusterArn"]!.ToString();
    }

    private async Task<JsonObject> GrowthAsync(string arn)
    {
        var described = await cloud.CallAsync("kafka", "describe_cluster_v2", new() { ["ClusterArn"] = arn });
        return new()
        {
            ["ClusterArn"] = arn,
            ["CurrentVersion"] = described["ClusterInfo"]!["CurrentVersion"]!.ToString(),
            ["TargetBrokerEBSVolumeInfo"] = new JsonArray(new JsonObject { ["KafkaBrokerNodeId"] = "All", ["VolumeSizeGB"] = 200 }),
        };
    }
}
