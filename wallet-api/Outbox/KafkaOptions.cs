namespace Wallet.Api.Outbox;

/// <summary>Where Kafka is and how to reach it. <paramref name="Region"/> is for signing.</summary>
internal sealed record KafkaOptions(string BootstrapServers, KafkaSecurity Security, string Region);

/// <summary>How the connection to Kafka is protected.</summary>
internal enum KafkaSecurity
{
    /// <summary>Not at all.</summary>
    Plaintext,

    /// <summary>TLS with the certificate checked.</summary>
    Tls,

    /// <summary>TLS, and SASL OAUTHBEARER with a token that is signed with the pod's AWS credentials.</summary>
    Iam,
}
