using System.Text.Json;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Platform.Rules;

/// <summary>
/// A spec, or a change of one, and what the API server decides on it with our CRD's rules; in walletplatform-cases.json. The first 51 were
/// recorded from a kube-apiserver 1.36, with a status added where the decision depends on it now; the others follow from the CRD.
/// </summary>
/// <param name="Case">Name.</param>
/// <param name="Name">metadata.name.</param>
/// <param name="Spec">The spec.</param>
/// <param name="Before">For a change: the spec that it replaces.</param>
/// <param name="Status">The status at that time.</param>
/// <param name="Accepted">What the API server decides.</param>
/// <param name="Operator">What the operator decides where it decides otherwise: it knows the defaults, and looks at what is, not at changes.</param>
/// <param name="Causes">Where the API server says that a refused spec is wrong.</param>
public sealed record DecidedCase(
    string Case,
    string? Name,
    JsonElement Spec,
    JsonElement? Before,
    JsonElement? Status,
    bool Accepted,
    bool? Operator,
    IReadOnlyList<DecidedCause> Causes)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DecidedCase> All { get; } = JsonSerializer.Deserialize<List<DecidedCase>>(
        Repository.Read("tests/Wallet.Operator.Tests/Platform/Rules/walletplatform-cases.json"), Wire)!;

    public static TheoryData<string> Names => new(All.Select(each => each.Case));

    public static DecidedCase Find(string name) => All.Single(each => each.Case == name);

    internal WalletPlatformStatus StatusOrNew() => Status?.Deserialize<WalletPlatformStatus>(Wire) ?? new();
}

/// <summary>Field and message of a refusal; not every case records a message.</summary>
public sealed record DecidedCause(string Field, string? Message);
