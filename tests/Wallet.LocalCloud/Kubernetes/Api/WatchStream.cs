using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Tables;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>One watch's events, in the form that its client asked for.</summary>
internal sealed class WatchStream(ApiCall call, ListQuery query, TimeProvider time)
{
    private readonly AnswerForm _form = Accepted.Form(call.Http.Request);
    private bool _hasColumns;

    /// <summary>The revision up to which the client knows everything.</summary>
    public long Seen { get; set; }

    public bool Covers(StoredObject stored)
        => (query.Namespace is null || stored.Key.Namespace == query.Namespace)
            && (query.Name.Length == 0 || stored.Key.Name == query.Name) && query.Matches(stored.Json);

    /// <summary>Sends a change as the selectors see it: an object that leaves them is deleted for this client.</summary>
    public async Task Change(StoreChange change)
    {
        Seen = change.Revision;
        var before = change.Previous is { } previous && Covers(previous);
        var now = change.Type != ChangeType.Deleted && Covers(change.Current);
        if (now) await Object(before ? "MODIFIED" : "ADDED", change.Current);
        else if (before) await Object("DELETED", Last(change));
    }

    public Task Object(string type, StoredObject stored)
        => _form == AnswerForm.Plain
            ? Line(type, ObjectView.Utf8(call.Kind, stored))
            : Send(type, Shape(ObjectView.Of(call.Kind, stored)));

    public Task Send(string type, JsonNode value) => Line(type, JsonText.WriteUtf8(value));

    public Task Bookmark(long revision, bool endsInitialEvents = false)
    {
        var metadata = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) };
        if (endsInitialEvents) metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        return Send("BOOKMARK", Shape(new JsonObject
        {
            ["apiVersion"] = call.Kind.ApiVersion,
            ["kind"] = call.Kind.Kind,
            ["metadata"] = metadata,
        }));
    }

    public Task Flush() => call.Http.Response.Body.FlushAsync(call.Aborted);

    private JsonObject Shape(JsonObject value)
    {
        switch (_form)
        {
            case AnswerForm.Metadata:
                return PartialMetadata.Of(value);
            case AnswerForm.Table:
                var table = TableWriter.Table(call.Kind, [value], time.GetUtcNow(), call.Query("includeObject"))
                    .WithMetadata(new JsonObject { ["resourceVersion"] = value.ResourceVersion() });
                if (_hasColumns) table["columnDefinitions"] = null;
                _hasColumns = true;
                return table;
            default:
                return value;
        }
    }

    // What left is shown as the client last saw it, at the revision of the change.
    private static StoredObject Last(StoreChange change)
    {
        if (change.Type == ChangeType.Deleted) return change.Current;
        var json = change.Previous!.Json.Clone();
        json.Meta()["resourceVersion"] = change.Revision.ToString(CultureInfo.InvariantCulture);
        return new StoredObject(change.Current.Key, change.Revision, json);
    }

    private async Task Line(string type, byte[] utf8)
    {
        var body = call.Http.Response.Body;
        await body.WriteAsync(Encoding.UTF8.GetBytes($"{{\"type\":\"{type}\",\"object\":"), call.Aborted);
        await body.WriteAsync(utf8, call.Aborted);
        await body.WriteAsync("}\n"u8.ToArray(), call.Aborted);
    }
}
