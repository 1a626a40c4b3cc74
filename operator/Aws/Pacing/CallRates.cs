using System.Collections.Frozen;

namespace Wallet.Operator.Aws.Pacing;

/// <summary>
/// Rates of calls to begin with, as of 2026-11-30. Where AWS documents what it allows, a part of it, for the account has other callers too;
/// where it documents nothing, a careful guess: buckets back off by what AWS answers. Reads and changes have buckets of their own: whatever
/// is read, changes have their share.
/// </summary>
internal static class CallRates
{
    // Documented nowhere: as little as one administrator's scripts.
    private static readonly (CallRate Reads, CallRate Changes) Undocumented = (new(10, 20), new(5, 10));

    private static readonly FrozenDictionary<string, (CallRate Reads, CallRate Changes)> Services = new Dictionary<string, (CallRate, CallRate)>
    {
        // docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html: for each action, reads 20 per second after 100, changes 5 after 50.
        ["ec2"] = (new(20, 100), new(5, 50)),
        // docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html: CreateKey, CreateAlias, PutKeyPolicy 5 per second each,
        // TagResource 10, EnableKeyRotation 15; GetKeyPolicy and GetKeyRotationStatus 1,000, DescribeKey 2,000.
        ["kms"] = (new(100, 100), new(5, 5)),
        // docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html: CreateSecret, PutSecretValue, DeleteSecret 50 per second
        // each, DescribeSecret and GetSecretValue together 10,000.
        ["secretsmanager"] = (new(100, 100), new(25, 25)),
        // docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: 600 per second for each account and region.
        ["sts"] = (new(20, 20), new(20, 20)),
        // docs.aws.amazon.com/general/latest/gr/arg.html: GetResources 15 per second.
        ["tagging"] = (new(10, 10), new(5, 5)),
    }.ToFrozenDictionary();

    /// <summary>The rate for one sort of calls to a service, by its signing name.</summary>
    public static CallRate Of(string service, bool isRead)
    {
        var (reads, changes) = Services.TryGetValue(service, out var known) ? known : Undocumented;
        return isRead ? reads : changes;
    }
}
