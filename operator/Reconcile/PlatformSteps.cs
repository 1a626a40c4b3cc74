using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// The components in the order in which they are built; those of one stage are built side by side. Taking down goes backwards. The order
/// comes from what each needs.
/// </summary>
internal sealed record PlatformSteps(IReadOnlyList<IReadOnlyList<IPlatformStep>> Stages)
{
    /// <summary>All of them, in order.</summary>
    public IEnumerable<IPlatformStep> All => Stages.SelectMany(stage => stage);

    /// <summary>Each in the first stage after all that it needs.</summary>
    /// <exception cref="InvalidOperationException">A component needs itself, or one that there is not.</exception>
    public static PlatformSteps Of(IEnumerable<IPlatformStep> steps)
    {
        var left = steps.ToList();
        var stages = new List<IReadOnlyList<IPlatformStep>>();
        var built = new HashSet<string>(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var stage = left.Where(step => step.Needs.All(built.Contains)).ToList();
            if (stage.Count == 0)
                throw new InvalidOperationException($"Nothing can be built first of: {string.Join(", ", left.Select(step => step.Component))}.");
            stages.Add(stage);
            built.UnionWith(stage.Select(step => step.Component));
            left.RemoveAll(stage.Contains);
        }

        return new PlatformSteps(stages);
    }

    /// <summary>Drops what the rooms keep in memory about a platform that is gone.</summary>
    public void Forget(string uid)
    {
        foreach (var step in All)
            step.Forget(uid);
    }
}
