namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>Which pods Fargate runs. May be called from any thread.</summary>
public interface IFargateProfiles
{
    /// <summary>Name of the ACTIVE profile that selects a pod, the first by name; nothing when none does.</summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="labels">The pod's labels; <c>eks.amazonaws.com/fargate-profile</c> asks for one profile by name.</param>
    string? ProfileFor(string @namespace, IReadOnlyDictionary<string, string> labels);

    /// <summary>The availability zones of a profile's subnets; nothing for a profile that is gone.</summary>
    IReadOnlyList<string> ZonesOf(string profile);
}
