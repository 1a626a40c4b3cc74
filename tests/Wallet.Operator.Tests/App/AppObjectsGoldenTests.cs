using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Tools;
using Wallet.Operator.App;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>
/// The objects as they are applied, in Golden/. To renew after a wanted change: run with WALLET_RENEW_GOLDEN=1, and read the difference.
/// </summary>
public sealed class AppObjectsGoldenTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("staging")]
    [InlineData("production")]
    public void Objects_are_those_in_the_golden_file(string environment)
    {
        var file = RepositoryFolder.File("tests", "Wallet.Operator.Tests", "App", "Golden", $"{environment}.json");
        var objects = Objects(environment).ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("WALLET_RENEW_GOLDEN") == "1")
            File.WriteAllText(file, objects);

        objects.Should().Be(File.ReadAllText(file));
    }

    private static JsonArray Objects(string environment)
    {
        var pass = SamplePlatform.Pass(_ => SettingsOf(environment), SamplePlatform.Everything());
        return new JsonArray(AppDesired.For(AppInputs.From(pass, AppObserved.Empty)!).All.Select(JsonNode (wanted) => wanted.Body.DeepClone()).ToArray());
    }

    private static PlatformSettings SettingsOf(string environment)
    {
        var settings = SamplePlatform.Settings(environment);
        return environment == "staging" ? settings : settings with
        {
            App = settings.App with
            {
                Env = new Dictionary<string, string> { ["WALLET_AUTH_AUTHORITY"] = "https://login.example.com/" },
                Ingress = settings.App.Ingress with
                {
                    Host = "wallet.example.com",
                    CertificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/1",
                    WafAclArn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/wallet/1",
                    AccessLogsBucket = "wallet-logs",
                },
            },
        };
    }
}
