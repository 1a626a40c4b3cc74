using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Tables;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Lists objects, whole or page by page, and deletes what a list finds.</summary>
internal sealed class ListEndpoint(ApiServices services)
{
    public async Task List(ApiCall call)
    {
        var query = ListQuery.Read(call);
        RefuseFuture(call);
        var (found, revision) = Find(call, query);
        var page = Page(call, found, ref revision, out var metadata);
        metadata["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        switch (Accepted.Form(call.Http.Request))
        {
            case AnswerForm.Table:
                var rows = page.Select(stored => ObjectView.Of(call.Kind, stored)).ToList();
                var table = TableWriter.Table(call.Kind, rows, services.Time.GetUtcNow(), call.Query("includeObject"));
                await Answer.Json(call.Http, 200, table.WithMetadata(metadata));
                break;
            case AnswerForm.Metadata:
                await Answer.Json(call.Http, 200, PartialMetadata.List(page.Select(s => ObjectView.Of(call.Kind, s)), metadata));
                break;
            default:
                if (call.Kind.IsCustom) metadata.Default("continue", "");
                await Answer.Bytes(call.Http, 200, ListWriter.Write(call.Kind, page, metadata));
                break;
        }
    }

    public async Task DeleteAll(ApiCall call)
    {
        var query = ListQuery.Read(call);
        var body = await RequestBody.ReadOptional(call.Http.Request, "DeleteOptions");
        var options = DeleteOptions.Read(body, call.Query);
        var (found, revision) = Find(call, query);
        foreach (var stored in found) services.Deletion.Delete(call.Kind, stored.Key.Namespace, stored.Key.Name, options);
        var metadata = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) };
        if (call.Kind.IsCustom) metadata["continue"] = "";
        await Answer.Bytes(call.Http, 200, ListWriter.Write(call.Kind, found, metadata));
    }

    private (IReadOnlyList<StoredObject> Found, long Revision) Find(ApiCall call, ListQuery query)
    {
        var (objects, revision) = services.Store.List(call.Kind.Storage, query.Namespace);
        return ([.. objects.Where(stored => query.Matches(stored.Json))], revision);
    }

    private static IReadOnlyList<StoredObject> Page(ApiCall call, IReadOnlyList<StoredObject> found, ref long revision, out JsonObject metadata)
    {
        metadata = [];
        if (call.Query("continue") is { Length: > 0 } text)
        {
            var token = ContinueToken.Parse(text);
            revision = token.Revision;
            found = [.. found.Where(stored => string.CompareOrdinal(Position(stored), token.After) > 0)];
        }

        if (!int.TryParse(call.Query("limit"), out var limit) || limit <= 0 || found.Count <= limit) return found;
        metadata["continue"] = new ContinueToken(revision, Position(found[limit - 1])).ToString();
        metadata["remainingItemCount"] = found.Count - limit;
        return [.. found.Take(limit)];
    }

    private static string Position(StoredObject stored) => $"{stored.Key.Namespace}/{stored.Key.Name}";

    private void RefuseFuture(ApiCall call)
    {
        if (long.TryParse(call.Query("resourceVersion"), out var asked) && asked > services.Store.Revision)
        {
            throw new ApiFault(504, Faults.Status(504, "Timeout",
                $"Too large resource version: {asked}, current: {services.Store.Revision}", null));
        }
    }
}
