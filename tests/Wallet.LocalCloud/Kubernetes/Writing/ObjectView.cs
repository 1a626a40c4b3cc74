using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.BuiltIn;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>A stored object as one of its kinds shows it. What is returned is shared: clone before changing.</summary>
internal static class ObjectView
{
    public static JsonObject Of(ResourceKind kind, StoredObject stored)
    {
        var view = ReferenceEquals(kind.Rules, KindRules.None) ? stored.Json : kind.Rules.FromStorage(kind, stored.Json);
        if (view.ApiVersion() == kind.ApiVersion) return view;
        view = view.Clone();
        view["apiVersion"] = kind.ApiVersion;
        return view;
    }

    public static byte[] Utf8(ResourceKind kind, StoredObject stored)
        => Of(kind, stored) is var view && ReferenceEquals(view, stored.Json) ? stored.Utf8 : JsonText.WriteUtf8(view);

    public static ObjectKey Key(ResourceKind kind, string space, string name) => new(kind.Storage, kind.Namespaced ? space : "", name);
}
