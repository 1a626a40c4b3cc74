using Wallet.Operator.Rooms;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

public sealed class KeyDiffTests
{
    private const string Key = $"Key alias/{SomeSecurity.Stem}-shared";
    private static readonly KeyDesired Desired = SomeSecurity.Desired(SomeSecurity.Pass).Keys.Single();
    private static readonly KeyObserved Applied = SomeSecurity.Applied(Desired);

    [Fact]
    public void What_was_applied_needs_no_change() => Between(Applied).Should().BeEmpty();

    [Fact]
    public void A_missing_key_is_made() => Between(null).Texts().Should().Equal($"Create {Key} rotated every 365 days");

    [Theory]
    [InlineData(KeyLifecycle.PendingDeletion, $"CancelDeletion {Key} key-shared", "CancelKeyDeletionRequest {KeyId: key-shared}")]
    [InlineData(KeyLifecycle.Disabled, $"Enable {Key} key-shared", "EnableKeyRequest {KeyId: key-shared}")]
    [InlineData(KeyLifecycle.Other, null, null)]
    public void A_key_is_made_to_serve_before_anything_else(object lifecycle, string? change, string? request)
    {
        var changes = Between(Applied with { Lifecycle = (KeyLifecycle)lifecycle, Aliased = false, IsYoung = true });

        changes.Texts().Should().Equal(change is null ? [] : [change]);
        changes.Select(each => ChangeTexts.Text(each.Request)).Should().Equal(request is null ? [] : [request]);
        changes.Should().NotContain(each => each.IsYoung);
    }

    [Fact]
    public void The_alias_points_to_the_key()
    {
        var changes = Between(Applied with { Aliased = false });

        changes.Texts().Should().Equal($"PointAlias {Key} key-shared");
        ChangeTexts.Text(changes[0].Request).Should().Be(
            $"CreateAliasRequest {{AliasName: alias/{SomeSecurity.Stem}-shared, TargetKeyId: key-shared}}");
    }

    [Fact]
    public void Another_policy_is_replaced()
    {
        var changes = Between(With(content => content with { Policy = "{}" }));

        changes.Texts().Should().Equal($"PutPolicy {Key} key-shared");
        ChangeTexts.Text(changes[0].Request).Should().Be(
            $"PutKeyPolicyRequest {{KeyId: key-shared, Policy: {Desired.Policy}, PolicyName: default}}");
    }

    [Theory]
    [InlineData(null, "every (off) -> 365 days")]
    [InlineData(90, "every 90 -> 365 days")]
    public void Rotation_has_the_period_of_the_spec(int? days, string detail)
    {
        var changes = Between(With(content => content with { RotationDays = days }));

        changes.Texts().Should().Equal($"Rotate {Key} {detail}");
        ChangeTexts.Text(changes[0].Request).Should().Be("EnableKeyRotationRequest {KeyId: key-shared, RotationPeriodInDays: 365}");
    }

    [Fact]
    public void What_cannot_be_read_is_not_written()
        => Between(With(content => content with { Policy = null, RotationDays = null })).Should().BeEmpty();

    [Fact]
    public void Changes_of_a_key_come_in_order()
    {
        var observed = With(content => content with { Policy = "{}", RotationDays = null, Tags = SomeSecurity.Altered(content.Tags) });

        Between(observed with { Aliased = false }).Select(change => change.What.Verb).Should().Equal("PointAlias", "PutPolicy", "Rotate", "Tag");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Changes_of_a_young_key_are_young(bool isYoung)
    {
        var changes = Between(With(content => content with { Tags = SomeSecurity.Altered(content.Tags) }) with { IsYoung = isYoung });

        changes.Texts().Should().Equal($"Tag {Key} Owner");
        ChangeTexts.Text(changes[0].Request).Should().Be(
            "TagResourceRequest {KeyId: key-shared, Tags: [{TagKey: Owner, TagValue: wallet-team}]}");
        changes[0].IsYoung.Should().Be(isYoung);
    }

    private static KeyObserved With(Func<KeyContent, KeyContent> change) => Applied with { Content = change(Applied.Content) };

    private static List<AwsChange> Between(KeyObserved? observed) => [.. KeyDiff.Between(SomeSecurity.Pass, Desired, observed)];
}
