using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Tools;

namespace Wallet.LocalCloud.Control;

/// <summary><c>journal</c>: the calls that have reached the simulated AWS, secrets masked.</summary>
internal sealed class JournalVerb
{
    private static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(500);
    private readonly ControlVerb _verb = new();

    private readonly Option<string?> _service = new("--service") { Description = "Of one service, by its signing name" };
    private readonly Option<string?> _operation = new("--operation") { Description = "Of one operation" };
    private readonly Option<bool> _mutations = new("--mutations") { Description = "Only calls that change something" };
    private readonly Option<long> _after = NumberOption.Of("--after", "Only calls with a higher number", 0L, 0L, long.MaxValue);
    private readonly Option<bool> _follow = new("--follow") { Description = "Go on with the calls to come, until Ctrl-C" };

    public Command Build()
    {
        var journal = new Command("journal", "Calls that have reached the simulated AWS")
        {
            _service, _operation, _mutations, _after, _follow,
        };
        journal.SetAction((parsed, stop) => parsed.GetValue(_follow)
            ? FollowAsync(parsed, stop)
            : _verb.RunAsync(parsed, HttpMethod.Get, "journal" + QueryOf(parsed).Text(), null, Lines, stop));
        return _verb.AddTo(journal);
    }

    private JournalQuery QueryOf(ParseResult parsed) => new(
        parsed.GetValue(_after), parsed.GetValue(_service), parsed.GetValue(_operation), parsed.GetValue(_mutations));

    private async Task<int> FollowAsync(ParseResult parsed, CancellationToken stop)
    {
        if (_verb.Url(parsed) is not { } url)
            return _verb.Missing(parsed);
        using var client = new ControlClient(url);
        var query = QueryOf(parsed);
        while (true)
        {
            try
            {
                var reply = await client.SendAsync(HttpMethod.Get, "journal" + query.Text(), null, stop);
                if (reply.Error is not null)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(reply.Error);
                    return reply.ExitCode;
                }

                if (reply.Body!.AsArray() is { Count: > 0 } calls)
                {
                    _verb.Print(parsed, calls, Lines);
                    query = query with { After = calls[^1]!["number"]!.GetValue<long>() };
                }

                await Task.Delay(PollPause, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return 0;
            }
        }
    }

    private static IEnumerable<string> Lines(JsonNode calls) => calls.AsArray().Select(call =>
    {
        var at = call!["at"]!.GetValue<DateTimeOffset>().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{call["number"],6} {at} {call["service"]}:{call["operation"]} {call["input"]!.ToJsonString()} -> {call["outcome"]}";
    });
}
