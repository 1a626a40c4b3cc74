using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Wallet.LocalCloud.Tools;
using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Tests.Platform.Profiles;

/// <summary>
/// A version of a profile never changes: platforms keep the one that their status pins, so that a release of the operator changes none of them. What
/// each version makes of a spec that leaves everything out is in Golden/, a line for each setting. WALLET_RENEW_GOLDEN=1 adds lines for settings
/// that are new, and changes none.
/// </summary>
public sealed class ProfileVersionsTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static IEnumerable<object[]> All =>
        from version in EnvironmentProfiles.Versions
        from environment in new[] { "staging", "production" }
        select new object[] { environment, version };

    [Theory]
    [MemberData(nameof(All))]
    public void A_version_says_what_it_has_always_said(string environment, string version)
    {
        var file = RepositoryFolder.File("tests", "Wallet.Operator.Tests", "Platform", "Profiles", "Golden", $"{environment}-{version}.txt");
        var (said, says) = (Read(file), Settings(environment, version));
        if (Environment.GetEnvironmentVariable("WALLET_RENEW_GOLDEN") == "1")
        {
            said = says.Where(each => !said.ContainsKey(each.Key)).Concat(said).ToDictionary();
            File.WriteAllLines(file, said.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key} = {each.Value}"));
        }

        said.Except(says).Should().BeEmpty("platforms with this version would be changed by the release: add a version instead");
        says.Except(said).Should().BeEmpty("a new setting leaves platforms with this version as they are: see that it does, then add its line");
    }

    private static Dictionary<string, string> Read(string file)
        => (File.Exists(file) ? File.ReadAllLines(file) : []).Select(line => line.Split(" = ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    private static SortedDictionary<string, string> Settings(string environment, string version)
    {
        var spec = new WalletPlatformSpec { Environment = environment, Region = "sa-east-1", App = new AppSpec { Image = "wallet-api:1" } };
        var settings = SettingsResolution.Resolve(spec, EnvironmentProfiles.Find(environment, version)!, new OperatorDefaults(null));
        return new(Leaves("", JsonSerializer.SerializeToNode(settings, Json)).ToDictionary(), StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string path, JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } section => section.SelectMany(member => Leaves(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        JsonArray { Count: > 0 } list => list.SelectMany((item, index) => Leaves($"{path}[{index}]", item)),
        _ => [new(path, node?.ToJsonString() ?? "null")],
    };
}
