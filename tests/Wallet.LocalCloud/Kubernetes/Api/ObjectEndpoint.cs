using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Patch;
using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Tables;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Reads and writes single objects and their status.</summary>
internal sealed class ObjectEndpoint(ApiServices services)
{
    private const string ApplyYaml = "application/apply-patch+yaml";
    private const string StrategicMerge = "application/strategic-merge-patch+json";
    private static readonly string[] PatchTypes = ["application/json-patch+json", "application/merge-patch+json"];

    public async Task Get(ApiCall call)
    {
        var stored = services.Store.Find(ObjectView.Key(call.Kind, call.Path.Namespace, call.Path.Name))
            ?? throw Faults.NotFound(call.Kind, call.Path.Name);
        if (Accepted.Form(call.Http.Request) == AnswerForm.Plain) await Answer.Bytes(call.Http, 200, ObjectView.Utf8(call.Kind, stored));
        else await Write(call, 200, ObjectView.Of(call.Kind, stored));
    }

    public async Task Create(ApiCall call)
    {
        var value = await RequestBody.ReadObject(call.Http.Request, call.Kind.Kind);
        var options = Options(call);
        await Write(call, 201, services.Writer.Create(call.Kind, call.Path.Namespace, value, options), options);
    }

    public async Task Replace(ApiCall call)
    {
        var value = await RequestBody.ReadObject(call.Http.Request, call.Kind.Kind);
        var options = Options(call);
        await Write(call, 200, services.Writer.Replace(call.Kind, call.Path.Namespace, call.Path.Name, value, options), options);
    }

    public async Task Patch(ApiCall call)
    {
        if (RequestBody.MediaType(call.Http.Request) == ApplyYaml)
        {
            await Apply(call);
            return;
        }

        var options = Options(call);
        var patch = await ReadPatch(call);
        var changed = services.Writer.Patch(call.Kind, call.Path.Namespace, call.Path.Name, patch.Change, patch.Body, options);
        await Write(call, 200, changed, options);
    }

    public async Task Delete(ApiCall call)
    {
        var body = await RequestBody.ReadOptional(call.Http.Request, "DeleteOptions");
        var (last, isGone) = services.Deletion.Delete(call.Kind, call.Path.Namespace, call.Path.Name, DeleteOptions.Read(body, call.Query));
        await Write(call, 200, isGone && !call.Kind.ReturnsDeleted ? Deleted(call.Kind, last) : last);
    }

    /// <summary>How the request's patch changes an object.</summary>
    /// <exception cref="ApiFault">A patch of a type that the kind does not take.</exception>
    public static async Task<(Func<JsonObject, JsonObject> Change, JsonNode? Body)> ReadPatch(ApiCall call)
    {
        var type = RequestBody.MediaType(call.Http.Request);
        var known = call.Kind.IsCustom ? PatchTypes : [.. PatchTypes, StrategicMerge];
        if (!known.Contains(type)) throw Faults.UnsupportedMediaType([.. known, ApplyYaml]);
        var body = await RequestBody.ReadOptional(call.Http.Request, call.Kind.Kind);
        Func<JsonObject, JsonObject> change = (type, body) switch
        {
            ("application/json-patch+json", JsonArray operations)
                => value => JsonPatch.Apply(value, operations) as JsonObject ?? throw Faults.Unprocessable(),
            ("application/merge-patch+json", JsonObject map) => value => (JsonObject)MergePatch.Apply(value, map)!,
            (StrategicMerge, JsonObject map) => value => StrategicMergePatch.Apply(call.Kind.Schema.Value, value, map),
            _ => throw Faults.BadRequest("error decoding patch: the body is no patch of its media type"),
        };
        return (change, body);
    }

    private WriteOptions Options(ApiCall call)
        => call.Write(call.Path.Subresource) with
        {
            Guard = value =>
            {
                WriteRights.Demand(services, call, value);
                Escalation.Refuse(services, call.User, call.Kind, value);
            },
        };

    private async Task Apply(ApiCall call)
    {
        if (call.Query("fieldManager") is null or "")
        {
            throw Faults.Invalid("meta.k8s.io", "PatchOptions", "", [FieldError.Required("fieldManager", "is required for apply patch")]);
        }

        var options = Options(call);
        var configuration = await RequestBody.ReadOptional(call.Http.Request, call.Kind.Kind) as JsonObject
            ?? throw Faults.BadRequest("error decoding YAML: the body is no object");
        var (value, isNew) = services.Writer.Apply(call.Kind, call.Path.Namespace, call.Path.Name, configuration, options);
        await Write(call, isNew ? 201 : 200, value, options);
    }

    private async Task Write(ApiCall call, int code, JsonObject value, WriteOptions? options = null)
    {
        if (options is not null) Answer.Warn(call.Http, options);
        JsonNode answer = Accepted.Form(call.Http.Request) switch
        {
            _ when value.Kind() == "Status" => value,
            AnswerForm.Table => TableWriter.Table(call.Kind, [value], services.Time.GetUtcNow(), call.Query("includeObject"))
                .WithMetadata(new JsonObject { ["resourceVersion"] = value.ResourceVersion() }),
            AnswerForm.Metadata => PartialMetadata.Of(value),
            _ => value,
        };
        await Answer.Json(call.Http, code, answer);
    }

    private static JsonObject Deleted(ResourceKind kind, JsonObject last)
    {
        var details = Faults.Details(last.Name(), kind.Group, kind.Plural);
        details["uid"] = last.Uid();
        return new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Success",
            ["details"] = details,
        };
    }
}
