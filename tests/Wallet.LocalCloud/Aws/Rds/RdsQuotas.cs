namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>AWS's default quotas of an account in a region.</summary>
public sealed record RdsQuotas
{
    public int Clusters { get; init; } = 40;

    public int Instances { get; init; } = 40;

    public int ManualSnapshots { get; init; } = 100;

    public int SubnetGroups { get; init; } = 50;

    public int ParameterGroups { get; init; } = 50;

    /// <summary>Readers of a cluster: not adjustable.</summary>
    public int Readers { get; init; } = 15;

    /// <summary>Those that can be raised, so many times the defaults.</summary>
    public static RdsQuotas Raised(int times)
    {
        var usual = new RdsQuotas();
        return usual with
        {
            Clusters = usual.Clusters * times,
            Instances = usual.Instances * times,
            ManualSnapshots = usual.ManualSnapshots * times,
            SubnetGroups = usual.SubnetGroups * times,
            ParameterGroups = usual.ParameterGroups * times,
        };
    }
}
