using System.CommandLine;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Control;

/// <summary><c>state</c>: states of the simulated account's resources, and how their next change is to end.</summary>
internal sealed class StateVerb
{
    private readonly ControlVerb _verb = new();

    public Command Build() => _verb.AddTo(new Command("state", "States of resources: see them, set them, make the next change fail")
    {
        List(),
        Change("set", "Put a resource into a state, e.g. rds instance wp-shop-aurora-2 incompatible-parameters",
            "state", HttpMethod.Put, "states"),
        Change("fail-next", "Make the next change of a resource fail, e.g. kafka cluster wp-shop UPDATE_FAILED; it may not exist yet",
            "failure", HttpMethod.Post, "states/fail-next"),
    });

    private Command List()
    {
        var service = new Argument<string?>("service") { Description = "Of one service only, e.g. rds", DefaultValueFactory = _ => null };
        var list = new Command("list", "All resources that have a state") { service };
        list.SetAction((parsed, stop) =>
        {
            var path = parsed.GetValue(service) is { } one ? $"states?service={Uri.EscapeDataString(one)}" : "states";
            return _verb.RunAsync(parsed, HttpMethod.Get, path, null, Lines, stop);
        });
        return list;
    }

    private Command Change(string name, string description, string value, HttpMethod method, string path)
    {
        var service = new Argument<string>("service") { Description = "rds, elasticache, kafka or eks" };
        var kind = new Argument<string>("kind") { Description = "cluster, instance, replication-group or fargate-profile" };
        var resource = new Argument<string>("name") { Description = "Name of the resource" };
        var wanted = new Argument<string>(value)
        {
            Description = "As the service calls it; an unknown one is answered with those there are",
        };
        var change = new Command(name, description) { service, kind, resource, wanted };
        change.SetAction((parsed, stop) => _verb.RunAsync(
            parsed, method, path,
            new StateRequest(parsed.GetValue(service)!, parsed.GetValue(kind)!, parsed.GetValue(resource)!, parsed.GetValue(wanted)!),
            Lines, stop));
        return change;
    }

    private static IEnumerable<string> Lines(JsonNode states) => states.AsArray().Count == 0
        ? ["no resources"]
        : states.AsArray().Select(state => $"{state!["service"],-12} {state["kind"],-18} {state["name"],-40} {state["state"]}"
            + (state["failsNext"] is { } failure ? $"  (next change: {failure})" : ""));
}
