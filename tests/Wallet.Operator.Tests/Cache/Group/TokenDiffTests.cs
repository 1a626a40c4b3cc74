using System.Globalization;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache.Group;

/// <summary>When the AUTH token is offered, when it is demanded, and what is noted in between.</summary>
public sealed class TokenDiffTests
{
    private static readonly DateTime Offer = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    private static readonly RememberedResource Taken = new("app", "PodsHaveCacheToken", "demo-wallet-api");

    private static readonly RememberedResource Offered = Note($"{SomeCache.Id}@2026-11-22T12:00:00Z");

    [Fact]
    public void A_token_is_first_accepted_beside_the_former_way_in()
        => Between(Pass(), hasToken: false).InFull().Should().Equal(SomeCache.Modification(
            $"RotateToken {SomeCache.Group} accepted beside the former way in (None)",
            "AuthToken: cache-token",
            "AuthTokenUpdateStrategy: ROTATE"));

    [Fact]
    public void A_token_that_all_pods_have_is_demanded()
        => Between(Pass(Offered, Taken), hasToken: true).InFull().Should().Equal(
            SomeCache.Modification(
                $"SetToken {SomeCache.Group} demanded of every client (None)",
                "AuthToken: cache-token",
                "AuthTokenUpdateStrategy: SET"));

    [Theory]
    [InlineData(true, false, true, "SetToken")]
    [InlineData(true, true, true, "SetToken")]
    [InlineData(true, true, false, "")]
    [InlineData(true, false, false, "")]
    [InlineData(false, true, true, "")]
    [InlineData(false, false, true, "RotateToken")]
    [InlineData(false, false, false, "RotateToken")]
    public void The_next_step_follows_the_offer_and_the_pods(bool isOffered, bool hasToken, bool havePods, string verb)
    {
        RememberedResource[] notes = [.. isOffered ? [Offered] : Array.Empty<RememberedResource>(), .. havePods ? [Taken] : Array.Empty<RememberedResource>()];

        Verbs(Between(Pass(notes), hasToken)).Should().Be(verb);
    }

    // An operator that was away while ROTATE went on finds an app that turned Ready in the pass of the offer, without the token.
    [Fact]
    public void An_app_that_is_ready_has_not_taken_the_token_for_that()
    {
        var ready = new ComponentStatus("app", "Ready", "", Offer.AddSeconds(1));

        Between(Pass(Offered) with { Components = new Dictionary<string, ComponentStatus> { ["app"] = ready } }, hasToken: true).Should().BeEmpty();
    }

    [Theory]
    [InlineData("CacheAuthTokenOffered", $"{SomeCache.Id}-2@2026-11-22T12:00:00Z")]
    [InlineData("ReplicationGroup", $"{SomeCache.Id}@2026-11-22T12:00:00Z")]
    public void A_note_of_something_else_is_no_offer(string kind, string id)
    {
        var pass = Pass(new RememberedResource("cache", kind, id));

        Verbs(Between(pass, hasToken: false)).Should().Be("RotateToken");
        TokenDiff.IsAccepted(pass, Group(hasToken: false)).Should().BeFalse();
        TokenDiff.Notes(pass, Group(hasToken: true), [], Offer).Should().BeEmpty();
    }

    [Theory, InlineData(true, true), InlineData(true, false), InlineData(false, true), InlineData(false, false)]
    public void A_token_that_is_not_wanted_is_never_changed(bool isOffered, bool hasToken)
    {
        RememberedResource[] notes = isOffered ? [Offered] : [];

        Between(Open([.. notes, Taken]), hasToken).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void Clients_may_send_a_token_that_is_offered_or_set(bool isOffered, bool hasToken, bool isAccepted)
    {
        RememberedResource[] notes = isOffered ? [Offered] : [];
        var pass = Open(notes);

        TokenDiff.IsAccepted(pass, Group(hasToken)).Should().Be(isAccepted);
        TokenDiff.Impossible(pass, SomeCache.Desired(pass), Group(hasToken)).Should().Be(isAccepted ? Stays() : null);
    }

    [Fact]
    public void There_is_nothing_impossible_in_a_token_that_is_wanted_or_not_known_of()
    {
        TokenDiff.Impossible(Pass(), SomeCache.Desired(Pass()), Group(hasToken: true)).Should().BeNull();
        TokenDiff.Impossible(Open(), SomeCache.Desired(Open()), null).Should().BeNull("there is no group");
        TokenDiff.Impossible(Open(), null, Group(hasToken: true)).Should().BeNull("what is wanted is not known yet");
    }

    [Theory]
    [InlineData("", $"{SomeCache.Id}@2026-11-22T12:00:00Z")]
    [InlineData("Modify", $"{SomeCache.Id}@2026-11-22T12:00:00Z")]
    [InlineData("RotateToken", $"{SomeCache.Id}@2026-11-23T09:05:07Z")]
    [InlineData("Modify,RotateToken", $"{SomeCache.Id}@2026-11-23T09:05:07Z")]
    [InlineData("SetToken", null)]
    [InlineData("Modify,SetToken", null)]
    public void The_offer_is_noted_until_it_is_followed_by_the_demand(string applied, string? noted)
    {
        var now = DateTimeOffset.Parse("2026-11-23T11:05:07+02:00", CultureInfo.InvariantCulture);
        var verbs = applied.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var changes = verbs.Select(verb => new PlannedChange(SomeCache.Group, verb, ""));

        TokenDiff.Notes(Pass(Offered, SomeCache.Memory), Group(hasToken: true), [.. changes], now)
            .Should().Equal(noted is null ? [] : [Note(noted)]);
    }

    [Fact]
    public void Without_a_group_nothing_is_noted()
        => TokenDiff.Notes(Pass(Offered), null, [new PlannedChange(SomeCache.Group, "RotateToken", "")], Offer).Should().BeEmpty();

    private static Finding Stays() => Finding.Stuck(
        "AuthTokenStays",
        $"Replication group {SomeCache.Id} has an AUTH token, and ElastiCache cannot turn it off: set spec.cache.authToken back to true.");

    private static RememberedResource Note(string id) => new("cache", "CacheAuthTokenOffered", id);

    private static PlatformPass Pass(params RememberedResource[] remembered) => SomeCache.Pass() with { Remembered = remembered };

    private static PlatformPass Open(params RememberedResource[] remembered)
        => SomeCache.Pass(settings => settings with { AuthToken = false }) with { Remembered = remembered };

    private static GroupObserved Group(bool hasToken) => SomeCache.GroupObserved() with { HasAuthToken = hasToken };

    private static IEnumerable<AwsChange> Between(PlatformPass pass, bool hasToken)
        => TokenDiff.Between(pass, SomeCache.Desired(pass), Group(hasToken));

    private static string Verbs(IEnumerable<AwsChange> changes) => string.Join(",", changes.Select(change => change.What.Verb));
}
