using System.Text.RegularExpressions;
using Wallet.Operator.Network;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

/// <summary>What a room sends to AWS is in the log, with the request id by which CloudTrail finds it.</summary>
public sealed partial class ChangeLinesTests : IAsyncLifetime
{
    private readonly LogLines<RoomTools> _log = new();
    private LocalAccount _account = null!;

    public async Task InitializeAsync() => _account = await LocalAccount.StartAsync();

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Every_call_that_changes_something_has_a_line_with_resource_verb_detail_and_request()
    {
        var step = new NetworkStep(_account.Regions, TestRooms.Tools(_account.Clock, log: _log));
        var pass = SamplePlatform.Pass();

        await step.BuildAsync(_account, pass);
        await step.BuildAsync(_account, pass.With(settings => settings with { Tags = new Dictionary<string, string> { ["team"] = "wallets" } }));

        var lines = _log.Messages.Select(line => Line().Match(line)).ToList();
        lines.Should().OnlyContain(line => line.Success).And.HaveCount(_account.Journal.Mutations.Count(call => call.IsExecuted));
        lines.Select(line => line.Groups["request"].Value).Should().OnlyHaveUniqueItems().And.NotContain("(null)").And.NotContain("");
        lines.Select(line => $"{line.Groups["verb"]} {line.Groups["resource"]}").Should().Contain(line => line.StartsWith("Create SecurityGroup"));
        lines.Select(line => line.Groups["detail"].Value).Should().Contain(detail => detail.Contains("team"), "the detail says what changes");
    }

    [GeneratedRegex(@"^wallets/demo network: (?<verb>\w+) (?<resource>\w+ \S+) (?<detail>.*) \(effect: \w+, request: (?<request>.*)\)$")]
    private static partial Regex Line();
}
