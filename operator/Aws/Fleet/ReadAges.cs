namespace Wallet.Operator.Aws.Fleet;

/// <summary>
/// How old what is read of AWS may be. The shares are such that 500 platforms at rest, with one key and four roles each, cost no service
/// more than half a call each second; operator/README.md says what that means for drift.
/// </summary>
internal static class ReadAges
{
    /// <summary>Lists, while something moves.</summary>
    public static readonly TimeSpan MovingList = TimeSpan.FromSeconds(15);

    /// <summary>Lists, for platforms at rest: no more than the shortest time between two of their looks.</summary>
    public static readonly TimeSpan RestingList = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    /// <summary>Lists of log groups, for platforms at rest: 50 to a page, and up to six groups for each platform.</summary>
    public static readonly TimeSpan RestingLogGroups = Usual;

    /// <summary>Roles with their policies: four calls each.</summary>
    public static readonly ReadAge Roles = new(Usual, TimeSpan.FromHours(6), 0.1);

    /// <summary>States of keys: one call.</summary>
    public static readonly ReadAge KeyStates = new(TimeSpan.Zero, TimeSpan.FromHours(2), 0.15);

    /// <summary>Policy, rotation and tags of keys: three calls.</summary>
    public static readonly ReadAge KeyContents = new(Usual, TimeSpan.FromHours(4), 0.07);

    /// <summary>Secrets without their values: one call.</summary>
    public static readonly ReadAge Secrets = new(Usual, TimeSpan.FromHours(2), 0.38);

    /// <summary>Active Fargate profiles: one call.</summary>
    public static readonly ReadAge Profiles = new(TimeSpan.Zero, TimeSpan.FromHours(1), 0.35);

    /// <summary>Tags of subnet groups, of which there are two for each platform, in two services: one call.</summary>
    public static readonly ReadAge SubnetGroupTags = new(Usual, TimeSpan.FromHours(5), 0.06);

    /// <summary>Tags of log groups, of which there are up to six for each platform: one call.</summary>
    public static readonly ReadAge LogGroupTags = new(Usual, TimeSpan.FromHours(5), 0.06);

    /// <summary>Tags of replication groups: one call.</summary>
    public static readonly ReadAge CacheTags = new(Usual, TimeSpan.FromHours(5), 0.03);

    /// <summary>Parameter groups of databases with their parameters: seven calls.</summary>
    public static readonly ReadAge DatabaseParameters = new(Usual, TimeSpan.FromHours(5), 0.03);

    /// <summary>Parameter groups of caches, also those that there are not: four calls, or one.</summary>
    public static readonly ReadAge CacheParameters = new(Usual, TimeSpan.FromHours(5), 0.06);

    /// <summary>What is asked of one MSK cluster: one call.</summary>
    public static readonly ReadAge Brokers = new(Usual, TimeSpan.FromHours(2), 0.15);

    /// <summary>What is the same for all platforms of a region or cluster.</summary>
    public static readonly ReadAge Common = ReadAge.Of(Usual);
}
