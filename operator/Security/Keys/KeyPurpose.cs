using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Security.Keys;

/// <summary>Which sections' data a key protects, and what it is called.</summary>
/// <param name="Part">Part of names: <c>shared</c>, or the section.</param>
/// <param name="Components">Spec sections that use it.</param>
internal sealed record KeyPurpose(string Part, IReadOnlyList<string> Components)
{
    private static readonly string[] Sections = ["database", "cache", "messaging", SecurityNames.Component];
    private static readonly KeyPurpose Shared = new("shared", Sections);
    private static readonly IReadOnlyList<KeyPurpose> PerSection = [.. Sections.Select(section => new KeyPurpose(section, [section]))];

    /// <summary>All that any spec may ask for.</summary>
    public static IReadOnlyList<KeyPurpose> All { get; } = [Shared, .. PerSection];

    /// <summary>One key for all, or one per section.</summary>
    public static IReadOnlyList<KeyPurpose> For(SecuritySettings settings) => settings.KeyPerComponent ? PerSection : [Shared];

    /// <summary>Whether keys of these parts protect every section.</summary>
    public static bool IsComplete(IEnumerable<string> parts)
        => parts.ToHashSet() is var there && (there.Contains(Shared.Part) || there.IsSupersetOf(Sections));

    /// <summary>What of spec.security.keys keys of these parts stand for; null when there are none.</summary>
    public static string? ModeOf(IReadOnlyCollection<string> parts)
        => parts.Count == 0 ? null : parts.Contains(Shared.Part) ? "Shared" : "PerComponent";
}
