using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Tests.Rds;

public sealed class ParameterGroupTests
{
    [Fact]
    public async Task A_static_parameter_waits_for_each_members_reboot_and_a_dynamic_one_does_not()
    {
        await using var cloud = await WithGroupAsync();
        await cloud.CreateAsync(more: new() { ["DBClusterParameterGroupName"] = "wallet" });

        await cloud.CallAsync("modify_db_cluster_parameter_group", Change(("max_connections", "4000", "immediate")));
        (await StatusesAsync(cloud)).Should().Equal("in-sync", "in-sync");
        await cloud.CallAsync("modify_db_cluster_parameter_group", Change(("binlog_format", "ROW", "pending-reboot")));
        (await StatusesAsync(cloud)).Should().Equal("pending-reboot", "pending-reboot");
        await cloud.CallAsync("reboot_db_instance", new() { ["DBInstanceIdentifier"] = "wallet-2" });
        (await cloud.InstanceAsync("wallet-2"))["DBInstanceStatus"]!.ToString().Should().Be("rebooting");
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));

        (await StatusesAsync(cloud)).Should().Equal("pending-reboot", "in-sync");
    }

    [Theory]
    [InlineData("binlog_format", "ROW", "immediate", "InvalidParameterCombination 400")]
    [InlineData("port", "3307", "pending-reboot", "InvalidParameterValue 400")]
    [InlineData("unheard_of", "1", "immediate", "InvalidParameterValue 400")]
    [InlineData("max_connections", "0", "immediate", "InvalidParameterValue 400")]
    [InlineData("character_set_server", "klingon", "immediate", "InvalidParameterValue 400")]
    [InlineData("max_connections", "{DBInstanceClassMemory/12582880}", "immediate", "none")]
    public async Task Values_are_checked(string name, string value, string method, string refusal)
    {
        await using var cloud = await WithGroupAsync();

        (await cloud.RefusalAsync("modify_db_cluster_parameter_group", Change((name, value, method)))).Should().Be(refusal);
    }

    [Fact]
    public async Task At_most_twenty_parameters_change_in_a_call()
    {
        await using var cloud = await WithGroupAsync();
        var many = Enumerable.Repeat(("max_connections", "100", "immediate"), 21).ToArray();

        (await cloud.RefusalAsync("modify_db_cluster_parameter_group", Change(many))).Should().Be("InvalidParameterValue 400");
        (await cloud.RefusalAsync("modify_db_cluster_parameter_group", Change(many[1..]))).Should().Be("none");
    }

    [Fact]
    public async Task A_newly_attached_group_waits_for_a_reboot_and_then_cannot_be_deleted()
    {
        await using var cloud = await WithGroupAsync();
        await cloud.CreateAsync(1);

        await cloud.CallAsync("modify_db_cluster", new() { ["DBClusterIdentifier"] = "wallet", ["DBClusterParameterGroupName"] = "wallet", ["ApplyImmediately"] = true });

        (await cloud.ClusterAsync())["DBClusterParameterGroup"]!.ToString().Should().Be("wallet");
        (await StatusesAsync(cloud)).Should().Equal("pending-reboot");
        (await cloud.RefusalAsync("delete_db_cluster_parameter_group", new() { ["DBClusterParameterGroupName"] = "wallet" }))
            .Should().Be("InvalidDBParameterGroupState 400");
    }

    [Fact]
    public async Task A_reset_parameter_has_the_engines_value_again()
    {
        await using var cloud = await WithGroupAsync();
        await cloud.CallAsync("modify_db_cluster_parameter_group", Change(("max_connections", "4000", "immediate"), ("wait_timeout", "600", "immediate")));
        var ask = new JsonObject { ["DBClusterParameterGroupName"] = "wallet", ["Source"] = "user" };
        (await NamesAsync(cloud, ask)).Should().BeEquivalentTo("max_connections", "wait_timeout");

        await cloud.CallAsync("reset_db_cluster_parameter_group", new()
        {
            ["DBClusterParameterGroupName"] = "wallet",
            ["Parameters"] = new JsonArray(new JsonObject { ["ParameterName"] = "max_connections", ["ApplyMethod"] = "immediate" }),
        });

        (await NamesAsync(cloud, ask)).Should().Equal("wait_timeout");
    }

    [Fact]
    public async Task Cluster_groups_use_the_instance_groups_error_codes()
    {
        await using var cloud = await WithGroupAsync();

        (await cloud.RefusalAsync("describe_db_cluster_parameters", new() { ["DBClusterParameterGroupName"] = "none" }))
            .Should().Be("DBParameterGroupNotFound 404");
        (await cloud.RefusalAsync("create_db_cluster_parameter_group", Group())).Should().Be("DBParameterGroupAlreadyExists 400");
    }

    private static async Task<RdsCloud> WithGroupAsync()
    {
        var cloud = await RdsCloud.StartAsync();
        await cloud.CallAsync("create_db_cluster_parameter_group", Group());
        return cloud;
    }

    private static JsonObject Group() => new()
    {
        ["DBClusterParameterGroupName"] = "wallet",
        ["DBParameterGroupFamily"] = "aurora-mysql8.0",
        ["Description"] = "wallet",
    };

    private static JsonObject Change(params (string Name, string Value, string Method)[] changes) => new()
    {
        ["DBClusterParameterGroupName"] = "wallet",
        ["Parameters"] = new JsonArray([.. changes.Select(change => new JsonObject
        {
            ["ParameterName"] = change.Name,
            ["ParameterValue"] = change.Value,
            ["ApplyMethod"] = change.Method,
        })]),
    };

    private static async Task<IEnumerable<string>> StatusesAsync(RdsCloud cloud)
        => (await cloud.ClusterAsync())["DBClusterMembers"]!.AsArray().Select(member => member!["DBClusterParameterGroupStatus"]!.ToString());

    private static async Task<IEnumerable<string>> NamesAsync(RdsCloud cloud, JsonObject ask)
        => (await cloud.CallAsync("describe_db_cluster_parameters", ask))["Parameters"]!.AsArray().Select(parameter => parameter!["ParameterName"]!.ToString());
}
