namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Always the same draw, so that jittered times are exact: 1 gives the whole of a back-off, 0 its half.</summary>
internal sealed class FixedRandom(double draw) : Random
{
    public override double NextDouble() => draw;
}
