using k8s;

namespace Wallet.Operator.Kube;

/// <summary>The two reads that an informer lives on.</summary>
internal interface IResourceFeed<T>
{
    /// <summary>One page of the list; <paramref name="continueToken"/> comes from the page before.</summary>
    Task<ResourcePage<T>> ListAsync(string? continueToken, CancellationToken cancellationToken);

    /// <summary>Changes after <paramref name="resourceVersion"/>, bookmarks too. Ends when the server ends it.</summary>
    IAsyncEnumerable<ResourceChange<T>> WatchAsync(string resourceVersion, CancellationToken cancellationToken);
}

/// <summary>A page of a list. <paramref name="Continue"/> is null on the last.</summary>
internal sealed record ResourcePage<T>(IReadOnlyList<T> Items, string ResourceVersion, string? Continue);

/// <summary>An event of a watch.</summary>
internal sealed record ResourceChange<T>(WatchEventType Type, T Object);
