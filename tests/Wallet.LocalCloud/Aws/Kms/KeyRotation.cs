using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>Rotation of keys.</summary>
internal sealed class KeyRotation(KeyRing ring, KeyAccess access)
{
    private const int UsualDays = 365;

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["EnableKeyRotation"] = new(Enable, access.OnKey),
        ["DisableKeyRotation"] = new(Disable, access.OnKey),
        ["GetKeyRotationStatus"] = new(Status, access.OnKey),
    };

    private JsonObject Enable(AwsCall call)
    {
        var key = ring.Get(call.Input.Required("KeyId")).Usable();
        var days = call.Input.Number("RotationPeriodInDays") ?? key.RotationDays ?? UsualDays;
        if (days is < 90 or > 2560)
            throw new AwsFault("ValidationException",
                $"1 validation error detected: Value '{days}' at 'rotationPeriodInDays' failed to satisfy constraint: Member must "
                    + "have value between 90 and 2560");
        (key.RotationDays, key.RotatedSince) = (days, ring.Now);
        return [];
    }

    private JsonObject Disable(AwsCall call)
    {
        ring.Get(call.Input.Required("KeyId")).Usable().RotationDays = null;
        return [];
    }

    private JsonObject Status(AwsCall call)
    {
        var key = ring.Get(call.Input.Required("KeyId"));
        if (key is not { RotationDays: { } days, RotatedSince: { } since, State: not KeyState.PendingDeletion })
            return new() { ["KeyId"] = key.Arn, ["KeyRotationEnabled"] = false };
        var periods = Math.Floor((ring.Now - since) / TimeSpan.FromDays(days)) + 1;
        return new()
        {
            ["KeyId"] = key.Arn,
            ["KeyRotationEnabled"] = true,
            ["RotationPeriodInDays"] = days,
            ["NextRotationDate"] = (since + (periods * TimeSpan.FromDays(days))).ToUnixTimeMilliseconds() / 1000.0,
        };
    }
}
