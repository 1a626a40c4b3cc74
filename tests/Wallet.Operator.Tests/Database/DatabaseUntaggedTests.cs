using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database;

/// <summary>
/// Somebody takes our tag away, as tag policies and clean-ups of an account do: what we made serves on, and is left as it is.
/// </summary>
public sealed class DatabaseUntaggedTests : DatabaseRoom
{
    public enum Part
    {
        Cluster,
        Writer,
        Reader,
        ParameterGroup,
    }

    [Theory, InlineData(Part.Cluster), InlineData(Part.Writer), InlineData(Part.Reader), InlineData(Part.ParameterGroup)]
    public async Task Whatever_has_lost_its_tag_serves_on_unchanged_and_the_tag_to_set_is_named(Part part)
    {
        WithDatabase(database => database with { Readers = 1 });
        var built = await BuildAsync();
        var resource = await UntagAsync(part);

        var outcome = await RunAsync(TimeSpan.FromHours(2));

        var blocked = outcome.Should().BeOfType<StepOutcome.Blocked>().Subject;
        blocked.Reason.Should().Be("UidTagMissing");
        blocked.Message.Should().Be(
            $"{resource}: the tag {OwnershipTags.UidKey}={Pass.Uid} is gone. The platform made it and it goes on serving, but nothing of "
            + "it is changed until the tag is back: set it again.");
        outcome.Fact<DatabaseFacts>().Should().Be(built.Fact<DatabaseFacts>());
        outcome.Remember.Should().BeEquivalentTo(built.Remember);
        outcome.Planned.Should().BeEmpty();
        Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cluster_without_its_tag_takes_nothing_of_another_spec_until_the_tag_is_back()
    {
        await BuildAsync();
        await UntagAsync(Part.Cluster);
        WithDatabase(database => database with
        {
            Readers = 1,
            BackupRetentionDays = 12,
            Parameters = new Dictionary<string, string> { ["lower_case_table_names"] = "1" },
        });

        await RunAsync(TimeSpan.FromHours(1));
        Mutations.Should().BeEmpty("the parameters of its group act on the cluster too");

        await Account.Clients.RDS.AddTagsToResourceAsync(new()
        {
            ResourceName = (await ClusterAsync()).DBClusterArn,
            Tags = [new Tag { Key = OwnershipTags.UidKey, Value = Pass.Uid }],
        });
        await BuildAsync();
        (await ClusterAsync()).BackupRetentionPeriod.Should().Be(12);
        (await MembersAsync()).Should().HaveCount(2);
    }

    [Theory, InlineData(Part.Cluster), InlineData(Part.Reader)]
    public async Task Taken_down_nothing_without_its_tag_goes_nor_what_it_needs(Part part)
    {
        WithDatabase(database => database with { Readers = 1, DeletionProtection = false });
        WithDeletion(DeletionPolicy.Delete);
        await BuildAsync();
        var resource = await UntagAsync(part);

        for (var passes = 0; passes < 30; passes++)
        {
            var outcome = await Step.DeleteAsync(Pass, CancellationToken.None);
            outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should()
                .Contain($"{resource}: the tag").And.Contain("to keep it");
            Account.Clock.Advance(outcome.WakeAfter!.Value);
        }

        Mutations.Should().BeEmpty();
    }

    private async Task<string> UntagAsync(Part part)
    {
        var (writer, cluster) = (await WriterAsync(), await ClusterAsync());
        var instance = (await InstancesAsync()).First(each => each.DBInstanceIdentifier == writer == (part == Part.Writer));
        var (arn, resource) = part switch
        {
            Part.Cluster => (cluster.DBClusterArn, $"DBCluster {Cluster} ({cluster.DbClusterResourceId})"),
            Part.ParameterGroup => (await GroupArnAsync(), $"DBClusterParameterGroup {Cluster} ({Cluster})"),
            _ => (instance.DBInstanceArn, $"DBInstance {instance.DBInstanceIdentifier} ({instance.DbiResourceId})"),
        };
        await Account.Clients.RDS.RemoveTagsFromResourceAsync(new() { ResourceName = arn, TagKeys = [OwnershipTags.UidKey] });
        // What is remembered of tags grows old.
        Account.Clock.Advance(TimeSpan.FromMinutes(11));
        Account.Journal.Clear();
        return resource;
    }

    private async Task<string> GroupArnAsync() => (await Account.Clients.RDS.DescribeDBClusterParameterGroupsAsync(
        new() { DBClusterParameterGroupName = Cluster })).DBClusterParameterGroups!.Single().DBClusterParameterGroupArn!;
}
