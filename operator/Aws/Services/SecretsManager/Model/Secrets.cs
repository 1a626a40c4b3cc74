using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

internal class CreateSecretRequest : AmazonSecretsManagerRequest
{
    public string? Name { get; set; }

    public string? ClientRequestToken { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    public string? SecretString { get; set; }

    public List<Tag>? Tags { get; set; }
}

internal class CreateSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }
}

internal class DescribeSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }
}

internal class DescribeSecretResponse : AmazonWebServiceResponse
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

internal class UpdateSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }

    public string? ClientRequestToken { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    public string? SecretString { get; set; }
}

internal class UpdateSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }
}

internal class DeleteSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }

    public long? RecoveryWindowInDays { get; set; }

    public bool? ForceDeleteWithoutRecovery { get; set; }
}

internal class DeleteSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public DateTime? DeletionDate { get; set; }
}

internal class RestoreSecretRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }
}

internal class RestoreSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }
}
