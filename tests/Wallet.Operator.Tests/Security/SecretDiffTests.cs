using Wallet.Operator.Rooms;
using Wallet.Operator.Security.Secrets;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

public sealed class SecretDiffTests
{
    private const string Secret = $"Secret {SomeSecurity.Stem}/database/app";

    private static readonly SecretDesired Desired =
        SomeSecurity.Desired(SomeSecurity.Pass).Secrets.Single(secret => secret.Purpose == SecretPurpose.DatabaseApp);

    private static readonly SecretObserved Applied = SomeSecurity.Applied(Desired);

    [Fact]
    public void What_was_applied_needs_no_change() => Between(Applied).Should().BeEmpty();

    [Fact]
    public void A_missing_secret_is_made_with_the_platforms_key()
    {
        var changes = Between(null);

        changes.Texts().Should().Equal($"Create {Secret} with a generated value");
        ChangeTexts.Text(changes[0].Request).Should()
            .Contain($"Name: {Desired.Name}, ").And.Contain("KmsKeyId: arn:key, ").And.NotContain("SecretString");
    }

    [Fact]
    public void A_deleted_secret_is_called_back_before_its_tags_are_looked_at()
    {
        var changes = Between(Applied with { Deleted = true, Tags = SomeSecurity.Altered(Applied.Tags) });

        changes.Texts().Should().Equal($"Restore {Secret}");
        ChangeTexts.Text(changes[0].Request).Should().Be("RestoreSecretRequest {SecretId: arn:DatabaseApp}");
    }

    [Fact]
    public void Of_a_secret_that_is_there_only_tags_change()
    {
        var changes = Between(Applied with { Tags = SomeSecurity.Altered(Applied.Tags), VersionId = "v2" });

        changes.Texts().Should().Equal($"Tag {Secret} Owner");
        ChangeTexts.Text(changes[0].Request).Should().Be(
            "TagResourceRequest {SecretId: arn:DatabaseApp, Tags: [{Key: Owner, Value: wallet-team}]}");
    }

    private static List<AwsChange> Between(SecretObserved? observed)
        => [.. SecretDiff.Between(SomeSecurity.Pass, Desired, observed, "arn:key")];
}
