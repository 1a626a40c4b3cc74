using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Control;

/// <summary>What the verbs have in common that speak to a running cloud: how they find it and how they print its answer.</summary>
internal sealed class ControlVerb
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Option<string> _data = new("--data")
    {
        Description = "Directory of the running cloud",
        DefaultValueFactory = _ => ".local-cloud",
        Recursive = true,
    };

    private readonly Option<Uri?> _url = new("--url")
    {
        Description = "Control endpoint of the running cloud, instead of --data",
        Recursive = true,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp)
                return url;
            result.AddError($"--url {result.Tokens[0].Value}: expected an address such as http://127.0.0.1:4567.");
            return null;
        },
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the answer as JSON", Recursive = true };

    /// <summary>The verbs that a program has for running clouds.</summary>
    public static IEnumerable<Command> All => [new FaultsVerb().Build(), new StateVerb().Build(), new JournalVerb().Build()];

    /// <summary>Lets a command and its subcommands find a cloud.</summary>
    public Command AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_url);
        command.Options.Add(_json);
        return command;
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Sends one request and prints its answer; gives the program's exit code.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, HttpMethod method, string path, object? body, Func<JsonNode, IEnumerable<string>> lines,
        CancellationToken cancellation)
    {
        if (Url(parsed) is not { } url)
            return Missing(parsed);
        using var client = new ControlClient(url);
        var reply = await client.SendAsync(method, path, body, cancellation);
        if (reply.Error is not null)
            await parsed.InvocationConfiguration.Error.WriteLineAsync(reply.Error);
        else
            Print(parsed, reply.Body, lines);
        return reply.ExitCode;
    }

    /// <summary>Where the cloud is; nothing when there is none.</summary>
    public Uri? Url(ParseResult parsed) => parsed.GetValue(_url) ?? ControlClient.Find(parsed.GetValue(_data)!);

    public int Missing(ParseResult parsed)
    {
        var directory = Path.GetFullPath(parsed.GetValue(_data)!);
        parsed.InvocationConfiguration.Error.WriteLine(
            $"no local cloud has been started on {directory}: name its directory with --data, or its address with --url");
        return 1;
    }

    public void Print(ParseResult parsed, JsonNode? body, Func<JsonNode, IEnumerable<string>> lines)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (IsJson(parsed))
            output.WriteLine(body?.ToJsonString(Indented) ?? "{}");
        else if (body is not null)
            output.Write(string.Concat(lines(body).Select(line => line + Environment.NewLine)));
    }
}
