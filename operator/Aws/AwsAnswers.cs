using Amazon.Runtime;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Aws;

/// <summary>Expected refusals as values.</summary>
internal static class AwsAnswers
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

    /// <summary>
    /// Ends well too when what was to be made exists already or nothing was to be done: an earlier call of ours made it and it was not
    /// visible yet, or it is somebody else's. The next observation shows which.
    /// </summary>
    public static async Task UnlessThereAsync(this Task call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call;
        }
        catch (AmazonServiceException exception) when (exception.Is(AwsErrorClass.Exists) || exception.Is(AwsErrorClass.NoOp))
        {
            // Seen by the next pass.
        }
    }
}
