using System.Text.Json;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules.Limits;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// From the document that the API server keeps to settings, or to everything that is wrong with it. No document makes it throw.
/// </summary>
internal static class SpecReader
{
    /// <summary>Reads a spec.</summary>
    /// <param name="name">metadata.name.</param>
    /// <param name="document">The spec.</param>
    /// <param name="status">What is built, and the profile that it was built with.</param>
    /// <param name="defaults">Defaults of the operator's installation.</param>
    public static SpecReading Read(string name, JsonElement document, WalletPlatformStatus status, OperatorDefaults defaults)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return Unreadable([.. NameRules.Check(name), new SpecViolation("spec", "is needed")]);
        if (SpecDocument.Normalize(document) is not { } normal)
            return Unreadable([.. NameRules.Check(name), new SpecViolation("spec", "holds text that is not Unicode")]);

        List<SpecViolation> limits = [.. NameRules.Check(name), .. FieldLimits.Check(ContractSchema.Spec, "spec", normal)];
        if (limits.Count > 0)
            return Unreadable([.. limits, .. RulesBroken(StatedIn(normal)).Where(broken => !Follows(broken, limits))]);
        return SpecJson.Read<WalletPlatformSpec>(normal) is { } spec
            ? Resolve(spec, [.. RulesBroken(spec)], status, defaults)
            : Unreadable([new SpecViolation("spec", "cannot be read")]);
    }

    /// <summary>
    /// The settings by which a platform is taken down, whatever state its spec is in: see <see cref="DeletionReader"/>. Null when nothing
    /// is known to be built and the spec names no region.
    /// </summary>
    public static PlatformSettings? ReadForDeletion(
        string name, JsonElement document, WalletPlatformStatus status, OperatorDefaults defaults)
        => DeletionReader.Read(document, status, defaults);

    private static SpecReading Resolve(
        WalletPlatformSpec spec, IReadOnlyList<SpecViolation> broken, WalletPlatformStatus status, OperatorDefaults defaults)
    {
        var version = spec.ProfileVersion ?? status.ProfileVersion ?? EnvironmentProfiles.Newest;
        if (EnvironmentProfiles.Find(spec.Environment, version) is not { } profile)
            return Unreadable([.. broken, UnknownProfile(version, spec.ProfileVersion is null)]);

        var settings = SettingsResolution.Resolve(spec, profile, defaults);
        var standard = SettingsResolution.Resolve(WithoutSections(spec), profile, defaults);
        return new SpecReading(settings, version,
        [
            .. broken,
            .. SettingsRules.All.SelectMany(rule => rule(settings)),
            .. InstallationRules.Check(settings, defaults),
            .. AdoptionRules.BeforeAnythingIsBuilt(settings, status),
            .. status.Accepted is { } built ? ChangeRules.Check(built, AcceptedFields.Of(settings), AcceptedFields.Of(standard)) : [],
        ]);
    }

    private static WalletPlatformSpec StatedIn(JsonElement document)
        => new StatedSpec(SpecDocument.Readable(ContractSchema.Spec, document)).ToSpec();

    private static IEnumerable<SpecViolation> RulesBroken(WalletPlatformSpec spec) => SpecRules.All.SelectMany(rule => rule(spec));

    private static WalletPlatformSpec WithoutSections(WalletPlatformSpec spec)
        => new() { Environment = spec.Environment, Region = spec.Region, App = spec.App };

    // What a limit refuses is left out before the rules look, and must not be missed by them.
    private static bool Follows(SpecViolation rule, IEnumerable<SpecViolation> limits)
        => limits.Any(limit
            => limit.Path.StartsWith(rule.Path, StringComparison.Ordinal) || rule.Path.StartsWith(limit.Path, StringComparison.Ordinal));

    private static SpecViolation UnknownProfile(string version, bool pinned)
    {
        var known = string.Join(", ", EnvironmentProfiles.Versions);
        return new("spec.profileVersion", pinned
            ? $"the platform was built with profile version {version}, which this release of the operator does not know: "
                + $"install one that does, or set profileVersion to one of {known}"
            : $"must be one of {known}");
    }

    private static SpecReading Unreadable(IReadOnlyList<SpecViolation> violations) => new(null, null, violations);
}
