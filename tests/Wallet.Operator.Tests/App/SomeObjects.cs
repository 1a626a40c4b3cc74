using System.Text.Json.Nodes;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>The wallet API's objects as they should be, and live ones made from them.</summary>
internal static class SomeObjects
{
    public const string Name = "demo-wallet-api";

    /// <summary>Pods in all zones; with places, pods in each.</summary>
    public static AppDesired Desired(params PodPlacement[] places) => AppDesired.For(AppInputs.From(
        SamplePlatform.Pass(null, places.Length == 0 ? SamplePlatform.Everything() : AppGround.In(places)), AppObserved.Empty)!);

    /// <summary>Objects as they were applied, at version 7.</summary>
    public static AppObserved Live(params IEnumerable<AppObject> applied)
        => new(applied.ToDictionary(
            each => (each.Kind, each.Name), each => Edited(each.Body, live => live["metadata"]!["resourceVersion"] = "7")));

    /// <summary>After an edit of one of them.</summary>
    public static AppObserved With(this AppObserved observed, ObjectKind kind, Action<JsonObject> edit, string name = Name)
        => new(observed.Objects.ToDictionary(
            live => live.Key, live => live.Key == (kind, name) ? Edited(live.Value, edit) : live.Value));

    /// <summary>With another object, of which only its name is known.</summary>
    public static AppObserved And(this AppObserved observed, ObjectKind kind, string name, Action<JsonObject>? edit = null)
        => new(observed.Objects.Append(new((kind, name), Edited(Bare(name), edit ?? (_ => { })))).ToDictionary());

    /// <summary>Without one of them.</summary>
    public static AppObserved Without(this AppObserved observed, ObjectKind kind, string name = Name)
        => new(observed.Objects.Where(live => live.Key != (kind, name)).ToDictionary());

    /// <summary>An edit that begins an object's deletion.</summary>
    public static void Deleting(JsonObject live) => live["metadata"]!["deletionTimestamp"] = "2026-01-01T00:00:00Z";

    /// <summary>An edit that gives a Job a condition.</summary>
    public static Action<JsonObject> Condition(string type, string status = "True") => live
        => live["status"] = new JsonObject { ["conditions"] = new JsonArray(new JsonObject { ["type"] = type, ["status"] = status }) };

    /// <summary>An entry of <c>metadata.managedFields</c> about one field.</summary>
    public static JsonNode Manager(string name, string operation, params string[] path) => new JsonObject
    {
        ["manager"] = name,
        ["operation"] = operation,
        ["fieldsV1"] = path.Reverse().Aggregate(new JsonObject(), (inner, field) => new JsonObject { [field] = inner }),
    };

    private static JsonObject Bare(string name) => new() { ["metadata"] = new JsonObject { ["name"] = name } };

    private static JsonObject Edited(JsonObject from, Action<JsonObject> edit)
    {
        var live = from.DeepClone().AsObject();
        edit(live);
        return live;
    }
}
