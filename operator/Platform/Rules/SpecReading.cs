using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>A spec that was read.</summary>
/// <param name="Settings">The spec with its profile; null when it could not be read at all.</param>
/// <param name="ProfileVersion">Version of the profile in use; null without settings.</param>
/// <param name="Accepted">What it builds and later specs may not change; null when it breaks a rule.</param>
/// <param name="Violations">All rules that it breaks.</param>
internal sealed record SpecReading(
    PlatformSettings? Settings, string? ProfileVersion, AcceptedStatus? Accepted, IReadOnlyList<SpecViolation> Violations);
