using System.Text.Json;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules.Limits;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// Settings to take a platform down by. Deletion needs no good spec: what can be read of it counts, what is built rules over what it says,
/// and where it is not known what to do with data, data is kept.
/// </summary>
internal static class DeletionReader
{
    private const string FallbackEnvironment = "staging";

    private static readonly string[] Components = ["database", "cache", "messaging", "security"];

    /// <summary>Null when nothing is known to be built and the spec names no region.</summary>
    public static PlatformSettings? Read(JsonElement document, WalletPlatformStatus status, OperatorDefaults defaults)
    {
        var built = status.Accepted ?? new AcceptedStatus();
        var normal = SpecDocument.Normalize(document) ?? default;
        var stated = new StatedSpec(SpecDocument.Readable(ContractSchema.Spec, normal));
        if ((built.Region ?? stated.Text("region")) is not { } region)
            return null;

        var environment = built.Environment ?? stated.Text("environment") ?? FallbackEnvironment;
        var profile = ProfileOf(environment, stated.Text("profileVersion") ?? status.ProfileVersion);
        var settings = SettingsResolution.Resolve(stated.ToSpec() with { Environment = environment, Region = region }, profile, defaults);
        var policy = stated.Text("environment") is null ? DeletionPolicy.Retain : profile.Deletion;
        return Built(settings, built) with { Deletion = Deletion(normal, policy) };
    }

    private static EnvironmentProfile ProfileOf(string environment, string? version)
        => EnvironmentProfiles.Find(environment, version ?? EnvironmentProfiles.Newest)
            ?? EnvironmentProfiles.Find(environment, EnvironmentProfiles.Newest)
            ?? EnvironmentProfiles.Find(FallbackEnvironment, EnvironmentProfiles.Newest)!;

    private static PlatformSettings Built(PlatformSettings settings, AcceptedStatus built) => settings with
    {
        Network = settings.Network with
        {
            EksClusterName = built.EksClusterName ?? settings.Network.EksClusterName,
            VpcId = built.VpcId ?? settings.Network.VpcId,
        },
        Security = built.Keys is { } keys ? settings.Security with { KeyPerComponent = keys == "PerComponent" } : settings.Security,
        Database = settings.Database with
        {
            Name = built.DatabaseName ?? settings.Database.Name,
            MasterUsername = built.DatabaseMasterUsername ?? settings.Database.MasterUsername,
            Port = built.DatabasePort ?? settings.Database.Port,
        },
        Cache = settings.Cache with
        {
            Tls = built.CacheTls ?? settings.Cache.Tls,
            EncryptionAtRest = built.CacheEncryptionAtRest ?? settings.Cache.EncryptionAtRest,
        },
        Messaging = settings.Messaging with
        {
            Brokers = built.Brokers ?? settings.Messaging.Brokers,
            StorageGiB = built.BrokerStorageGiB ?? settings.Messaging.StorageGiB,
        },
    };

    // Silence means the profile's policy. An entry that cannot be read may have been about any component: everything is kept.
    private static DeletionSettings Deletion(JsonElement document, DeletionPolicy standard)
    {
        var section = MemberOf(document, "deletion");
        var confirm = MemberOf(section, "confirm") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        var entries = EntriesOf(MemberOf(section, "components"));
        var policy = section.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? standard
            : section.ValueKind == JsonValueKind.Object ? PolicyOf(MemberOf(section, "policy"), standard)
            : DeletionPolicy.Retain;
        return entries is null || document.ValueKind != JsonValueKind.Object
            ? new DeletionSettings(DeletionPolicy.Retain, new Dictionary<string, DeletionPolicy>(), confirm)
            : new DeletionSettings(policy, entries, confirm);
    }

    private static Dictionary<string, DeletionPolicy>? EntriesOf(JsonElement list)
    {
        var all = new Dictionary<string, DeletionPolicy>();
        if (list.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return all;
        if (list.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var entry in list.EnumerateArray())
        {
            if (MemberOf(entry, "component") is not { ValueKind: JsonValueKind.String } name || !Components.Contains(name.GetString()))
                return null;
            all[name.GetString()!] = PolicyOf(MemberOf(entry, "policy"), DeletionPolicy.Retain);
        }

        return all;
    }

    private static DeletionPolicy PolicyOf(JsonElement policy, DeletionPolicy standard) => policy.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => standard,
        JsonValueKind.String => SettingsResolution.PolicyOf(policy.GetString()),
        _ => DeletionPolicy.Retain,
    };

    private static JsonElement MemberOf(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
