using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform.Rules;

/// <summary>A spec that was read.</summary>
/// <param name="Settings">The spec with its profile; null when it could not be read, which is a violation too.</param>
/// <param name="ProfileVersion">Version of the profile in use; null without settings.</param>
/// <param name="Violations">All rules that it breaks.</param>
internal sealed record SpecReading(PlatformSettings? Settings, string? ProfileVersion, IReadOnlyList<SpecViolation> Violations);

/// <summary>A rule that a spec breaks.</summary>
/// <param name="Path">Where, e.g. <c>spec.database.port</c>.</param>
/// <param name="Message">What is wrong and what would be right; without the path.</param>
internal sealed record SpecViolation(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
