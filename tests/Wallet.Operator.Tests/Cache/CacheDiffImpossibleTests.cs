using Wallet.Operator.Cache;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Tests.Cache;

/// <summary>A cache that is lost is not replaced by an empty one, and a version that AWS does not have is not asked for.</summary>
public sealed class CacheDiffImpossibleTests
{
    private const string CreateGroup = $"Create {SomeCache.Group} 1 x cache.t4g.medium, Redis 7.0";

    private const string CreateParameters = $"Create {SomeCache.Parameters} redis7";

    private static readonly CacheObserved There = SomeCache.Observed();

    private static readonly CacheObserved Nothing = There with { ParameterGroups = [], Group = null };

    private static readonly Finding Lost = Finding.Stuck(
        "DataStoreMissing",
        $"Replication group {SomeCache.Id} is gone. It is not recreated on its own, because it would be empty. Restore a snapshot under "
        + $"this identifier with the tag wallet-operator.io/uid={SomeCache.Pass().Uid}, or accept an empty cache: kubectl annotate wp "
        + $"-n wallets demo wallet-operator.io/accept-empty-cache={SomeCache.Id}");

    private static readonly Finding NotOffered = Finding.Stuck(
        "VersionNotOffered", "AWS offers no version \"7.9\" of Redis in eu-west-1: correct spec.cache.engineVersion.");

    [Theory]
    [InlineData("7.0")]
    [InlineData("7.9")]
    public void A_group_that_is_gone_is_an_alarm_and_not_created(string version)
        => Should(Between(Remembering(SomeCache.Memory, version), Nothing), [CreateParameters], Lost);

    [Fact]
    public void A_person_may_accept_an_empty_cache()
    {
        var pass = Remembering(SomeCache.Memory);

        Should(Between(pass with { Annotations = Accepting(SomeCache.Id) }, Nothing), [CreateParameters, CreateGroup]);
        Should(Between(pass with { Annotations = Accepting("another") }, Nothing), [CreateParameters], Lost);
    }

    [Theory]
    [InlineData("CacheParameterGroup")]
    [InlineData("CacheAuthTokenOffered")]
    public void Only_a_replication_group_holds_data(string kind)
        => Should(Between(Remembering(SomeCache.Memory with { Kind = kind }), Nothing), [CreateParameters, CreateGroup]);

    [Fact]
    public void A_group_that_is_there_is_not_lost() => Should(Between(Remembering(SomeCache.Memory), There), []);

    [Fact]
    public void A_group_that_others_have_under_our_name_is_not_lost() => Should(
        Between(
            Remembering(SomeCache.Memory with { Id = "former" }), Nothing with { Taken = new HashSet<string> { SomeCache.Group } }),
        [CreateParameters]);

    [Fact]
    public void A_cache_of_a_version_that_is_not_offered_is_not_begun() => Should(Between(Version("7.9"), Nothing), [], NotOffered);

    [Fact]
    public void An_upgrade_that_is_not_offered_holds_up_nothing_else()
        => Should(
            Between(Version("7.9"), WithGroup(group => group with { Version = "6.2.6", NodeType = "cache.t3.small" }, family: "redis6.x")),
            [$"Modify {SomeCache.Group} CacheNodeType cache.t3.small -> cache.t4g.medium"],
            NotOffered);

    [Theory]
    [InlineData("7.9", null)]
    [InlineData("7.9", "7.9.1")]
    [InlineData("5.0", "7.0.7")]
    [InlineData("7.0", "7.0.7")]
    public void What_the_group_has_or_may_have_need_not_be_on_offer(string wanted, string? version)
        => Should(Between(Version(wanted), WithGroup(group => group with { Version = version })), []);

    [Fact]
    public void An_upgrade_that_is_offered_is_made()
        => Should(
            Between(Version("7.1"), WithGroup(group => group with { Version = "7.0.7" })),
            [$"Modify {SomeCache.Group} EngineVersion 7.0.7 -> 7.1"]);

    [Fact]
    public void The_version_of_a_group_that_others_have_is_not_spoken_of()
        => Should(Between(Version("7.9"), Nothing with { Taken = new HashSet<string> { SomeCache.Group } }), [CreateParameters]);

    [Fact]
    public void What_cannot_be_had_is_said_in_order()
    {
        var unknown = new Dictionary<string, string> { ["no-such"] = "1" };
        var wrong = SomeCache.Pass(settings => settings with { EngineVersion = "7.9", Parameters = unknown, AuthToken = false });

        Reasons(Between(wrong, WithGroup(group => group with { Version = "7.0.7" })))
            .Should().Equal("VersionNotOffered", "ParameterUnknown", "AuthTokenStays");
        Reasons(Between(wrong with { Remembered = [SomeCache.Memory] }, There with { Group = null }))
            .Should().Equal("DataStoreMissing", "ParameterUnknown");
    }

    private static void Should(RoomPlan<AwsChange> plan, string[] changes, params Finding[] impossible)
    {
        plan.Changes.Select(change => change.What.ToString()).Should().Equal(changes);
        plan.Impossible.Should().Equal(impossible);
    }

    private static IEnumerable<string> Reasons(RoomPlan<AwsChange> plan) => plan.Impossible.Select(finding => finding.Reason);

    private static Dictionary<string, string> Accepting(string id) => new() { ["wallet-operator.io/accept-empty-cache"] = id };

    private static PlatformPass Version(string wanted) => SomeCache.Pass(settings => settings with { EngineVersion = wanted });

    private static PlatformPass Remembering(RememberedResource memory, string version = "7.0")
        => Version(version) with { Remembered = [memory] };

    private static CacheObserved WithGroup(Func<GroupObserved, GroupObserved> change, string family = "redis7")
        => There with { Group = change(There.Group!), ParameterGroups = [SomeCache.ParametersObserved(family: family)] };

    private static RoomPlan<AwsChange> Between(PlatformPass pass, CacheObserved observed)
    {
        var wanted = RedisVersion.Request(pass.Settings.Cache.EngineVersion, observed.OfferedVersions);
        return CacheDiff.Between(pass, SomeCache.Desired(pass, wanted), observed);
    }
}
