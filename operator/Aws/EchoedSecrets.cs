using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Amazon.SecretsManager.Model;

namespace Wallet.Operator.Aws;

/// <summary>Services may quote a refused value in their message. A quoted password must not reach a log or a condition.</summary>
internal static class EchoedSecrets
{
    /// <summary>The exception itself, or one of the same code and status whose message has the secret struck out.</summary>
    public static Exception Remove(Exception exception, AmazonWebServiceRequest request)
    {
        if (exception is not AmazonServiceException fault || SecretOf(request) is not { Length: > 0 } secret
            || fault.Message?.Contains(secret, StringComparison.Ordinal) is not true)
            return exception;
        var message = fault.Message.Replace(secret, "***", StringComparison.Ordinal);
        return new AmazonServiceException(message, null, fault.ErrorType, fault.ErrorCode, fault.RequestId, fault.StatusCode);
    }

    private static string? SecretOf(AmazonWebServiceRequest request) => request switch
    {
        CreateDBClusterRequest create => create.MasterUserPassword,
        ModifyDBClusterRequest modify => modify.MasterUserPassword,
        CreateReplicationGroupRequest create => create.AuthToken,
        ModifyReplicationGroupRequest modify => modify.AuthToken,
        CreateSecretRequest create => create.SecretString,
        PutSecretValueRequest put => put.SecretString,
        UpdateSecretRequest update => update.SecretString,
        _ => null,
    };
}
