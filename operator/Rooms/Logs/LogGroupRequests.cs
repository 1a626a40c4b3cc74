using System.Globalization;
using Amazon.CloudWatchLogs.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms.Logs;

/// <summary>Changes of log groups.</summary>
internal static class LogGroupRequests
{
    public static readonly TagRequests Tags = new(
        (arn, set) => new TagResourceRequest { ResourceArn = arn, Tags = set.ToMap() },
        (arn, keys) => new UntagResourceRequest { ResourceArn = arn, TagKeys = [.. keys] });

    /// <summary>Makes a group, with its tags and its key in the one call; the retention follows in the next pass.</summary>
    public static AwsChange Create(LogGroupDesired group) => new(
        new PlannedChange(Resource(group.Name), PlannedChange.Create, $"logs kept for {Text(group.RetentionDays)} days"),
        new CreateLogGroupRequest { LogGroupName = group.Name, KmsKeyId = group.KeyArn, Tags = group.Tags.ToMap() });

    /// <summary>Sets how long logs stay. A shorter time deletes those that are older, where there can be such.</summary>
    public static AwsChange Retain(LogGroupDesired group, LogGroupObserved observed) => new(
        PlannedChange.Modify(
            Resource(group.Name),
            [new FieldChange("RetentionInDays", observed.RetentionDays is { } days ? Text(days) : "(none)", Text(group.RetentionDays))],
            observed.RetentionDays <= group.RetentionDays || !observed.HasOlderThan(group.RetentionDays) ? ChangeEffect.None : ChangeEffect.Destroy),
        new PutRetentionPolicyRequest { LogGroupName = group.Name, RetentionInDays = group.RetentionDays });

    /// <summary>Encrypts what comes in from now on with the platform's key.</summary>
    public static AwsChange Encrypt(LogGroupDesired group, LogGroupObserved observed) => new(
        PlannedChange.Modify(Resource(group.Name), [new FieldChange("KmsKeyId", observed.KeyArn ?? "(none)", group.KeyArn)]),
        new AssociateKmsKeyRequest { LogGroupName = group.Name, KmsKeyId = group.KeyArn });

    /// <summary>Deletes a group with its logs.</summary>
    public static AwsChange Delete(LogGroupObserved group)
        => new(PlannedChange.Removal(Resource(group.Name)), new DeleteLogGroupRequest { LogGroupName = group.Name });

    /// <summary>Deletes a group, or lets go of it.</summary>
    public static AwsChange TakeDown(LogGroupObserved group, string uid, bool isRetained)
        => isRetained ? Tags.Release(Resource(group.Name), group.Arn, uid) : Delete(group);

    /// <summary>As planned changes name a group.</summary>
    public static string Resource(string name) => $"{LogGroupObserved.Kind} {name}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
