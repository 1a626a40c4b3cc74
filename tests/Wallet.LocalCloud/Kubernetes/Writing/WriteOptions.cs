using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Apply;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>How an object is to be written.</summary>
internal sealed record WriteOptions
{
    /// <summary>Whose fields these are.</summary>
    public string Manager { get; init; } = "unknown";

    public bool IsDryRun { get; init; }

    /// <summary>What happens to fields that the schema does not know.</summary>
    public FieldValidation Validation { get; init; } = FieldValidation.Warn;

    /// <summary>Whether an apply takes fields from other managers.</summary>
    public bool Force { get; init; }

    /// <summary>The part that is written: empty for the object itself, or <c>status</c>.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Whether the writer becomes the owner of what changes. Scaling does not.</summary>
    public bool TakesOwnership { get; init; } = true;

    /// <summary>A last look at the object before it is kept; refuses by an <see cref="Api.ApiFault"/>.</summary>
    public Action<JsonObject>? Guard { get; init; }

    /// <summary>What the client is told beside the answer.</summary>
    public List<string> Warnings { get; } = [];

    public FieldManager Updater(string apiVersion) => new(Manager, "Update", apiVersion, Subresource);

    public FieldManager Applier(string apiVersion) => new(Manager, "Apply", apiVersion, Subresource);
}
