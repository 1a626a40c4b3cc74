namespace Amazon.Kafka.Model;

public class ClientAuthentication
{
    public Sasl? Sasl { get; set; }

    public Tls? Tls { get; set; }

    public Unauthenticated? Unauthenticated { get; set; }
}

public class Sasl
{
    public Scram? Scram { get; set; }

    public Iam? Iam { get; set; }
}

public class Scram
{
    public bool? Enabled { get; set; }
}

public class Iam
{
    public bool? Enabled { get; set; }
}

public class Tls
{
    public List<string>? CertificateAuthorityArnList { get; set; }

    public bool? Enabled { get; set; }
}

public class Unauthenticated
{
    public bool? Enabled { get; set; }
}

public class EncryptionInfo
{
    public EncryptionAtRest? EncryptionAtRest { get; set; }

    public EncryptionInTransit? EncryptionInTransit { get; set; }
}

public class EncryptionAtRest
{
    public string? DataVolumeKMSKeyId { get; set; }
}

public class EncryptionInTransit
{
    public ClientBroker? ClientBroker { get; set; }

    public bool? InCluster { get; set; }
}
