using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Selection;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>The subresources of pods: logs, binding to a node, eviction.</summary>
internal sealed class PodEndpoint(ApiServices services)
{
    public async Task Log(ApiCall call)
    {
        var pod = Find(call);
        var container = call.Query("container") ?? OnlyContainer(pod);
        if (!pod.Items("spec", "containers").Concat(pod.Items("spec", "initContainers")).Any(c => c.Text("name") == container))
        {
            throw Faults.BadRequest($"container {container} is not valid for pod {pod.Name()}");
        }

        var log = services.Options.Logs is { } logs ? await logs.Open(Request(call, container), call.Aborted) : null;
        if (log is null)
        {
            throw Faults.BadRequest($"container \"{container}\" in pod \"{pod.Name()}\" is waiting to start: ContainerCreating");
        }

        await using (log)
        {
            call.Http.Response.ContentType = "text/plain";
            await Copy(log, call.Http.Response.Body, call.Aborted);
        }
    }

    public async Task Bind(ApiCall call)
    {
        var binding = await RequestBody.ReadObject(call.Http.Request, "Binding");
        var node = binding.Text("target", "name") ?? throw Faults.BadRequest("a binding names its node in target.name");
        services.Writer.Patch(call.Kind, call.Path.Namespace, call.Path.Name, pod =>
        {
            if (pod.Text("spec", "nodeName") is { Length: > 0 } taken && taken != node)
            {
                throw Faults.Forbidden(call.Kind, pod.Name(), $"pod {pod.Name()} is already assigned to node \"{taken}\"");
            }

            pod.Ensure("spec")["nodeName"] = node;
            return pod;
        }, null, call.Write());
        await Answer.Json(call.Http, 201, Done());
    }

    public async Task Evict(ApiCall call)
    {
        var eviction = await RequestBody.ReadObject(call.Http.Request, "Eviction");
        var pod = Find(call);
        lock (services.Store.Gate)
        {
            SpendBudget(call, pod);
            services.Deletion.Delete(call.Kind, call.Path.Namespace, call.Path.Name, DeleteOptions.Read(eviction.At("deleteOptions"), call.Query));
        }

        await Answer.Json(call.Http, 201, Done());
    }

    // A budget that allows no disruption refuses; one that does is told of this one.
    private void SpendBudget(ApiCall call, JsonObject pod)
    {
        if (pod.Text("status", "phase") is "Succeeded" or "Failed" or "Pending") return;
        var kind = services.Catalog.Find("policy", "v1", "poddisruptionbudgets")!;
        foreach (var stored in services.Store.List(kind.Storage, pod.Namespace()).Objects)
        {
            if (!LabelSelector.Of(stored.Json.At("spec", "selector")).Matches(pod)) continue;
            if ((stored.Json.Number("status", "disruptionsAllowed") ?? 0) <= 0)
            {
                throw Faults.TooManyRequests("Cannot evict pod as it would violate the pod's disruption budget.",
                    Faults.DisruptionBudget(stored.Key.Name));
            }

            services.Writer.Patch(kind, pod.Namespace(), stored.Key.Name, budget =>
            {
                budget.Ensure("status")["disruptionsAllowed"] = (budget.Number("status", "disruptionsAllowed") ?? 1) - 1;
                return budget;
            }, null, call.Write("status"));
        }
    }

    private JsonObject Find(ApiCall call)
        => services.Store.Find(ObjectView.Key(call.Kind, call.Path.Namespace, call.Path.Name))?.Json
            ?? throw Faults.NotFound(call.Kind, call.Path.Name);

    private static string OnlyContainer(JsonObject pod)
    {
        var names = pod.Items("spec", "containers").Select(c => c.Text("name")).ToList();
        return names.Count == 1 || pod.Annotation("kubectl.kubernetes.io/default-container") is not null
            ? pod.Annotation("kubectl.kubernetes.io/default-container") ?? names[0] ?? ""
            : throw Faults.BadRequest($"a container name must be specified for pod {pod.Name()}, choose one of: [{string.Join(' ', names)}]");
    }

    private PodLogRequest Request(ApiCall call, string container) => new(
        call.Path.Namespace, call.Path.Name, container, call.Asks("previous"), call.Asks("follow"),
        long.TryParse(call.Query("tailLines"), out var lines) ? lines : null,
        long.TryParse(call.Query("sinceSeconds"), out var seconds) ? services.Time.GetUtcNow().AddSeconds(-seconds) : null,
        call.Asks("timestamps"));

    private static async Task Copy(Stream log, Stream body, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await log.ReadAsync(buffer, cancellation)) > 0)
        {
            await body.WriteAsync(buffer.AsMemory(0, count), cancellation);
            await body.FlushAsync(cancellation);
        }
    }

    private static JsonObject Done() => new()
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Success",
        ["code"] = 201,
    };
}
