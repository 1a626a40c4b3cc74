using System.Text.Json;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules.Limits;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>From the document that the API server keeps to settings, or to everything that is wrong with it.</summary>
internal static class SpecReader
{
    /// <summary>Longest metadata.name: names of AWS resources are made from it, and ElastiCache's are the shortest.</summary>
    public const int LongestName = 22;

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a spec.</summary>
    /// <param name="name">metadata.name.</param>
    /// <param name="document">The spec.</param>
    /// <param name="status">What was built from earlier specs.</param>
    /// <param name="defaults">Defaults of the operator's installation.</param>
    public static SpecReading Read(string name, JsonElement document, WalletPlatformStatus status, OperatorDefaults defaults)
    {
        List<SpecViolation> violations = [.. NameTooLong(name), .. LimitsBroken(document)];
        var readable = violations.Count == 0;
        if (Parse(document) is not { } spec)
            return new SpecReading(null, null, null, violations);

        violations.AddRange(RulesBroken(spec));
        if (!readable)
            return new SpecReading(null, null, null, violations);

        var version = spec.ProfileVersion ?? status.ProfileVersion ?? EnvironmentProfiles.Newest;
        if (EnvironmentProfiles.Find(spec.Environment, version) is not { } profile)
            return new SpecReading(null, null, null, violations);

        var settings = SettingsResolution.Resolve(spec, profile, defaults);
        var built = AcceptedFields.Built(settings, status.Accepted);
        violations.AddRange(SettingsRules.All.SelectMany(rule => rule(settings)));
        violations.AddRange(InstallationRules.Check(settings, defaults));
        if (status.Accepted is not null)
            violations.AddRange(ChangeRules.Check(status.Accepted, built));
        return new SpecReading(settings, version, violations.Count == 0 ? built : null, violations);
    }

    /// <summary>What a deletion needs of the spec, whatever else is wrong with it.</summary>
    public static PlatformSettings? ReadForDeletion(string name, JsonElement document, WalletPlatformStatus status, OperatorDefaults defaults)
        => Read(name, document, status, defaults).Settings;

    /// <summary>The rules for a spec that takes the place of another, as the API server sees them: without defaults and without history.</summary>
    internal static IReadOnlyList<SpecViolation> Compare(JsonElement before, JsonElement after)
        => Parse(before) is { } old && Parse(after) is { } next
            ? [.. ChangeRules.Check(AcceptedFields.Stated(old), AcceptedFields.Stated(next))]
            : [];

    private static IEnumerable<SpecViolation> NameTooLong(string name)
        => name.Length > LongestName ? [new("metadata.name", $"must have at most {LongestName} characters")] : [];

    private static IEnumerable<SpecViolation> LimitsBroken(JsonElement document)
        => document.ValueKind == JsonValueKind.Object
            ? SpecLimits.All.SelectMany(limit => limit.Check(document))
            : [new("spec", "is needed")];

    private static IEnumerable<SpecViolation> RulesBroken(WalletPlatformSpec spec) => SpecRules.All.SelectMany(rule => rule(spec));

    // What cannot be parsed breaks a limit, which tells where.
    private static WalletPlatformSpec? Parse(JsonElement document)
    {
        try
        {
            return document.ValueKind == JsonValueKind.Object ? document.Deserialize<WalletPlatformSpec>(Wire) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
