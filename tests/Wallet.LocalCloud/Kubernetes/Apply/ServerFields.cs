namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>The fields that belong to the server and never to a manager.</summary>
internal static class ServerFields
{
    private static readonly string[] Metadata =
    [
        "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields", "resourceVersion",
    ];

    public static FieldTree Strip(FieldTree tree)
    {
        tree.IsMember = false;
        tree.Remove("f:apiVersion");
        tree.Remove("f:kind");
        foreach (var name in Metadata) tree.Remove("f:metadata", "f:" + name);
        if (tree.Find("f:metadata") is { } metadata)
        {
            metadata.IsMember = false;
            if (metadata.IsEmpty) tree.Remove("f:metadata");
        }

        return tree;
    }
}
