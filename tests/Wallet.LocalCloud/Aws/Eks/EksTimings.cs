namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>How long profiles take.</summary>
/// <param name="Create">From CREATING to ACTIVE.</param>
/// <param name="Delete">From DELETING to gone.</param>
public sealed record EksTimings(TimeSpan Create, TimeSpan Delete)
{
    /// <summary>Within what AWS usually takes.</summary>
    public static EksTimings Usual { get; } = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
}
