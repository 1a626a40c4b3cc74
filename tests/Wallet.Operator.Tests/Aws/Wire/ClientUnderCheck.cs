using System.Net;
using System.Reflection;
using Amazon.CloudWatchLogs;
using Amazon.EKS;
using Amazon.ElastiCache;
using Amazon.IdentityManagement;
using Amazon.Kafka;
using Amazon.RDS;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Wallet.LocalCloud.Aws.Models;
using Wallet.Operator.Aws.Protocols;

namespace Wallet.Operator.Tests.Aws.Wire;

/// <summary>One of our clients with what a check needs: its description, operations, and a way to see what it would send.</summary>
internal sealed record ClientUnderCheck(string Model, Type Interface, WireProtocol Protocol, Func<HttpClientFactory, AmazonServiceClient> Create)
{
    private static readonly AnonymousAWSCredentials Nobody = new();

    public static readonly ClientUnderCheck[] All =
    [
        new("rds", typeof(IAmazonRDS), AmazonRDSClient.Protocol, f => new AmazonRDSClient(Nobody, With(new AmazonRDSConfig(), f))),
        new("elasticache", typeof(IAmazonElastiCache), AmazonElastiCacheClient.Protocol,
            f => new AmazonElastiCacheClient(Nobody, With(new AmazonElastiCacheConfig(), f))),
        new("kafka", typeof(IAmazonKafka), AmazonKafkaClient.Protocol, f => new AmazonKafkaClient(Nobody, With(new AmazonKafkaConfig(), f))),
        new("eks", typeof(IAmazonEKS), AmazonEKSClient.Protocol, f => new AmazonEKSClient(Nobody, With(new AmazonEKSConfig(), f))),
        new("iam", typeof(IAmazonIdentityManagementService), AmazonIdentityManagementServiceClient.Protocol,
            f => new AmazonIdentityManagementServiceClient(Nobody, With(new AmazonIdentityManagementServiceConfig(), f))),
        new("secretsmanager", typeof(IAmazonSecretsManager), AmazonSecretsManagerClient.Protocol,
            f => new AmazonSecretsManagerClient(Nobody, With(new AmazonSecretsManagerConfig(), f))),
        new("logs", typeof(IAmazonCloudWatchLogs), AmazonCloudWatchLogsClient.Protocol,
            f => new AmazonCloudWatchLogsClient(Nobody, With(new AmazonCloudWatchLogsConfig(), f))),
    ];

    public ServiceModel Load() => ModelLibrary.Installed.Of(Model);

    public IEnumerable<string> Operations => Interface.GetMethods().Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal))
        .Select(m => m.Name[..^"Async".Length]);

    public Type Request(string operation) => Method(operation).GetParameters()[0].ParameterType;

    public Type Response(string operation) => Method(operation).ReturnType.GetGenericArguments()[0];

    /// <summary>What the client puts on the wire for a request whose string members hold their own wire names, and whose numbers are 0.</summary>
    public async Task<SentRequest> SendAsync(string operation, string? leaveOut = null)
    {
        using var wire = new RecordingFactory();
        using var client = Create(wire);
        var request = Activator.CreateInstance(Request(operation))!;
        foreach (var member in Protocol.Shapes.GetTypeInfo(request.GetType()).Properties.Where(member => member.Name != leaveOut))
        {
            if (member.PropertyType == typeof(string))
                member.Set!(request, member.Name);
            else if (member.PropertyType == typeof(long?))
                member.Set!(request, 0L);
        }
        try
        {
            await (Task)Method(operation).Invoke(client, [request, CancellationToken.None])!;
        }
        catch (AmazonServiceException)
        {
            // The recorder answers everything with an error.
        }
        return wire.Sent!;
    }

    private MethodInfo Method(string operation) => Interface.GetMethod(operation + "Async")!;

    private static T With<T>(T config, HttpClientFactory factory) where T : ClientConfig
    {
        config.RegionEndpoint = Amazon.RegionEndpoint.SAEast1;
        config.HttpClientFactory = factory;
        config.MaxErrorRetry = 0;
        return config;
    }

    internal sealed record SentRequest(string Method, Uri Uri, string Body, string? Target);

    private sealed class RecordingFactory : HttpClientFactory, IDisposable
    {
        private readonly HttpClient _client;

        public RecordingFactory() => _client = new HttpClient(new Recorder(this));

        public SentRequest? Sent { get; set; }

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public void Dispose() => _client.Dispose();
    }

    private sealed class Recorder(RecordingFactory factory) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var target = request.Headers.TryGetValues("X-Amz-Target", out var values) ? values.Single() : null;
            factory.Sent = new SentRequest(request.Method.Method, request.RequestUri!, body, target);
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("") };
        }
    }
}
