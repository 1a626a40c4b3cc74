using System.Net.Sockets;
using k8s;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.ElastiCache;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Kafka;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.LocalCloud.Control;
using Wallet.LocalCloud.Engines;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Controllers;
using Wallet.LocalCloud.Node;
using Wallet.LocalCloud.Node.Processes;

namespace Wallet.LocalCloud;

/// <summary>A running local cloud: the Kubernetes API with its controllers and node, and the simulated AWS account around it.</summary>
public sealed class CloudHost : IAsyncDisposable
{
    private readonly CloudParts _parts;
    private readonly ControlledCloud _control;

    private CloudHost(CloudParts parts, ControlledCloud control) => (_parts, _control) = (parts, control);

    /// <summary>Where everything is.</summary>
    public required CloudPlaces Places { get; init; }

    /// <summary>The Kubernetes API.</summary>
    public required KubernetesApi Kubernetes { get; init; }

    /// <summary>A client of the Kubernetes API with all rights.</summary>
    public required IKubernetes Client { get; init; }

    /// <summary>The simulated account.</summary>
    public required AwsCloud Account { get; init; }

    /// <summary>The AWS endpoint: its journal, faults on request, callers.</summary>
    public required AwsEndpoint Aws { get; init; }

    /// <summary>The pods, when they exist on paper only.</summary>
    public PaperRuntime? Paper { get; init; }

    /// <summary>Where there is room for pods: zones to lose and to restore.</summary>
    public required ClusterCapacity Capacity { get; init; }

    /// <summary>Starts a cloud.</summary>
    /// <exception cref="CloudStartException">It cannot start: the message says why, and what to do.</exception>
    public static async Task<CloudHost> StartAsync(CloudOptions options)
    {
        var parts = new CloudParts();
        try
        {
            return await AssembleAsync(options with { Directory = Path.GetFullPath(options.Directory) }, parts);
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Resources that have a state, of all services.</summary>
    public IReadOnlyList<ResourceState> States => _control.States(null);

    /// <summary>Kinds of resources that can be put into states, by service.</summary>
    public IReadOnlyList<(string Service, ResourceKind Kind)> Kinds => _control.Kinds;

    /// <summary>Puts a resource into a state.</summary>
    /// <exception cref="ArgumentException">There is no such resource, or no such state of its kind.</exception>
    public void SetState(string service, string kind, string name, string state)
    {
        if (_control.SetState(new StateRequest(service, kind, name, state)) is { } refusal)
            throw new ArgumentException(refusal.Error, nameof(state));
    }

    /// <summary>Makes a resource's next fitting change fail.</summary>
    /// <exception cref="ArgumentException">There is no such kind, or no such failure of it.</exception>
    public void FailNext(string service, string kind, string name, string failure)
    {
        if (_control.FailNext(new StateRequest(service, kind, name, failure)) is { } refusal)
            throw new ArgumentException(refusal.Error, nameof(failure));
    }

    /// <summary>Stops everything: pods first, with a short grace.</summary>
    public ValueTask DisposeAsync() => _parts.DisposeAsync();

    private static async Task<CloudHost> AssembleAsync(CloudOptions options, CloudParts parts)
    {
        parts.Add(new DirectoryLock(options.Directory));
        var files = new CloudFiles(options.Directory);
        var databases = parts.Add(new CertificateAuthority("local cloud databases"));
        var caches = parts.Add(new CertificateAuthority("local cloud"));
        var api = parts.Add(await OnPortAsync("--kubernetes-port", options.KubernetesPort, () => KubernetesApi.StartAsync(
            new KubernetesApiOptions { Port = options.KubernetesPort, Time = options.ClusterClock })));
        api.Tokens.Issuer = Issuer(options);
        files.Write(api.Kubeconfig(), api.AuthorityPem, databases.CertificatePem, caches.CertificatePem);

        var account = AccountFor(options, api);
        IEngines engines = parts.Add<IEngines>(options.Engines ? new LocalEngines(files.Engines, databases, caches) : new NoEngines());
        var stores = StoresOf(options, account, engines);
        var aws = parts.Add(await OnPortAsync("--aws-port", options.AwsPort, () => account.StartAsync(stores, port: options.AwsPort)));
        var controlled = new ControlledCloud(aws, [.. account.Services, .. stores]);
        var control = parts.Add(await OnPortAsync(
            "--control-port", options.ControlPort, () => ControlEndpoint.StartAsync(controlled, options.ControlPort)));

        var node = NodeFor(options, files, api, aws);
        var cluster = parts.Add(await OnPortAsync(
            "--ingress-port", options.IngressPort, () => LocalCluster.StartAsync(api, node, options, account.Eks.FargateProfiles)));
        var places = files.Places(api.Address, aws.Url, cluster.Ingress, control.Url, options);
        files.Write(places);
        return new CloudHost(parts, controlled)
        {
            Places = places,
            Kubernetes = api,
            Client = parts.Add(api.CreateClient()),
            Account = account,
            Aws = aws,
            Paper = cluster.Paper,
            Capacity = cluster.Capacity,
        };
    }

    /// <summary>The cluster's service accounts are known to IAM: one issuer, one set of keys.</summary>
    private static AwsCloud AccountFor(CloudOptions options, KubernetesApi api) => new(options.AwsClock, new AwsCloudOptions
    {
        Region = options.Region,
        Hostility = options.Hostility,
        Eks = options.Profiles,
        ClusterName = options.ClusterName,
        OidcIssuer = Issuer(options),
        ServiceAccountKeys = () => api.Tokens.KeySet().ToJsonString(),
    });

    private static IAwsService[] StoresOf(CloudOptions options, AwsCloud account, IEngines engines)
        =>
        [
            new RdsService(options.AwsClock, engines, account, hostility: account.Hostility),
            new ElastiCacheService(options.AwsClock, engines, account, hostility: account.Hostility),
            new KafkaService(options.AwsClock, engines, account, hostility: account.Hostility),
        ];

    private static NodeSettings NodeFor(CloudOptions options, CloudFiles files, KubernetesApi api, AwsEndpoint aws) => new(
        files.Pods,
        api.Address,
        files.KubernetesAuthority,
        options.Region,
        new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = aws.Url.ToString().TrimEnd('/'),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["SSL_CERT_DIR"] = files.TrustPath,
            // What an image brings along on AWS: the authority of RDS, which no system trusts.
            ["WALLET_DATABASE_CA_FILE"] = files.DatabaseAuthority,
        },
        new ImageCatalogue(options.Images));

    private static string Issuer(CloudOptions options) => $"https://oidc.eks.{options.Region}.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    private static async Task<T> OnPortAsync<T>(string option, int port, Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (Exception fault) when (fault.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
        {
            throw new CloudStartException($"port {port} is in use: choose another with {option}, or 0 for any free one");
        }
    }
}
