using System.Globalization;
using System.Text.RegularExpressions;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>The wallet API's pods.</summary>
internal static partial class AppRules
{
    private const int FargateOverheadMi = 256;
    private const int LongestVariable = 253;

    // Most memory that Fargate gives with a CPU size, Mi.
    private static readonly Dictionary<string, int> MostMemoryMi = new()
    {
        ["250m"] = 2048,
        ["500m"] = 4096,
        ["1"] = 8192,
        ["2"] = 16384,
        ["4"] = 30720,
        ["8"] = 61440,
        ["16"] = 122880,
    };

    // A test holds them to config/contract/wallet-api.json: all but what comes from the spec or the image.
    internal static readonly IReadOnlySet<string> OperatorsVariables = new HashSet<string>
    {
        "AWS_REGION", "BIND_ADDRESS", "POD_NAME", "WALLET_ENVIRONMENT", "WALLET_HTTP_PORT", "WALLET_MANAGEMENT_PORT",
        "WALLET_DATABASE_HOST", "WALLET_DATABASE_READER_HOST", "WALLET_DATABASE_PORT", "WALLET_DATABASE_NAME", "WALLET_DATABASE_TLS",
        "WALLET_DATABASE_USERNAME", "WALLET_DATABASE_PASSWORD", "WALLET_DATABASE_APP_USERNAME", "WALLET_DATABASE_APP_PASSWORD",
        "WALLET_DATABASE_USERNAME_FILE", "WALLET_DATABASE_PASSWORD_FILE",
        "WALLET_DATABASE_APP_USERNAME_FILE", "WALLET_DATABASE_APP_PASSWORD_FILE",
        "WALLET_CACHE_HOST", "WALLET_CACHE_PORT", "WALLET_CACHE_TLS", "WALLET_CACHE_AUTH_TOKEN", "WALLET_CACHE_AUTH_TOKEN_FILE",
        "WALLET_KAFKA_BOOTSTRAP_SERVERS", "WALLET_KAFKA_SECURITY",
    };

    // They are keys of a ConfigMap and names of environment variables: Kubernetes' IsEnvVarName and IsConfigMapKey.
    public static IEnumerable<SpecViolation> VariableNames(WalletPlatformSpec spec)
        => (spec.App.Env?.Keys ?? [])
            .Where(name => !IsVariableName(name))
            .Order(StringComparer.Ordinal)
            .Select(name => new SpecViolation(
                $"spec.app.env.{name}",
                $"a name has up to {LongestVariable} letters, digits and -._, begins with no digit, and is not . nor begins with .."));

    public static IEnumerable<SpecViolation> OwnVariablesOnly(WalletPlatformSpec spec)
        => (spec.App.Env?.Keys ?? [])
            .Where(OperatorsVariables.Contains)
            .Order(StringComparer.Ordinal)
            .Select(name => new SpecViolation($"spec.app.env.{name}", "is the operator's to set: remove it"));

    public static IEnumerable<SpecViolation> ReplicasInOrder(WalletPlatformSpec spec)
    {
        if (spec.App.Replicas is not { } replicas)
            yield break;
        if (replicas.Min > replicas.Max)
            yield return new("spec.app.replicas", "min must not exceed max");
        if (replicas.Desired < replicas.Min)
            yield return new("spec.app.replicas", "desired must not be below min");
        if (replicas.Desired > replicas.Max)
            yield return new("spec.app.replicas", "desired must not exceed max");
    }

    public static IEnumerable<SpecViolation> MemoryWithinFargateSize(WalletPlatformSpec spec)
        => spec.App.Resources is { } resources && MostMemoryMi.TryGetValue(resources.Cpu, out var most)
            && MebibytesOf(resources.Memory) is { } memory && memory + FargateOverheadMi > most
            ? [new("spec.app.resources.memory", $"with the 256Mi that Fargate adds, at most {most}Mi go with {resources.Cpu} CPU")]
            : [];

    private static bool IsVariableName(string name)
        => name.Length <= LongestVariable && name != "." && !name.StartsWith("..", StringComparison.Ordinal) && VariableName().IsMatch(name);

    private static long? MebibytesOf(string memory)
        => memory.Length > 2 && long.TryParse(memory[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? memory[^2..] switch { "Mi" => amount, "Gi" => amount * 1024, _ => null }
            : null;

    [GeneratedRegex(@"^[-._a-zA-Z][-._a-zA-Z0-9]*\z")]
    private static partial Regex VariableName();
}
