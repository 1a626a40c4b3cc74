using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Security.Keys;

/// <summary>Which sections' data a key protects, and what it is called.</summary>
/// <param name="Part">Part of names: <c>shared</c>, or the section.</param>
/// <param name="Components">Spec sections that use it.</param>
internal sealed record KeyPurpose(string Part, IReadOnlyList<string> Components)
{
    private static readonly string[] Sections = ["database", "cache", "messaging", SecurityTags.Component];

    /// <summary>One key for all, or one per section.</summary>
    public static IReadOnlyList<KeyPurpose> For(SecuritySettings settings) => settings.KeyPerComponent
        ? Sections.Select(section => new KeyPurpose(section, [section])).ToList()
        : [new KeyPurpose("shared", Sections)];
}
