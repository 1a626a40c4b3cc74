using Wallet.LocalCloud.Aws.Eks;

namespace Wallet.LocalCloud.Aws;

/// <summary>How the simulated account is set up.</summary>
public sealed record AwsCloudOptions
{
    /// <summary>Region of the seeded network and cluster.</summary>
    public string Region { get; init; } = "eu-west-1";

    /// <summary>Regions that the account has opted into, besides its own; those that are open to all need no opting in.</summary>
    public IReadOnlyList<string> EnabledRegions { get; init; } = [];

    /// <summary>Name of the EKS cluster.</summary>
    public string ClusterName { get; init; } = "wallet";

    /// <summary>Issuer of the cluster's service account tokens, a URL; IAM trusts it for the audience <c>sts.amazonaws.com</c>.</summary>
    public string OidcIssuer { get; init; } = "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    /// <summary>The issuer's JSON Web Key Set, asked for at each use.</summary>
    public Func<string>? ServiceAccountKeys { get; init; }

    /// <summary>How long new roles, security groups and keys stay unseen.</summary>
    public TimeSpan PropagationDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long tags of keys take to count in policies: up to five minutes (KMS developer guide, "ABAC for AWS KMS"), a young key's too.
    /// </summary>
    public TimeSpan KeyTagDelay { get; init; }

    /// <summary>How long Fargate profiles take.</summary>
    public EksTimings Eks { get; init; } = EksTimings.Usual;

    /// <summary>Page sizes.</summary>
    public Paging Paging { get; init; } = Paging.Usual;

    /// <summary>In what it is unhelpful. Stores are given it too: see <see cref="AwsCloud.Hostility"/>.</summary>
    public Hostility Hostility { get; init; } = new();

    /// <summary>Seed of identifiers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Time of the programs that call: signatures, sessions and web identity tokens expire on it. Real time when not given.
    /// </summary>
    public TimeProvider? CallersTime { get; init; }
}
