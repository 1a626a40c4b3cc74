using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Security;

/// <summary>The permissions boundary that the operator's installation gives or demands.</summary>
public sealed class DemandedBoundaryTests
{
    private const string Demanded = "arn:aws:iam::123456789012:policy/limits";

    [Theory]
    [InlineData(null, true, Demanded, false)]
    [InlineData(Demanded, true, Demanded, false)]
    [InlineData("arn:aws:iam::123456789012:policy/mine", true, "arn:aws:iam::123456789012:policy/mine", true)]
    [InlineData("arn:aws:iam::123456789012:policy/mine", false, "arn:aws:iam::123456789012:policy/mine", false)]
    public void It_is_the_default_and_where_demanded_no_other_is_taken(string? named, bool isRequired, string used, bool isRefused)
    {
        var defaults = new OperatorDefaults("wallet") { PermissionsBoundaryArn = Demanded, RequirePermissionsBoundary = isRequired };
        var spec = new WalletPlatformSpec
        {
            Environment = "staging",
            Region = LocalAccount.Region,
            App = new AppSpec { Image = "registry.example/wallet-api@sha256:0123456789abcdef" },
            Security = new SecuritySpec { PermissionsBoundaryArn = named },
        };

        var settings = SettingsResolution.Resolve(spec, EnvironmentProfiles.Find("staging", EnvironmentProfiles.Newest)!, defaults);

        settings.Security.PermissionsBoundaryArn.Should().Be(used);
        InstallationRules.Check(settings, defaults).Select(violation => violation.Path)
            .Should().Equal(isRefused ? ["spec.security.permissionsBoundaryArn"] : Array.Empty<string>());
    }
}
