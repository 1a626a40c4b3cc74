namespace Amazon.Kafka.Model;

internal class ClientAuthentication
{
    public Sasl? Sasl { get; set; }

    public Tls? Tls { get; set; }

    public Unauthenticated? Unauthenticated { get; set; }
}

internal class Sasl
{
    public Scram? Scram { get; set; }

    public Iam? Iam { get; set; }
}

internal class Scram
{
    public bool? Enabled { get; set; }
}

internal class Iam
{
    public bool? Enabled { get; set; }
}

internal class Tls
{
    public List<string>? CertificateAuthorityArnList { get; set; }

    public bool? Enabled { get; set; }
}

internal class Unauthenticated
{
    public bool? Enabled { get; set; }
}

internal class EncryptionInfo
{
    public EncryptionAtRest? EncryptionAtRest { get; set; }

    public EncryptionInTransit? EncryptionInTransit { get; set; }
}

internal class EncryptionAtRest
{
    public string? DataVolumeKMSKeyId { get; set; }
}

internal class EncryptionInTransit
{
    public ClientBroker? ClientBroker { get; set; }

    public bool? InCluster { get; set; }
}
