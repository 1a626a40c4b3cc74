namespace Wallet.Operator.Platform.Settings;

/// <summary>What becomes of a database, and all that belongs to it, that an earlier platform left behind.</summary>
/// <param name="Mode">What to do.</param>
/// <param name="Database">Identifier or ARN of the cluster to take over; null unless the mode is <see cref="AdoptionMode.Explicit"/>.</param>
internal sealed record AdoptionSettings(AdoptionMode Mode, string? Database);

/// <summary>What to do about an earlier platform's database.</summary>
public enum AdoptionMode
{
    /// <summary>The spec does not say: where there is one, nothing is built until it does.</summary>
    Unsaid,

    /// <summary>It is left alone, and a new one is built.</summary>
    Never,

    /// <summary>It is taken over if its tags name this namespace, name and EKS cluster.</summary>
    IfTagged,

    /// <summary>The one that the spec names is taken over, whichever platform of this namespace it was of.</summary>
    Explicit,
}
