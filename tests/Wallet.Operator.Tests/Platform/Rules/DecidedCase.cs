using System.Text.Json;

namespace Wallet.Operator.Tests.Platform.Rules;

/// <summary>
/// A spec, or a change of one, that a kube-apiserver 1.36 with our CRD's rules has decided; recorded in walletplatform-cases.json.
/// One decision is ours: "database section removed with its name" was accepted before the CRD had rules for whole sections.
/// </summary>
public sealed record DecidedCase(string Case, string? Name, JsonElement Spec, JsonElement? Before, bool Accepted, IReadOnlyList<DecidedCause> Causes)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<DecidedCase> All { get; } = JsonSerializer.Deserialize<List<DecidedCase>>(
        Repository.Read("tests/Wallet.Operator.Tests/Platform/Rules/walletplatform-cases.json"), Wire)!;

    public static TheoryData<string> Names => new(All.Select(each => each.Case));

    public static DecidedCase Find(string name) => All.Single(each => each.Case == name);
}

/// <summary>Field and message of a refusal.</summary>
public sealed record DecidedCause(string Field, string Message);
