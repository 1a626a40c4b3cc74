using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using k8s;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Garbage;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.ServiceAccounts;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes;

/// <summary>
/// A Kubernetes API server in this process: real kubectl, helm and client libraries work on it. It keeps, checks and
/// serves objects; controllers that act on them are elsewhere.
/// </summary>
public sealed class KubernetesApi : IAsyncDisposable
{
    private const string AdminName = "admin";
    private readonly ApiListener _listener;
    private readonly ServingCertificate _certificate;
    private readonly CancellationTokenSource _stopping;
    private readonly GarbageCollector? _garbage;

    private KubernetesApi(
        ApiListener listener, ServingCertificate certificate, CancellationTokenSource stopping, ApiServices services,
        string adminToken)
    {
        _listener = listener;
        _certificate = certificate;
        _stopping = stopping;
        Store = services.Store;
        Tokens = services.Tokens;
        Access = services.Access;
        Options = services.Options;
        AdminToken = adminToken;
        Outages = services.Outages;
        Address = listener.Url;
        if (Options.CollectsGarbage) _garbage = new GarbageCollector(services);
    }

    /// <summary>Where the server listens: <c>https://127.0.0.1:port/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The administrator's bearer token.</summary>
    public string AdminToken { get; }

    /// <summary>The certificate authority that clients must trust, as PEM.</summary>
    public string AuthorityPem => _certificate.AuthorityPem;

    /// <summary>The objects, to be read without a request; writes go through a client.</summary>
    public ObjectStore Store { get; }

    /// <summary>Issues and verifies service account tokens.</summary>
    public TokenIssuer Tokens { get; }

    /// <summary>Who asked for what, and whether it was allowed.</summary>
    public AccessRecorder Access { get; }

    public KubernetesApiOptions Options { get; }

    /// <summary>What a test has the server do to its clients.</summary>
    public ApiOutages Outages { get; }

    public static async Task<KubernetesApi> StartAsync(KubernetesApiOptions? options = null)
    {
        options ??= new KubernetesApiOptions();
        var stopping = new CancellationTokenSource();
        options.Stopping = stopping.Token;
        var certificate = ServingCertificate.Create(options.Address);
        var store = new ObjectStore(options.DataDirectory is null ? null : new StoreJournal(options.DataDirectory));
        var services = Services(options, store);
        var adminToken = options.AdminToken ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var pipeline = new RequestPipeline(services, new Authenticator(adminToken, services.Tokens, store));
        FirstObjects.Create(services);
        var listener = await ApiListener.StartAsync(options.Address, options.Port, certificate, pipeline.Handle);
        return new KubernetesApi(listener, certificate, stopping, services, adminToken);
    }

    /// <summary>How KubernetesClient reaches the server with a token.</summary>
    public KubernetesClientConfiguration ClientConfiguration(string token) => new()
    {
        Host = Address.ToString(),
        AccessToken = token,
        SslCaCerts = [X509CertificateLoader.LoadCertificate(_certificate.Authority.RawData)],
        Namespace = "default",
    };

    /// <summary>A client with all rights.</summary>
    public k8s.Kubernetes CreateClient() => new(ClientConfiguration(AdminToken));

    /// <summary>A client with the rights of a service account.</summary>
    public k8s.Kubernetes CreateClientFor(string space, string name) => new(ClientConfiguration(TokenFor(space, name)));

    /// <summary>A token for this API of a service account, good for a day.</summary>
    public string TokenFor(string space, string name)
    {
        var uid = Store.Find(new ObjectKey("/serviceaccounts", space, name))?.Json.Uid() ?? "";
        return Tokens.Issue(space, name, uid, [TokenIssuer.ApiAudience], TimeSpan.FromDays(1));
    }

    /// <summary>The administrator's kubeconfig.</summary>
    public string Kubeconfig(string space = "default")
        => Kubernetes.Kubeconfig.Write(Address, AuthorityPem, AdminName, AdminToken, space);

    /// <summary>The kubeconfig of a service account.</summary>
    public string KubeconfigFor(string space, string name)
        => Kubernetes.Kubeconfig.Write(Address, AuthorityPem, name, TokenFor(space, name), space);

    /// <summary>
    /// Stops listening, as a killed server: open requests and watches break off, connections are refused. The objects stay.
    /// </summary>
    public Task StopListeningAsync() => _listener.StopAsync();

    /// <summary>Listens again at the same address.</summary>
    public Task ListenAgainAsync() => _listener.ListenAgainAsync();

    /// <summary>Waits until garbage collection has nothing left to do.</summary>
    public Task GarbageCollected() => _garbage?.Idle() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_garbage is not null) await _garbage.DisposeAsync();
        await _listener.DisposeAsync();
        Store.Dispose();
        Tokens.Dispose();
        _certificate.Dispose();
        _stopping.Dispose();
    }

    private static ApiServices Services(KubernetesApiOptions options, ObjectStore store) => new(
        store,
        new ResourceCatalog(store),
        new ObjectWriter(store, options.Time, options.Version),
        new ObjectDeletion(store, options.Time),
        new RoleAuthorizer(store),
        new TokenIssuer(options.Time, options.DataDirectory),
        options.Time,
        options);
}
