namespace Wallet.Operator.Database;

/// <summary>The pace of this room where AWS only advises it.</summary>
internal sealed record DatabaseOptions
{
    /// <summary>
    /// What AWS advises, so that the group is complete before a cluster is made with it: Amazon Aurora User Guide, "Creating a DB cluster
    /// parameter group".
    /// </summary>
    public static readonly TimeSpan AdvisedRest = TimeSpan.FromMinutes(5);

    /// <summary>How long a new parameter group rests before its first cluster.</summary>
    public TimeSpan ParameterGroupRest { get; init; } = AdvisedRest;
}
