using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>
/// What the pods were made from, read back from the platform's own live objects. A room that cannot be observed, as after a restart of the
/// operator while AWS does not answer, then holds up no image and no variable: what serves is the best that is known of it.
/// </summary>
internal sealed class LiveInputs(PlatformPass pass, AppObserved observed)
{
    private readonly JsonObject? _config = observed.Objects.GetValueOrDefault((ObjectKind.ConfigMap, AppNames.Serving(pass.Names)))?["data"] as JsonObject;
    private readonly JsonObject? _secret = observed.Objects.GetValueOrDefault((ObjectKind.Secret, AppNames.Serving(pass.Names)));
    private readonly JsonObject? _admin = observed.Objects.GetValueOrDefault((ObjectKind.Secret, AppNames.Migrating(pass.Names)));
    private readonly JsonObject? _account = observed.Objects.GetValueOrDefault((ObjectKind.ServiceAccount, pass.Names.ServiceAccount));
    private readonly JsonObject? _ingress = observed.Objects.GetValueOrDefault((ObjectKind.Ingress, AppNames.Serving(pass.Names)));

    /// <summary>Database; null when the pods know none.</summary>
    public DatabaseFacts? Database => Config("WALLET_DATABASE_HOST") is { } writer && Config("WALLET_DATABASE_READER_HOST") is { } reader
        && Config("WALLET_DATABASE_NAME") is { } name && Number(Config("WALLET_DATABASE_PORT")) is { } port
            ? new DatabaseFacts(writer, reader, port, name)
            : null;

    /// <summary>Cache; null when the pods know none.</summary>
    public CacheFacts? Cache => Config("WALLET_CACHE_HOST") is { } host && Number(Config("WALLET_CACHE_PORT")) is { } port
        ? new CacheFacts(host, port, Config("WALLET_CACHE_TLS") == "true") { HasAuthToken = Secret(_secret, "WALLET_CACHE_AUTH_TOKEN") is not null }
        : null;

    /// <summary>Brokers; null when the pods know none.</summary>
    public MessagingFacts? Messaging => Config("WALLET_KAFKA_BOOTSTRAP_SERVERS") is { } servers && Config("WALLET_KAFKA_SECURITY") is { } security
        ? new MessagingFacts(servers, security)
        : null;

    /// <summary>Places of the pods. While they move from one placement to another, those that the spec asks for count.</summary>
    public ComputeFacts Compute
    {
        get
        {
            var places = observed.Objects.Where(live => live.Key.Kind == ObjectKind.Deployment)
                .OrderBy(live => live.Key.Name, StringComparer.Ordinal)
                .Select(live => live.Value["spec"]?["template"]?["metadata"]?["labels"])
                .ToLookup(
                    labels => labels?[PlatformLabels.Zone] is not null,
                    labels => new PodPlacement(
                        labels?[PlatformLabels.FargateProfile]?.GetValue<string>(), labels?[PlatformLabels.Zone]?.GetValue<string>()));
            var wanted = pass.Settings.Compute.ProfilePerZone;
            return new ComputeFacts([.. places.Contains(wanted) ? places[wanted] : places[!wanted]]);
        }
    }

    /// <summary>Role and credentials of the pods; what only other rooms need is left empty.</summary>
    public SecurityFacts? Security => Annotation(_account, ServiceAccountObject.RoleAnnotation) is { } role
        && Annotation(_secret, EnvironmentObjects.SecretsVersionAnnotation) is { } version
        && Credentials(_secret, "WALLET_DATABASE_USERNAME", "WALLET_DATABASE_PASSWORD") is { } app
        && Credentials(_admin, "WALLET_DATABASE_USERNAME", "WALLET_DATABASE_PASSWORD") is { } administrator
            ? new SecurityFacts
            {
                KeyArns = new Dictionary<string, string>(),
                AppRoleArn = role,
                PodExecutionRoleArn = "",
                MonitoringRoleArn = null,
                DatabaseAdmin = administrator,
                DatabaseApp = app,
                CacheAuthToken = Secret(_secret, "WALLET_CACHE_AUTH_TOKEN"),
                SecretsVersion = version,
                DatabaseSecretsVersion = Annotation(_admin, EnvironmentObjects.SecretsVersionAnnotation) ?? version,
            }
            : null;

    /// <summary>Subnets and security group of the load balancer; what only other rooms need is left empty.</summary>
    public NetworkFacts? Network => Annotation(_ingress, IngressObject.Subnets) is { } subnets
        && Annotation(_ingress, IngressObject.SecurityGroups) is { } group
            ? new NetworkFacts
            {
                EksClusterName = pass.Settings.Network.EksClusterName,
                OidcIssuer = "",
                VpcId = "",
                PublicSubnetIds = subnets.Split(','),
                PrivateSubnetIds = subnets.Split(','),
                DatabaseSubnetIds = [],
                DatabaseSubnetGroup = "",
                CacheSubnetGroup = "",
                ClusterSecurityGroupId = "",
                DatabaseSecurityGroupId = "",
                CacheSecurityGroupId = "",
                MessagingSecurityGroupId = "",
                LoadBalancerSecurityGroupId = group,
            }
            : null;

    private string? Config(string name) => _config?[name]?.GetValue<string>();

    private static string? Annotation(JsonObject? live, string name) => live?["metadata"]?["annotations"]?[name]?.GetValue<string>();

    private static SecretText? Secret(JsonObject? live, string name)
        => live?["data"]?[name]?.GetValue<string>() is { } encoded ? new SecretText(Encoding.UTF8.GetString(Convert.FromBase64String(encoded))) : null;

    private static Credentials? Credentials(JsonObject? live, string username, string password)
        => Secret(live, username) is { } user && Secret(live, password) is { } secret ? new Credentials(user.Reveal(), secret, "") : null;

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
