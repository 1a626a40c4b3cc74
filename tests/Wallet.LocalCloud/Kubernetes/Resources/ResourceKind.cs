using System.Security.Cryptography;
using System.Text;
using Wallet.LocalCloud.Kubernetes.BuiltIn;
using Wallet.LocalCloud.Kubernetes.Schema;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.Resources;

/// <summary>One served resource: its names, its scope, its schema and its rules.</summary>
public sealed class ResourceKind
{
    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public required bool Namespaced { get; init; }

    public string ListKind { get; init; } = "";

    public string Singular { get; init; } = "";

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Verbs { get; init; } = [];

    public IReadOnlyList<Subresource> Subresources { get; init; } = [];

    /// <summary>The version in which objects are kept, for the discovery hash.</summary>
    public string StorageVersion { get; init; } = "";

    /// <summary>Where objects are kept; kinds that are two views of one thing share it.</summary>
    public string Storage { get; init; } = "";

    public required Lazy<TypeSchema> Schema { get; init; }

    internal KindRules Rules { get; init; } = KindRules.None;

    internal IReadOnlyList<TableColumn>? Columns { get; init; }

    /// <summary>Whether it comes from a CustomResourceDefinition.</summary>
    public bool IsCustom { get; init; }

    public bool HasGeneration { get; init; }

    /// <summary>Whether DELETE answers with the object rather than a Status.</summary>
    public bool ReturnsDeleted { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary><c>widgets.example.test</c>, as error messages name a resource.</summary>
    public string QualifiedPlural => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary><c>Widget.example.test</c>, as error messages name a kind.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    public bool HasStatus => Subresources.Any(subresource => subresource.Name == "status");

    public bool IsStored => Verbs.Contains("get");

    /// <summary>What discovery tells of the stored form.</summary>
    public string StorageVersionHash
    {
        get
        {
            var form = $"{Group}/{(StorageVersion.Length == 0 ? Version : StorageVersion)}/{Kind}";
            return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(form)).AsSpan(0, 8));
        }
    }
}
