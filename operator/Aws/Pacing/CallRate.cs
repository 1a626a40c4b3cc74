namespace Wallet.Operator.Aws.Pacing;

/// <summary>A rate of calls with a burst.</summary>
/// <param name="PerSecond">Tokens that come each second, as long as AWS does not say otherwise.</param>
/// <param name="Burst">Tokens that a bucket holds.</param>
internal sealed record CallRate(double PerSecond, double Burst)
{
    private const double ReservedShare = 0.2;

    /// <summary>Tokens that only urgent calls may take: whatever the others do, the next urgent one need not wait.</summary>
    public double Reserve => Burst < 2 ? 0 : Math.Max(1, Math.Floor(Burst * ReservedShare));
}
