using System.Text.RegularExpressions;
using Wallet.EndToEnd.Tests.Surroundings;
using Xunit.Abstractions;

namespace Wallet.EndToEnd.Tests;

/// <summary>helm install, kubectl apply, and an operator that is killed while it builds.</summary>
[Collection(nameof(LiveCloud))]
public sealed partial class BuildTests(LiveCloud cloud, ITestOutputHelper output)
{
    private static readonly string[] Phases = ["Pending", "Provisioning", "Ready", "Updating", "Degraded", "Blocked", "Deleting"];

    [Fact]
    public async Task Killed_leaders_leave_exactly_one_of_everything()
    {
        output.WriteLine($"{cloud.Record}");
        const int Platforms = 3;
        var expected = new Dictionary<string, int>
        {
            ["rds:cluster"] = 1,
            ["rds:db"] = 2,
            ["elasticache:replicationgroup"] = 1,
            ["kafka:cluster"] = 1,
            ["kafka:configuration"] = 1,
            ["kms:key"] = 1,
            ["secretsmanager:secret"] = 3,
            ["eks:fargateprofile"] = 1,
        };

        cloud.Record.Resources.Should().Contain(
            expected.Select(kind => KeyValuePair.Create(kind.Key, kind.Value * Platforms)), $"{cloud.Record}");
        (await cloud.OwnedAsync(cloud.Demo)).Keys.Should().Contain(expected.Keys);
        cloud.Record.Kills.Select(kill => kill.Process).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_list_tells_the_phases_as_they_come()
    {
        output.WriteLine(cloud.Record.Before);
        output.WriteLine(cloud.Record.Watched);
        output.WriteLine(cloud.Record.After);

        cloud.Record.Before
            .Should().MatchRegex(@"NAMESPACE +NAME +ENVIRONMENT +PHASE +READY +DATABASE +CACHE +MESSAGING +APP +AGE\ndemo +demo +staging ");
        var phases = cloud.Record.Watched.Split('\n')
            .Select(line => Columns().Split(line))
            .Where(columns => columns.Length > 2 && Phases.Contains(columns[2]))
            .Select(columns => columns[2]);
        Succession(phases).Should().Equal(["Provisioning", "Ready"], "a killed operator makes no platform look broken");
        cloud.Record.After.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Should()
            .HaveCount(3).And.OnlyContain(row => Regex.IsMatch(row, @" Ready +True +Ready +Ready +Ready +Ready "));
    }

    [Fact]
    public async Task The_description_tells_what_it_waits_for_since_when_and_what_was_done()
    {
        output.WriteLine(cloud.Record.During);
        var during = Blanks().Replace(cloud.Record.During, " ");

        during.Should().Contain("Phase: Provisioning");
        during.Should().MatchRegex(@"Message: \S.+\n Name: \w+\n Since: \d{4}-\d\d-\d\dT[\d:]+Z\n State: \w+");
        during.Should().MatchRegex(@"Message: \w+: .+\n Observed Generation: 1\n Reason: ComponentsPending\n Status: False\n Type: Ready");
        // Not of one named resource: a leader that is killed between a change and its event leaves the change untold.
        during.Should().MatchRegex(@"Normal Create .* wallet-operator \w+ \S*wp-demo-\w{8}");
        var after = "";
        // Events are written after the status; another test may have taken a pod a moment ago.
        await Eventually.TrueAsync("it tells that it is ready", async () =>
        {
            after = Blanks().Replace(await cloud.Demo.DescribeAsync(), " ");
            return ReadyEvent().IsMatch(after) && after.Contains("Phase: Ready", StringComparison.Ordinal);
        });
        after.Should().Contain("Application URL: http://");
        after.Should().NotContain("InternalError");
    }

    private static IEnumerable<string> Succession(IEnumerable<string> words)
        => words.Aggregate(new List<string>(), (seen, word) => seen.LastOrDefault() == word ? seen : [.. seen, word]);

    [GeneratedRegex(" +")]
    private static partial Regex Columns();

    [GeneratedRegex("Normal Ready .* wallet-operator ")]
    private static partial Regex ReadyEvent();

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Blanks();
}
