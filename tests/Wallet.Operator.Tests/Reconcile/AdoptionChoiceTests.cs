using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>What becomes of a database that another platform made, by what the spec says of it and by whose it was.</summary>
public sealed class AdoptionChoiceTests
{
    private const string Arn = "arn:aws:rds:sa-east-1:1:cluster:wp-demo-0a1b2c3d-aurora";

    private static readonly Predecessor Left = new("wallets/demo", "wallet", "0a1b2c3d-old", false, Arn, "demo");
    private static readonly Predecessor Elsewhere = Left with { Cluster = "other", Uid = "elsewhere" };
    private static readonly Predecessor Untold = Left with { Cluster = "", Uid = "untold" };
    private static readonly Predecessor Stranger = Left with { Platform = "wallets/other", Uid = "stranger" };
    private static readonly Predecessor Released = Left with { IsReleased = true };

    public static TheoryData<AdoptionMode, string, string> Cases => new()
    {
        // Mode, what is there, what becomes of it.
        { AdoptionMode.Unsaid, "", "own" },
        { AdoptionMode.Unsaid, "left", "PredecessorFound" },
        { AdoptionMode.Unsaid, "left left2", "PredecessorFound" },
        { AdoptionMode.Unsaid, "living", "own" },
        { AdoptionMode.Unsaid, "released", "own" },
        { AdoptionMode.Unsaid, "elsewhere untold stranger", "own" },
        { AdoptionMode.Never, "left", "own" },
        { AdoptionMode.IfTagged, "", "own" },
        { AdoptionMode.IfTagged, "left", "left" },
        { AdoptionMode.IfTagged, "released", "released" },
        { AdoptionMode.IfTagged, "left elsewhere untold stranger living", "left" },
        { AdoptionMode.IfTagged, "elsewhere untold stranger living", "own" },
        { AdoptionMode.IfTagged, "left left2", "PredecessorsFound" },
        { AdoptionMode.IfTagged, "renamed", "PredecessorUnknown" },
        { AdoptionMode.Explicit, "", "PredecessorMissing" },
        { AdoptionMode.Explicit, "left2", "PredecessorMissing" },
        { AdoptionMode.Explicit, "left left2", "left" },
        { AdoptionMode.Explicit, "elsewhere", "elsewhere" },
        { AdoptionMode.Explicit, "untold", "untold" },
        { AdoptionMode.Explicit, "stranger", "stranger" },
        { AdoptionMode.Explicit, "outsider", "ForeignResource" },
        { AdoptionMode.Explicit, "outsider2", "ForeignResource" },
        { AdoptionMode.Explicit, "released", "released" },
        { AdoptionMode.Explicit, "living", "ForeignResource" },
        { AdoptionMode.Explicit, "renamed", "PredecessorUnknown" },
    };

    private static readonly Dictionary<string, Predecessor> Known = new()
    {
        ["left"] = Left,
        ["left2"] = Left with { Uid = "older", Database = Arn.Replace("0a1b2c3d", "older000") },
        ["released"] = Released,
        ["elsewhere"] = Elsewhere,
        ["untold"] = Untold,
        ["stranger"] = Stranger,
        ["outsider"] = Left with { Platform = "other/demo" },
        ["outsider2"] = Released with { Platform = "wallets2/demo" },
        ["renamed"] = Left with { AwsName = null },
        ["living"] = Left with { Uid = "living" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mode_and_tags_decide(AdoptionMode mode, string there, string expected)
    {
        var pass = Pass(mode, mode == AdoptionMode.Explicit ? "wp-demo-0a1b2c3d-aurora" : null);
        var found = there.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Known[name]).ToList();

        var choice = AdoptionChoice.Of(pass, AdoptionChoice.Matching(pass, found), new Dictionary<string, string> { ["living"] = "wallets/alive" });

        var told = choice switch
        {
            { Taken: { } taken } => Known.Single(each => each.Value == taken).Key,
            { Outcome: StepOutcome.Blocked blocked } => blocked.Reason,
            _ => "own",
        };
        told.Should().Be(expected);
        (choice.Outcome is StepOutcome.InSync).Should().Be(choice.Taken is not null || expected == "own");
    }

    [Theory]
    [InlineData(Arn, true)]
    [InlineData("wp-demo-0a1b2c3d-aurora", true)]
    [InlineData("WP-Demo-0a1b2c3d-aurora", true)]
    [InlineData("0a1b2c3d-aurora", false)]
    [InlineData("wp-demo", false)]
    public void An_identifier_or_a_whole_ARN_names_it(string written, bool isFound)
        => AdoptionChoice.Matching(Pass(AdoptionMode.Explicit, written), [Left]).Any().Should().Be(isFound);

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("", null, null, true)]
    [InlineData("security", null, null, false)]
    [InlineData("security", "database arn:aws:rds:::cluster:wp-demo-0a1b2c3d-aurora", null, true)]
    [InlineData("security", "database arn:aws:rds:::cluster:wp-demo-0a1b2c3d-aurora", "0a1b2c3d-old", false)]
    [InlineData("security", "database arn:aws:rds:::cluster:wp-demo-new-aurora", null, false)]
    [InlineData("security", "cache arn:aws:elasticache:::wp-demo-0a1b2c3d-redis", null, false)]
    public void It_can_be_chosen_until_something_is_built_and_with_the_status_of_a_former_life(string? begun, string? resource, string? adopted, bool isOpen)
    {
        var status = new WalletPlatformStatus
        {
            Begun = begun?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Resources = resource?.Split(' ') is [var component, var id] ? [new(component, "Thing", id)] : null,
            Adoption = adopted is null ? null : new("wallets/demo", adopted, "demo", Arn),
        };

        AdoptionChoice.IsOpen(status, "wp-demo-new").Should().Be(isOpen);
    }

    [Fact]
    public void The_status_of_a_release_that_did_not_write_down_what_it_began_is_of_something_built()
        => AdoptionChoice.IsOpen(new WalletPlatformStatus { Components = [] }, "wp-demo-new").Should().BeFalse();

    private static PlatformPass Pass(AdoptionMode mode, string? database)
        => SamplePlatform.Pass(settings => settings with { Adoption = new AdoptionSettings(mode, database) });
}
