using Amazon.Runtime;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Aws;

/// <summary>Expected refusals as values.</summary>
public static class AwsAnswers
{
    /// <summary>The answer, or null if what was asked for does not exist.</summary>
    public static async Task<T?> OrNullIfNotFoundAsync<T>(this Task<T> call) where T : AmazonWebServiceResponse
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return await call;
        }
        catch (AmazonServiceException exception) when (exception.Is(AwsErrorClass.NotFound))
        {
            return null;
        }
    }
}
