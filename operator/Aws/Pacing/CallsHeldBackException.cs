using Amazon.Runtime;

namespace Wallet.Operator.Aws.Pacing;

/// <summary>The operator's own calls to a service are so many that this one was not sent.</summary>
/// <param name="calls">Service and sort.</param>
/// <param name="wait">How long it would have had to wait, as far as can be seen.</param>
internal sealed class CallsHeldBackException(string calls, TimeSpan wait)
    : AmazonClientException($"{calls} are held back: AWS takes no more of them at the moment.")
{
    /// <summary>How long it would have had to wait.</summary>
    public TimeSpan Wait => wait;
}
