using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform.Rules;

/// <summary>A spec that was read: either its settings, or what is wrong with it.</summary>
/// <param name="Settings">Null when the spec cannot be read at all.</param>
/// <param name="ProfileVersion">Version of the profile in use.</param>
/// <param name="Violations">Rules that it breaks; all of them.</param>
public sealed record SpecReading(PlatformSettings? Settings, string ProfileVersion, IReadOnlyList<SpecViolation> Violations);
