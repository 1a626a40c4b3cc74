using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Compute;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record ProfileChange
{
    private ProfileChange()
    {
    }

    /// <summary>The change as data for events and plans.</summary>
    public abstract PlannedChange Describe();

    /// <summary>Makes a profile.</summary>
    internal sealed record Create(ProfileDesired Profile) : ProfileChange
    {
        public override PlannedChange Describe()
            => new($"FargateProfile {Profile.Name}", "Create", $"in {string.Join(", ", Profile.SubnetIds)}");
    }

    /// <summary>Removes a profile. EKS stops the pods that run on it; their Deployment starts them on another.</summary>
    internal sealed record Delete(string ClusterName, string Name, ChangeEffect Effect) : ProfileChange
    {
        public override PlannedChange Describe() => new($"FargateProfile {Name}", "Delete", "", Effect);
    }

    /// <summary>Sets tags.</summary>
    internal sealed record Tag(string Arn, string Name, IReadOnlyDictionary<string, string> Tags) : ProfileChange
    {
        public override PlannedChange Describe() => new($"FargateProfile {Name}", "Tag", string.Join(", ", Tags.Keys));
    }
}
