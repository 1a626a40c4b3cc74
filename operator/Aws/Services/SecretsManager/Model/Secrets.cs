using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class CreateSecretRequest : AmazonSecretsManagerRequest
{
    public string? Name { get; set; }

    public string? ClientRequestToken { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    public string? SecretString { get; set; }

    public List<Tag>? Tags { get; set; }
}

public class CreateSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }
}

public class DescribeSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }
}

public class DescribeSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    public DateTime? CreatedDate { get; set; }

    public DateTime? LastChangedDate { get; set; }

    public DateTime? DeletedDate { get; set; }

    public List<Tag>? Tags { get; set; }

    public Dictionary<string, List<string>>? VersionIdsToStages { get; set; }
}

public class UpdateSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }

    public string? ClientRequestToken { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    public string? SecretString { get; set; }
}

public class UpdateSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }
}

public class DeleteSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }

    public long? RecoveryWindowInDays { get; set; }

    public bool? ForceDeleteWithoutRecovery { get; set; }
}

public class DeleteSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public DateTime? DeletionDate { get; set; }
}

public class RestoreSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }
}

public class RestoreSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }
}
