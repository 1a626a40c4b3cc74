using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Wallet.Operator.Hosting;

/// <summary><c>run</c>: its options, each also an environment variable <c>WALLET_OPERATOR_*</c>; the command line wins.</summary>
internal sealed partial class RunCommand : Command
{
    private readonly Option<string?> _eksClusterName;
    private readonly Option<string?> _permissionsBoundaryArn;
    private readonly Option<bool> _requirePermissionsBoundary;
    private readonly Option<IReadOnlyList<string>> _watchNamespaces;
    private readonly Option<int> _workers;
    private readonly Option<TimeSpan> _resync;
    private readonly Option<TimeSpan> _longestWait;
    private readonly Option<TimeSpan> _parameterGroupRest;
    private readonly Option<string> _leaseName;
    private readonly Option<TimeSpan> _upgradeHold;
    private readonly Option<string> _leaseNamespace;
    private readonly Option<string> _identity;
    private readonly Option<string> _bindAddress;
    private readonly Option<int> _port;

    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="run">Runs the operator; its exit code.</param>
    public RunCommand(Func<string, string?> environment, Func<OperatorOptions, CancellationToken, Task<int>> run)
        : base("run", "Keep all WalletPlatforms converging until SIGTERM.")
    {
        string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;
        _eksClusterName = Add<string?>(
            "--eks-cluster-name", "EKS cluster of platforms that name none.", Variable, text => text, null);
        _permissionsBoundaryArn = Add<string?>(
            "--permissions-boundary-arn", "Permissions boundary of the roles of platforms that name none.", Variable, PolicyArn, null);
        _requirePermissionsBoundary = Add(
            "--require-permissions-boundary", "Refuse platforms that name another boundary: true or false.", Variable, Truth, "false");
        _watchNamespaces = Add<IReadOnlyList<string>>(
            "--watch-namespaces", "Namespaces to watch, comma separated; all when empty.", Variable, Names, "");
        _workers = Add("--workers", "Platforms worked on at the same time, 1 to 100.", Variable, text => Number(text, 1, 100), "4");
        _resync = Add("--resync", "Period at which healthy platforms are reconciled, e.g. 5m.", Variable, Duration, "5m");
        _longestWait = Add(
            "--longest-wait", "Longest time between two reconciliations of a changing platform, e.g. 30s.", Variable, Duration, "60s");
        _upgradeHold = Add(
            "--upgrade-hold", "How long ready platforms wait with what another release of the operator would change; 0s: not at all.", Variable, Hold, "30m");
        _parameterGroupRest = Add(
            "--parameter-group-rest", "Time that a database's new parameter group rests before its first cluster.", Variable, Duration, "5m");
        _leaseName = Add("--lease-name", "Lease of the leader.", Variable, text => text, "wallet-operator");
        _leaseNamespace = Add(
            "--lease-namespace", "Namespace of the lease.", Variable, text => text, Variable("POD_NAMESPACE") ?? "default");
        _identity = Add(
            "--identity", "Name of this process in the lease.", Variable, text => text, Variable("POD_NAME") ?? Environment.MachineName);
        _bindAddress = Add(
            "--bind-address", "Address that health and metrics listen on.", Variable, text => text, Variable("BIND_ADDRESS") ?? "*");
        _port = Add("--port", "TCP port of health and metrics.", Variable, text => Number(text, 1, 65535), "8080");
        SetAction((result, cancellationToken) => RunAsync(OptionsOf(result), run, cancellationToken));
    }

    private Option<T> Add<T>(string name, string description, Func<string, string?> variable, Func<string, T> parse, string? fallback)
    {
        var variableName = "WALLET_OPERATOR" + name[1..].Replace('-', '_').ToUpperInvariant();
        var option = new Option<T>(name)
        {
            Description = $"{description} [{variableName}, default: {(string.IsNullOrEmpty(fallback) ? "none" : fallback)}]",
            // Also of a bool, which the library lets stand without a value.
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, result.Tokens[0].Value, name, parse),
            DefaultValueFactory = result => (variable(variableName) ?? fallback) is { } text
                ? Parse(result, text, variable(variableName) is null ? name : variableName, parse)
                : default!,
        };
        Add(option);
        return option;
    }

    private static T Parse<T>(ArgumentResult result, string text, string origin, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException wrong)
        {
            result.AddError($"{origin}: \"{text}\" {wrong.Message}");
            return default!;
        }
    }

    private OperatorOptions OptionsOf(ParseResult result) => new()
    {
        EksClusterName = result.GetValue(_eksClusterName),
        PermissionsBoundaryArn = result.GetValue(_permissionsBoundaryArn),
        RequirePermissionsBoundary = result.GetValue(_requirePermissionsBoundary),
        WatchNamespaces = result.GetValue(_watchNamespaces) ?? [],
        Workers = result.GetValue(_workers),
        Resync = result.GetValue(_resync),
        LongestWait = result.GetValue(_longestWait),
        UpgradeHold = result.GetValue(_upgradeHold),
        ParameterGroupRest = result.GetValue(_parameterGroupRest),
        LeaseName = result.GetValue(_leaseName)!,
        LeaseNamespace = result.GetValue(_leaseNamespace)!,
        Identity = result.GetValue(_identity)!,
        BindAddress = result.GetValue(_bindAddress)!,
        Port = result.GetValue(_port),
    };

    private static async Task<int> RunAsync(
        OperatorOptions options, Func<OperatorOptions, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        if (options is not { RequirePermissionsBoundary: true, PermissionsBoundaryArn: null })
            return await run(options, cancellationToken);
        await Console.Error.WriteLineAsync("--require-permissions-boundary needs --permissions-boundary-arn.");
        return CommandLine.BadArguments;
    }

    private static string PolicyArn(string text)
        => BoundaryArn().IsMatch(text) ? text : throw new FormatException("is not the ARN of an IAM policy");

    private static bool Truth(string text)
        => bool.TryParse(text, out var truth) ? truth : throw new FormatException("is neither true nor false");

    [GeneratedRegex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$")]
    private static partial Regex BoundaryArn();

    private static string[] Names(string text)
        => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static TimeSpan Duration(string text)
        => GoDuration.TryParse(text, out var duration) ? duration : throw new FormatException("is not a duration such as 90s, 5m or 1h30m");

    private static TimeSpan Hold(string text) => text is "0" or "0s" or "0m" or "0h" ? TimeSpan.Zero : Duration(text);

    private static int Number(string text, int least, int most)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"is not a whole number from {least} to {most}");
}
