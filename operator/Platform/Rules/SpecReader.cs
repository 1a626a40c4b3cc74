using System.Text.Json;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>From the document that the API server keeps to settings, or to everything that is wrong with it.</summary>
public static class SpecReader
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a spec.</summary>
    /// <param name="name">metadata.name.</param>
    /// <param name="document">The spec.</param>
    /// <param name="status">What was built from earlier specs.</param>
    /// <param name="defaults">Defaults of the operator's installation.</param>
    public static SpecReading Read(string name, JsonElement document, WalletPlatformStatus status, OperatorDefaults defaults)
    {
        var spec = document.Deserialize<WalletPlatformSpec>(Wire)!;
        var version = spec.ProfileVersion ?? status.ProfileVersion ?? EnvironmentProfiles.Newest;
        var profile = EnvironmentProfiles.Find(spec.Environment, version)!;
        return new SpecReading(SettingsResolution.Resolve(spec, profile, defaults), version, []);
    }
}
