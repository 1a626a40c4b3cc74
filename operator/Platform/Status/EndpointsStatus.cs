namespace Wallet.Operator.Platform.Status;

/// <summary>Addresses of the platform's parts; absent until known.</summary>
internal sealed record EndpointsStatus
{
    /// <summary>Database writer, host:port.</summary>
    public string? DatabaseWriter { get; init; }

    /// <summary>Database readers, host:port.</summary>
    public string? DatabaseReader { get; init; }

    /// <summary>Cache primary, host:port.</summary>
    public string? CachePrimary { get; init; }

    /// <summary>Kafka bootstrap brokers, comma separated host:port, sorted.</summary>
    public string? KafkaBootstrap { get; init; }

    /// <summary>URL of the REST API at the load balancer.</summary>
    public string? ApplicationUrl { get; init; }
}
