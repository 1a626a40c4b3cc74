using System.Text.Json;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Tests.Platform.Rules;

public sealed class SpecRulesTests
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Every_rule_of_a_spec_is_broken_by_a_decided_case()
    {
        var specs = Specs().ToList();

        SpecRules.All.Where(rule => !specs.Exists(spec => rule(spec).Any())).Select(rule => rule.Method.Name).Should().BeEmpty();
    }

    [Fact]
    public void Every_rule_of_settings_is_broken_by_a_decided_case()
    {
        var settings = Specs().Select(Resolve).OfType<PlatformSettings>().ToList();

        SettingsRules.All.Where(rule => !settings.Exists(each => rule(each).Any())).Select(rule => rule.Method.Name)
            .Should().Equal("ClusterNamed");
    }

    private static IEnumerable<WalletPlatformSpec> Specs() => DecidedCase.All.Select(Parse).OfType<WalletPlatformSpec>();

    private static PlatformSettings? Resolve(WalletPlatformSpec spec)
        => EnvironmentProfiles.Find(spec.Environment, EnvironmentProfiles.Newest) is { } profile
            ? SettingsResolution.Resolve(spec, profile, new OperatorDefaults("demo-cluster"))
            : null;

    // The rules see only what the limits let through.
    private static WalletPlatformSpec? Parse(DecidedCase decided)
    {
        try
        {
            var spec = decided.Spec.Deserialize<WalletPlatformSpec>(Wire);
            return spec is { App: not null } && spec.Messaging?.Topics?.Contains(null!) != true ? spec : null;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
