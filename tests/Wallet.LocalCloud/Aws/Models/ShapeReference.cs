using System.Text.Json;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>A shape where it is used. Shapes may hold themselves: they are read when they are asked for.</summary>
public sealed class ShapeReference
{
    private readonly ServiceModel _model;
    private readonly string _shape;

    internal ShapeReference(ServiceModel model, JsonElement json)
    {
        (_model, _shape) = (model, json.GetProperty("shape").ToString());
        (Location, LocationName, QueryName) = (json.Text("location"), json.Text("locationName"), json.Text("queryName"));
        IsIdempotencyToken = json.Flag("idempotencyToken");
    }

    /// <summary>The shape.</summary>
    public Shape Shape => _model.Shape(_shape);

    /// <summary>Where it goes, e.g. <c>uri</c>; nothing for the body.</summary>
    public string? Location { get; }

    /// <summary>Name on the wire, where it is not the member's own.</summary>
    public string? LocationName { get; }

    /// <summary>Name in EC2's requests, where it is yet another.</summary>
    public string? QueryName { get; }

    /// <summary>Whether SDKs fill it in where the caller leaves it out.</summary>
    public bool IsIdempotencyToken { get; }
}
