using System.Diagnostics;
using Wallet.Operator.Aws;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Carries out changes, one call each.</summary>
internal sealed class SecurityWriter(AwsClients aws)
{
    private readonly KeyWriter _keys = new(aws.KMS);
    private readonly RoleWriter _roles = new(aws.IAM);
    private readonly SecretWriter _secrets = new(aws.SecretsManager);

    /// <summary>Carries out one change.</summary>
    public Task ApplyAsync(SecurityChange change, CancellationToken ct) => change switch
    {
        SecurityChange.CreateKey create => _keys.CreateAsync(create.Key, ct),
        SecurityChange.PointAlias point => _keys.PointAliasAsync(point.Alias, point.KeyId, ct),
        SecurityChange.EnableKey enable => _keys.EnableAsync(enable.KeyId, ct),
        SecurityChange.CancelKeyDeletion cancel => _keys.CancelDeletionAsync(cancel.KeyId, ct),
        SecurityChange.RotateKey rotate => _keys.RotateAsync(rotate.KeyId, rotate.ToDays, ct),
        SecurityChange.PutKeyPolicy put => _keys.PutPolicyAsync(put.KeyId, put.Policy, ct),
        SecurityChange.TagKey tag => _keys.TagAsync(tag.KeyId, tag.Tags, ct),
        SecurityChange.ScheduleKeyDeletion schedule => _keys.ScheduleDeletionAsync(schedule.KeyId, schedule.WindowDays, ct),
        SecurityChange.CreateSecret create => _secrets.CreateAsync(create.Secret, create.KeyArn, ct),
        SecurityChange.RestoreSecret restore => _secrets.RestoreAsync(restore.Arn, ct),
        SecurityChange.TagSecret tag => _secrets.TagAsync(tag.Arn, tag.Tags, ct),
        SecurityChange.DeleteSecret delete => _secrets.DeleteAsync(delete.Arn, delete.RecoveryDays, ct),
        SecurityChange.CreateRole create => _roles.CreateAsync(create.Role, ct),
        SecurityChange.UpdateTrust update => _roles.UpdateTrustAsync(update.Role, update.Document, ct),
        SecurityChange.PutBoundary put => _roles.PutBoundaryAsync(put.Role, put.To, ct),
        SecurityChange.PutInlinePolicy put => _roles.PutInlineAsync(put.Role, put.Name, put.Document, ct),
        SecurityChange.DeleteInlinePolicy delete => _roles.DeleteInlineAsync(delete.Role, delete.Name, ct),
        SecurityChange.AttachPolicy attach => _roles.AttachAsync(attach.Role, attach.PolicyArn, ct),
        SecurityChange.DetachPolicy detach => _roles.DetachAsync(detach.Role, detach.PolicyArn, ct),
        SecurityChange.TagRole tag => _roles.TagAsync(tag.Role, tag.Tags, ct),
        SecurityChange.DeleteRole delete => _roles.DeleteAsync(delete.Role, ct),
        _ => throw new UnreachableException(),
    };
}
