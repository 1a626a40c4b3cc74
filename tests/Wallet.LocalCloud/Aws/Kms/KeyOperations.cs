using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>Keys and their states.</summary>
internal sealed class KeyOperations(KeyRing ring, KeyPolicies policies, KeyTags keyTags, KeyAccess access, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateKey"] = new(Create, KeyAccess.Creation),
        ["DescribeKey"] = new(call => new() { ["KeyMetadata"] = Show(ring.Get(call.Input.Required("KeyId"), aliases: true)) },
            access.OnKey),
        ["ListKeys"] = new(List, _ => [new("kms:ListKeys", "*")]),
        ["EnableKey"] = new(call => Switch(call, KeyState.Enabled), access.OnKey),
        ["DisableKey"] = new(call => Switch(call, KeyState.Disabled), access.OnKey),
        ["ScheduleKeyDeletion"] = new(ScheduleDeletion, access.OnKey),
        ["CancelKeyDeletion"] = new(CancelDeletion, access.OnKey),
    };

    private Key Named(AwsCall call) => ring.Get(call.Input.Required("KeyId"));

    /// <summary>Every call makes another key: there is no token and no name.</summary>
    private JsonObject Create(AwsCall call)
    {
        var policy = call.Input.Text("Policy") ?? KeyRing.DefaultPolicy;
        policies.Check(policy, call.CallerArn, call.Input.Flag("BypassPolicyLockoutSafetyCheck") ?? false);
        var tags = KeyTags.Given(call);
        TagLimits.Check(tags, tags.Count, "TagException", "LimitExceededException");
        var key = ring.Add(call.Input.Text("Description") ?? "", policy, managedByAws: false, ring.Now);
        keyTags.Put(key, tags);
        return new() { ["KeyMetadata"] = Show(key) };
    }

    private JsonObject List(AwsCall call)
        => KeyPage.Of(call, paging, ring.Keys, k => k.Id, "Keys", k => new() { ["KeyId"] = k.Id, ["KeyArn"] = k.Arn });

    private JsonObject Switch(AwsCall call, KeyState state)
    {
        Named(call).NotPending().State = state;
        return [];
    }

    private JsonObject ScheduleDeletion(AwsCall call)
    {
        var key = Named(call).NotPending();
        var days = call.Input.Number("PendingWindowInDays") ?? 30;
        if (days is < 7 or > 30)
            throw new AwsFault("ValidationException",
                $"1 validation error detected: Value '{days}' at 'pendingWindowInDays' failed to satisfy constraint: Member must have "
                    + "value between 7 and 30");
        (key.State, key.DeletionDate) = (KeyState.PendingDeletion, ring.Now + TimeSpan.FromDays(days));
        return new()
        {
            ["KeyId"] = key.Arn,
            ["DeletionDate"] = Epoch(key.DeletionDate),
            ["KeyState"] = key.State.ToString(),
            ["PendingWindowInDays"] = days,
        };
    }

    private JsonObject CancelDeletion(AwsCall call)
    {
        var key = Named(call);
        if (key.State != KeyState.PendingDeletion)
            throw new AwsFault("KMSInvalidStateException", $"{key.Arn} is not pending deletion.");
        (key.State, key.DeletionDate) = (KeyState.Disabled, null);
        return new() { ["KeyId"] = key.Arn };
    }

    private static JsonObject Show(Key key)
    {
        var shown = new JsonObject
        {
            ["AWSAccountId"] = key.Arn.Split(':')[4],
            ["KeyId"] = key.Id,
            ["Arn"] = key.Arn,
            ["CreationDate"] = Epoch(key.CreatedAt),
            ["Enabled"] = key.State == KeyState.Enabled,
            ["Description"] = key.Description,
            ["KeyUsage"] = "ENCRYPT_DECRYPT",
            ["KeyState"] = key.State.ToString(),
            ["Origin"] = "AWS_KMS",
            ["KeyManager"] = key.IsManagedByAws ? "AWS" : "CUSTOMER",
            ["KeySpec"] = "SYMMETRIC_DEFAULT",
            ["CustomerMasterKeySpec"] = "SYMMETRIC_DEFAULT",
            ["EncryptionAlgorithms"] = CallMembers.ToJsonArray(["SYMMETRIC_DEFAULT"]),
            ["MultiRegion"] = false,
        };
        if (key.DeletionDate is not null)
            shown["DeletionDate"] = Epoch(key.DeletionDate);
        return shown;
    }

    private static double? Epoch(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds() / 1000.0;
}
