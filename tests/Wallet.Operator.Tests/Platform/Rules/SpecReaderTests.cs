using System.Text.Json;
using System.Text.RegularExpressions;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Platform.Rules;

public sealed partial class SpecReaderTests
{
    // The API server prunes or warns of unknown fields before the operator sees them.
    private const string OnlyTheServerSees = "unknown field (strict)";

    private static readonly OperatorDefaults Defaults = new("demo-cluster");

    [Theory]
    [MemberData(nameof(DecidedCase.Names), MemberType = typeof(DecidedCase))]
    public void Decides_as_the_API_server_does(string name)
    {
        var decided = DecidedCase.Find(name);

        var violations = Violations(decided);

        (violations.Count == 0).Should().Be(decided.Accepted || name == OnlyTheServerSees, string.Join("; ", violations));
        foreach (var cause in decided.Causes.Where(cause => cause.Field != "<nil>"))
            violations.Should().Contain(violation => IsWithin(violation.Path, cause.Field), $"{cause.Field}: {cause.Message}");
    }

    [Fact]
    public void Tells_everything_that_is_wrong_at_once()
    {
        var reading = Read("""
            {"environment":"production","region":"Brazil","app":{"image":"x:1","replicas":{"min":5,"max":3}},"database":{"readers":0,"port":80}}
            """);

        reading.Violations.Select(violation => violation.Path).Should().BeEquivalentTo(
            "spec.region", "spec.database.port", "spec.app.image", "spec.database.readers", "spec.app.replicas");
        reading.Settings.Should().BeNull();
    }

    [Theory]
    [InlineData("{}", "spec: needs environment")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{}}""", "spec.app: needs image")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":7}}""", "spec.app.image: must be text")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x","resources":{"cpu":"1"}}}""", "spec.app.resources: needs memory")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"database":{"readers":"two"}}""", "spec.database.readers: must be a whole number from 0 to 15")]
    [InlineData("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"tags":["a"]}""", "spec.tags: must be a map")]
    [InlineData("""{"environment":"staging","region":"sa-east-1\n","app":{"image":"x"}}""", "spec.region: must match")]
    [InlineData("null", "spec: is needed")]
    public void A_document_of_another_shape_is_told_apart_without_failing(string spec, string complaint)
        => Read(spec).Violations.Select(violation => violation.ToString()).Should().Contain(each => each.StartsWith(complaint, StringComparison.Ordinal));

    [Fact]
    public void A_default_that_was_in_use_cannot_be_overridden_later()
    {
        var first = Read(Minimal);
        var status = new WalletPlatformStatus { Accepted = first.Accepted, ProfileVersion = first.ProfileVersion };

        var later = Read("""
            {"environment":"staging","region":"sa-east-1","app":{"image":"x"},
             "database":{"name":"other","restoreFrom":{"snapshotIdentifier":"s"}},"messaging":{"brokers":2,"storageGiB":10}}
            """, status);

        later.Violations.Select(violation => violation.ToString()).Should().BeEquivalentTo(
            "spec.database.name: is immutable: it is wallet, not other",
            "spec.database.restoreFrom: is immutable: it is nothing, not snapshot s",
            "spec.messaging.storageGiB: may only grow: it is 20, not 10");
        later.Accepted.Should().BeNull();
    }

    [Fact]
    public void A_section_removed_whole_is_refused_when_its_defaults_differ_from_what_was_built()
    {
        var first = Read("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"database":{"port":3307},"cache":{"tls":false}}""");

        var later = Read(Minimal, new WalletPlatformStatus { Accepted = first.Accepted });

        later.Violations.Select(violation => violation.Path).Should().BeEquivalentTo("spec.database.port", "spec.cache.tls");
    }

    [Fact]
    public void A_topic_that_left_the_list_still_may_not_shrink_when_it_comes_back()
    {
        var first = Read("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"messaging":{"topics":[{"name":"a","partitions":6}]}}""");
        var without = Read(Minimal, new WalletPlatformStatus { Accepted = first.Accepted });

        var back = Read(
            """{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"messaging":{"topics":[{"name":"a","partitions":3}]}}""",
            new WalletPlatformStatus { Accepted = without.Accepted });

        back.Violations.Should().ContainSingle().Which.Path.Should().Be("spec.messaging.topics[a].partitions");
    }

    [Fact]
    public void A_window_is_compared_with_the_default_of_the_other()
        => Read("""{"environment":"staging","region":"sa-east-1","app":{"image":"x"},"database":{"backup":{"window":"04:30-05:30"}}}""")
            .Violations.Should().ContainSingle().Which.Message.Should().Contain("sun:04:00-sun:05:00");

    [Fact]
    public void Production_does_not_run_without_authentication()
        => Read("""
            {"environment":"production","region":"sa-east-1","app":{"image":"x@sha256:1","env":{"WALLET_AUTH_MODE":"disabled"}}}
            """).Violations.Should().ContainSingle().Which.Path.Should().Be("spec.app.env.WALLET_AUTH_MODE");

    [Fact]
    public void A_platform_without_a_cluster_is_told_to_name_one()
        => SpecReader.Read("t", JsonDocument.Parse(Minimal).RootElement, new(), new OperatorDefaults(null))
            .Violations.Should().ContainSingle().Which.Path.Should().Be("spec.network.eksClusterName");

    private const string Minimal = """{"environment":"staging","region":"sa-east-1","app":{"image":"x"}}""";

    private static SpecReading Read(string spec, WalletPlatformStatus? status = null)
        => SpecReader.Read("t", JsonDocument.Parse(spec).RootElement, status ?? new(), Defaults);

    private static IReadOnlyList<SpecViolation> Violations(DecidedCase decided) =>
    [
        .. SpecReader.Read(decided.Name ?? "t", decided.Spec, new(), Defaults).Violations,
        .. decided.Before is { } before ? SpecReader.Compare(before, decided.Spec) : [],
    ];

    // The operator names the field, the server sometimes only its section; lists are told by index or by name.
    private static bool IsWithin(string path, string field)
    {
        var (mine, theirs) = (AnyItem().Replace(path, "[]"), AnyItem().Replace(field, "[]"));
        return mine == theirs || mine.StartsWith(theirs + ".", StringComparison.Ordinal) || theirs.StartsWith(mine, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex AnyItem();
}
