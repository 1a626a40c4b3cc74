namespace Wallet.Operator.Platform.Status;

/// <summary>A resource that once existed.</summary>
/// <param name="Component">Spec section.</param>
/// <param name="Kind">e.g. <c>DBCluster</c>.</param>
/// <param name="Id">ARN or identifier.</param>
internal sealed record RememberedResource(string Component, string Kind, string Id)
{
    /// <summary>Kind of the app's note that all its pods were made with the cache's AUTH token.</summary>
    public const string PodsHaveCacheToken = "PodsHaveCacheToken";
}
