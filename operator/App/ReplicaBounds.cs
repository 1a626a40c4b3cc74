using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.App;

/// <summary>How many pods one Deployment has.</summary>
/// <param name="Min">At least.</param>
/// <param name="Initial">At its creation; later ones are the autoscaler's.</param>
/// <param name="Max">At most.</param>
internal sealed record ReplicaBounds(int Min, int Initial, int Max)
{
    /// <summary>The share of each of several Deployments, rounded up: together they have at least what the spec asks for.</summary>
    public static ReplicaBounds Each(AppSettings app, int count)
        => new(Math.Max(1, Share(app.MinReplicas, count)), Share(app.DesiredReplicas, count), Share(app.MaxReplicas, count));

    private static int Share(int pods, int count) => (pods + count - 1) / count;
}
