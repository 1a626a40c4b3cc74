using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.EC2;
using Amazon.EKS;
using Amazon.ElastiCache;
using Amazon.IdentityManagement;
using Amazon.Kafka;
using Amazon.KeyManagementService;
using Amazon.RDS;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Wallet.Operator.Aws.Pacing;
using Wallet.Operator.Aws.Protocols;

namespace Wallet.Operator.Aws;

/// <summary>One client per service for one region. Clients are thread-safe and keep their connections: share this object.</summary>
internal sealed class AwsClients : IDisposable
{
    private readonly AwsSettings _settings;
    private readonly CallPacing? _pacing;

    /// <summary>Clients for the settings' region.</summary>
    /// <param name="settings">How to reach AWS.</param>
    /// <param name="pacing">Pace of their calls; none where it is not given.</param>
    public AwsClients(AwsSettings settings, CallPacing? pacing = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _pacing) = (settings, pacing);
        var credentials = settings.Credentials;
        RDS = new AmazonRDSClient(credentials, Configured(new AmazonRDSConfig()));
        ElastiCache = new AmazonElastiCacheClient(credentials, Configured(new AmazonElastiCacheConfig()));
        Kafka = new AmazonKafkaClient(credentials, Configured(new AmazonKafkaConfig(), sentOnce: true));
        EKS = new AmazonEKSClient(credentials, Configured(new AmazonEKSConfig()));
        IAM = new AmazonIdentityManagementServiceClient(credentials, Configured(
            new AmazonIdentityManagementServiceConfig(), GlobalEndpointProvider.SigningRegion(settings.Region)));
        SecretsManager = new AmazonSecretsManagerClient(credentials, Configured(new AmazonSecretsManagerConfig()));
        EC2 = new AmazonEC2Client(credentials, Configured(new AmazonEC2Config()));
        KMS = new AmazonKeyManagementServiceClient(credentials, Configured(new AmazonKeyManagementServiceConfig(), sentOnce: true));
        Logs = new AmazonCloudWatchLogsClient(credentials, Configured(new AmazonCloudWatchLogsConfig()));
        Tagging = new AmazonResourceGroupsTaggingAPIClient(credentials, Configured(new AmazonResourceGroupsTaggingAPIConfig()));
        STS = new AmazonSecurityTokenServiceClient(credentials, Configured(new AmazonSecurityTokenServiceConfig()));
    }

    /// <summary>The region.</summary>
    public string Region => _settings.Region;

    /// <summary>Aurora.</summary>
    public IAmazonRDS RDS { get; }

    /// <summary>Redis.</summary>
    public IAmazonElastiCache ElastiCache { get; }

    /// <summary>MSK.</summary>
    public IAmazonKafka Kafka { get; }

    /// <summary>EKS.</summary>
    public IAmazonEKS EKS { get; }

    /// <summary>IAM: one endpoint per partition.</summary>
    public IAmazonIdentityManagementService IAM { get; }

    /// <summary>Secrets Manager.</summary>
    public IAmazonSecretsManager SecretsManager { get; }

    /// <summary>EC2.</summary>
    public IAmazonEC2 EC2 { get; }

    /// <summary>KMS.</summary>
    public IAmazonKeyManagementService KMS { get; }

    /// <summary>CloudWatch Logs.</summary>
    public IAmazonCloudWatchLogs Logs { get; }

    /// <summary>What carries which tags, over all services.</summary>
    public IAmazonResourceGroupsTaggingAPI Tagging { get; }

    /// <summary>STS.</summary>
    public IAmazonSecurityTokenService STS { get; }

    /// <summary>The client of the service that a request belongs to.</summary>
    public object For(AmazonWebServiceRequest request) => request.GetType().Namespace switch
    {
        "Amazon.RDS.Model" => RDS,
        "Amazon.ElastiCache.Model" => ElastiCache,
        "Amazon.Kafka.Model" => Kafka,
        "Amazon.EKS.Model" => EKS,
        "Amazon.IdentityManagement.Model" => IAM,
        "Amazon.SecretsManager.Model" => SecretsManager,
        "Amazon.EC2.Model" => EC2,
        "Amazon.KeyManagementService.Model" => KMS,
        "Amazon.CloudWatchLogs.Model" => Logs,
        var other => throw new NotSupportedException($"No client for {other}."),
    };

    public void Dispose()
    {
        RDS.Dispose();
        ElastiCache.Dispose();
        Kafka.Dispose();
        EKS.Dispose();
        IAM.Dispose();
        SecretsManager.Dispose();
        EC2.Dispose();
        KMS.Dispose();
        Logs.Dispose();
        Tagging.Dispose();
        STS.Dispose();
    }

    // CreateKey and UpdateConfiguration have no identity: sent again after a lost answer they would make a second key, a second revision.
    private T Configured<T>(T config, string? signingRegion = null, bool sentOnce = false) where T : ClientConfig
    {
        // The work queue carries the back-off, not the HTTP client; a mutation is never replayed uncounted on a stale connection.
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = sentOnce ? 0 : _settings.Retries;
        config.MaxStaleConnectionRetries = 0;
        config.Timeout = _settings.Timeout;
        if (_settings.Endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(_settings.Region);
        }
        else
        {
            config.ServiceURL = _settings.Endpoint.ToString(); // Clears the region, so the signature's has to be said.
            config.AuthenticationRegion = signingRegion ?? _settings.Region;
        }
        if (_pacing is not null)
            PacedCalls.Join(config, _pacing, _settings.Region);
        return config;
    }
}
