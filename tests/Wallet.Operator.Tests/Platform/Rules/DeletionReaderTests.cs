using System.Text.Json;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Platform.Rules;

/// <summary>Deletion needs no good spec: what is built rules, what can be read counts, and in doubt data is kept.</summary>
public sealed class DeletionReaderTests
{
    private static readonly AcceptedStatus Built = new()
    {
        Environment = "staging",
        Region = "sa-east-1",
        EksClusterName = "built-cluster",
        VpcId = "vpc-1",
        Keys = "PerComponent",
        DatabaseName = "ledger",
        DatabasePort = 3307,
        Brokers = 4,
    };

    [Theory]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"database":{"port":80}}""", DeletionPolicy.Delete, "a broken limit")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"profileVersion":"v99"}""", DeletionPolicy.Delete, "an unknown profile")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"cache":{"tls":false,"authToken":true}}""", DeletionPolicy.Delete, "a broken rule")]
    [InlineData("""{"environment":"staging","region":"us-east-1","app":{"image":"x"},"network":{"eksClusterName":"other"}}""", DeletionPolicy.Delete, "another place")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":null,"deletion":{"policy":"Snapshot"}}""", DeletionPolicy.Snapshot, "no app")]
    [InlineData("""{"environment":"production","deletion":{"policy":"Snapshot"}}""", DeletionPolicy.Snapshot, "another environment")]
    [InlineData("""{"environment":"dev","region":"sa-east-1"}""", DeletionPolicy.Retain, "no environment to take a default from")]
    [InlineData("{}", DeletionPolicy.Retain, "an empty spec")]
    [InlineData("null", DeletionPolicy.Retain, "no spec")]
    [InlineData("\"x\"", DeletionPolicy.Retain, "no object")]
    [InlineData("""{"environment":"staging","owner":"\ud83d"}""", DeletionPolicy.Retain, "text that is no Unicode")]
    public void What_is_built_is_taken_down_whatever_the_spec_says(string spec, DeletionPolicy policy, string because)
    {
        var settings = Read(spec, new() { Accepted = Built, ProfileVersion = "v1" })!;

        settings.Should().BeEquivalentTo(new { Environment = "staging", Region = "sa-east-1" }, because);
        settings.Network.Should().BeEquivalentTo(new { EksClusterName = "built-cluster", VpcId = "vpc-1" }, because);
        settings.Security.KeyPerComponent.Should().BeTrue(because);
        settings.Database.Should().BeEquivalentTo(new { Name = "ledger", Port = 3307, MasterUsername = "walletadmin" }, because);
        settings.Messaging.Brokers.Should().Be(4, because);
        settings.Deletion.Policy.Should().Be(policy, because);
    }

    [Theory]
    [InlineData("""{"policy":"Snapshot","components":[{"component":"cache","policy":"Delete"}],"confirm":"a/b"}""", "Snapshot", "Delete", "a/b")]
    [InlineData("""{"policy":"Delete","confirm":7}""", "Delete", "Delete", null)]
    [InlineData("""{"policy":"delete"}""", "Retain", "Retain", null)]
    [InlineData("""{"policy":7}""", "Retain", "Retain", null)]
    [InlineData("""{"policy":"Delete","components":[{"component":"cache","policy":"gone"}]}""", "Delete", "Retain", null)]
    [InlineData("""{"policy":"Delete","components":[{"component":"cache"}]}""", "Delete", "Retain", null)]
    [InlineData("""{"policy":"Delete","components":[{"component":"databases","policy":"Retain"}]}""", "Retain", "Retain", null)]
    [InlineData("""{"policy":"Delete","components":{"cache":"Retain"}}""", "Retain", "Retain", null)]
    [InlineData("\"Delete\"", "Retain", "Retain", null)]
    [InlineData("null", "Delete", "Delete", null)]
    public void A_policy_is_read_by_itself_and_one_that_cannot_be_read_keeps_data(
        string deletion, string database, string cache, string? confirm)
    {
        var spec = $$"""{"environment":"staging","database":{"port":"x"},"deletion":{{deletion}}}""";
        var settings = Read(spec, new() { Accepted = Built })!.Deletion;

        settings.For("database").ToString().Should().Be(database);
        settings.For("cache").ToString().Should().Be(cache);
        settings.Confirm.Should().Be(confirm);
    }

    [Fact]
    public void A_production_platform_stays_one_whatever_the_spec_says_now()
    {
        var production = Built with { Environment = "production" };
        var settings = Read("""{"environment":"staging","region":"sa-east-1"}""", new() { Accepted = production })!;

        (settings.Environment, settings.Deletion.Policy).Should().Be(("production", DeletionPolicy.Snapshot));
    }

    [Fact]
    public void What_can_be_read_counts_though_its_neighbour_cannot()
    {
        var settings = Read(
            """
            {"environment":"staging","region":"sa-east-1","tags":{"team":"a","bad":7},
             "network":{"privateSubnetIds":["subnet-1","x"],"databaseSubnetCidrs":["10.0.21.0/24"],"vpcId":7},
             "security":{"keyDeletionWindowDays":2147483647,"secretRecoveryDays":30}}
            """,
            new())!;

        settings.Tags.Should().Equal(new Dictionary<string, string> { ["team"] = "a" });
        settings.Network.PrivateSubnetIds.Should().Equal("subnet-1");
        settings.Network.DatabaseSubnetCidrs.Should().Equal("10.0.21.0/24");
        settings.Network.VpcId.Should().BeNull();
        settings.Security.KeyDeletionWindow.Should().Be(TimeSpan.FromDays(7));
        settings.Security.SecretRecoveryWindow.Should().Be(TimeSpan.FromDays(30));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"environment":"staging","region":"Brazil"}""")]
    public void Nothing_built_and_no_region_is_nothing_to_take_down(string spec) => Read(spec, new()).Should().BeNull();

    private static PlatformSettings? Read(string spec, WalletPlatformStatus status)
        => SpecReader.ReadForDeletion("t", JsonDocument.Parse(spec).RootElement, status, new OperatorDefaults("default-cluster"));
}
