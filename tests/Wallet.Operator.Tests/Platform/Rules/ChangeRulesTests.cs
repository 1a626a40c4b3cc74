using System.Text.Json;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Platform.Rules;

/// <summary>What a refusal says: what is built, and which way leads back.</summary>
public sealed class ChangeRulesTests
{
    private static readonly AcceptedStatus Built = new()
    {
        Environment = "staging",
        Region = "sa-east-1",
        EksClusterName = "demo-cluster",
        VpcId = "vpc-1",
        Keys = "Shared",
        DatabaseName = "wallet",
        DatabaseMasterUsername = "walletadmin",
        DatabasePort = 3306,
        DatabaseRestoredFrom = "nothing",
        CacheTls = true,
        CacheEncryptionAtRest = true,
        Brokers = 2,
        BrokerStorageGiB = 20,
        TopicPartitions = new Dictionary<string, int> { ["a"] = 6 },
    };

    [Theory]
    [InlineData("\"database\":{\"name\":\"other\"}", "spec.database.name: is immutable: the database cluster has \"wallet\", not \"other\"; set it to \"wallet\" or remove it")]
    [InlineData("\"database\":{\"port\":3307}", "spec.database.port: is immutable: the database cluster has 3306, not 3307; set it to 3306 or remove it")]
    [InlineData("\"cache\":{\"tls\":false}", "spec.cache.tls: is immutable: the cache has true, not false; set it to true or remove it")]
    [InlineData("\"network\":{\"vpcId\":\"vpc-2\"}", "spec.network.vpcId: is immutable: the platform has \"vpc-1\", not \"vpc-2\"; set it to \"vpc-1\"")]
    [InlineData("\"database\":{\"restoreFrom\":{\"snapshotIdentifier\":\"s\"}}", "spec.database.restoreFrom: is immutable: the database was created empty; remove it")]
    [InlineData("\"messaging\":{\"storageGiB\":10}", "spec.messaging.storageGiB: may only grow: a broker has 20, not 10; set it to 20 or remove it")]
    [InlineData("\"messaging\":{\"storageGiB\":40}", "spec.messaging.storageGiB: a broker has 20; MSK grows it to more than 100 GiB and by at least 10: set it to 20, or to 101 or more")]
    [InlineData("\"messaging\":{\"topics\":[{\"name\":\"a\",\"partitions\":3}]}", "spec.messaging.topics[a].partitions: may only grow: the topic has 6, not 3; set it to 6 or more")]
    public void A_refusal_says_what_is_there_and_what_helps(string section, string message)
        => Violations(section, Built).Should().Equal(message);

    [Fact]
    public void A_value_that_is_no_default_must_be_set_again()
        => Violations("", Built with { DatabaseName = "ledger", Brokers = 4, DatabaseRestoredFrom = "snapshot s" }).Should().Equal(
            "spec.database.name: is immutable: the database cluster has \"ledger\", not \"wallet\"; set it to \"ledger\"",
            "spec.database.restoreFrom: is immutable: the database was restored from snapshot s; set it to that again",
            "spec.messaging.brokers: may only grow: the cluster has 4, not 2; set it to 4");

    [Fact]
    public void Another_environment_is_one_matter_though_all_its_defaults_differ()
        => Read(
            """{"environment":"production","region":"sa-east-1","app":{"image":"x@sha256:1","ingress":{"scheme":"internal"}}}""",
            Built).Should().Equal("spec.environment: is immutable: the platform has \"staging\", not \"production\"; set it to \"staging\"");

    [Fact]
    public void Before_anything_is_built_all_may_change()
        => Violations("""
            "database":{"name":"other","port":3307},"messaging":{"brokers":4,"storageGiB":1}
            """, new AcceptedStatus()).Should().BeEmpty();

    [Fact]
    public void What_is_built_binds_and_the_rest_does_not()
        => Violations("\"database\":{\"name\":\"other\"},\"cache\":{\"tls\":false}", new AcceptedStatus { CacheTls = true })
            .Should().ContainSingle().Which.Should().StartWith("spec.cache.tls");

    [Theory]
    [InlineData(null, 100, 20, 20, "being built: what is there")]
    [InlineData(20, 200, 20, 20, "a wish that AWS has not followed binds nothing")]
    [InlineData(20, 200, 200, 200, "a wish that came true")]
    [InlineData(100, 100, 150, 100, "growth of its own binds nothing")]
    [InlineData(100, 50, 100, 100, "a lower wish changes nothing")]
    public void Only_what_was_asked_for_and_is_there_counts_as_built(int? before, int asked, int observed, int counts, string because)
        => AcceptedFields.Grown(before, asked, observed).Should().Be(counts, because);

    private static IEnumerable<string> Violations(string section, AcceptedStatus built)
        => Read("{\"environment\":\"staging\",\"region\":\"sa-east-1\"," + section + (section.Length > 0 ? "," : "") + "\"app\":{\"image\":\"x\"}}", built);

    private static IEnumerable<string> Read(string spec, AcceptedStatus built)
        => SpecReader.Read("t", JsonDocument.Parse(spec).RootElement, new() { Accepted = built }, new OperatorDefaults("demo-cluster"))
            .Violations.Select(violation => violation.ToString());
}
