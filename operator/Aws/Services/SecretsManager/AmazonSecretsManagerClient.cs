using Amazon.Runtime;
using Amazon.SecretsManager.Model;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.SecretsManager;

internal class AmazonSecretsManagerClient : ProtocolClient, IAmazonSecretsManager
{
    internal static readonly ServiceDescription Description = new("Secrets Manager", "secretsmanager", "2017-10-17");

    internal static readonly JsonProtocol Protocol = new(Description, SecretsManagerShapes.Default.Options, new ErrorMap(e => new AmazonSecretsManagerException(e), new()
    {
        ["DecryptionFailure"] = e => new DecryptionFailureException(e),
        ["EncryptionFailure"] = e => new EncryptionFailureException(e),
        ["InternalServiceError"] = e => new InternalServiceErrorException(e),
        ["InvalidParameterException"] = e => new InvalidParameterException(e),
        ["InvalidRequestException"] = e => new InvalidRequestException(e),
        ["LimitExceededException"] = e => new LimitExceededException(e),
        ["MalformedPolicyDocumentException"] = e => new MalformedPolicyDocumentException(e),
        ["PreconditionNotMetException"] = e => new PreconditionNotMetException(e),
        ["ResourceExistsException"] = e => new ResourceExistsException(e),
        ["ResourceNotFoundException"] = e => new ResourceNotFoundException(e),
    }), "secretsmanager");

    public AmazonSecretsManagerClient(AmazonSecretsManagerConfig config) : base(null, config, Protocol) { }

    public AmazonSecretsManagerClient(AWSCredentials? credentials, AmazonSecretsManagerConfig config) : base(credentials, config, Protocol) { }

    // Answers carry secret values: never into a log.
    protected override bool SupportResponseLogging => false;

    public virtual Task<CreateSecretResponse> CreateSecretAsync(CreateSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateSecretResponse>(request, cancellationToken, token: "ClientRequestToken");

    public virtual Task<DescribeSecretResponse> DescribeSecretAsync(DescribeSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeSecretResponse>(request, cancellationToken);

    public virtual Task<UpdateSecretResponse> UpdateSecretAsync(UpdateSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateSecretResponse>(request, cancellationToken, token: "ClientRequestToken");

    public virtual Task<DeleteSecretResponse> DeleteSecretAsync(DeleteSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteSecretResponse>(request, cancellationToken);

    public virtual Task<RestoreSecretResponse> RestoreSecretAsync(RestoreSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RestoreSecretResponse>(request, cancellationToken);

    public virtual Task<GetSecretValueResponse> GetSecretValueAsync(GetSecretValueRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetSecretValueResponse>(request, cancellationToken);

    public virtual Task<PutSecretValueResponse> PutSecretValueAsync(PutSecretValueRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutSecretValueResponse>(request, cancellationToken, token: "ClientRequestToken");

    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    public virtual Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);
}
