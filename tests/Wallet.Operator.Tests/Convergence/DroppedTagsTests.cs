using Wallet.Operator.Tests.Campaigns;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>A tag of the spec goes from AWS with the spec, and from the status when it is gone everywhere.</summary>
public sealed class DroppedTagsTests
{
    private const string Key = "Team";

    [Fact]
    public async Task A_tag_that_leaves_the_spec_leaves_every_resource_and_in_the_end_the_status()
    {
        await using var platform = await LivePlatform.ReadyAsync(new
        {
            environment = "staging",
            region = World.Region,
            tags = new Dictionary<string, string> { [Key] = "payments", ["Area"] = "eu" },
            app = new { image = "wallet-api:1", env = new { WALLET_AUTH_MODE = "disabled" } },
        });
        Services(platform).Should().Contain(["ec2", "elasticache", "eks", "iam", "kafka", "kms", "rds", "secretsmanager"]);
        var tagged = Tagged(platform, Key).ToList();
        tagged.Should().BeEquivalentTo(Tagged(platform, "Area"), "every resource has both");
        (await platform.StatusAsync()).TagKeys.Should().Equal("Area", Key);

        await platform.World.ChangeAsync(platform.Key, new { tags = new Dictionary<string, string?> { [Key] = null } });
        await platform.PassAsync();
        (await platform.StatusAsync()).TagKeys.Should().Equal(["Area", Key], "some resource may still have it");
        platform.World.Restart();
        await platform.UntilReadyAsync();

        Tagged(platform, Key).Should().BeEmpty();
        Tagged(platform, "Area").Should().BeEquivalentTo(tagged, "what the spec still says stays");
        (await platform.StatusAsync()).TagKeys.Should().Equal("Area");
    }

    private static IEnumerable<string> Services(LivePlatform platform) => Tagged(platform, Key).Select(arn => arn.Split(':')[2]).Distinct();

    private static IEnumerable<string> Tagged(LivePlatform platform, string key) => platform.World.Cloud.Aws.Resources
        .Where(resource => resource.Tags.Any(tag => tag.Key == key))
        .Select(resource => resource.Arn);
}
