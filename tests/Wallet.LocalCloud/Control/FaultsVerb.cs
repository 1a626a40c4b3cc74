using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Tools;

namespace Wallet.LocalCloud.Control;

/// <summary><c>faults</c>: calls of AWS that are to fail.</summary>
internal sealed class FaultsVerb
{
    private readonly ControlVerb _verb = new();

    public Command Build() => _verb.AddTo(new Command("faults", "Make calls of AWS fail") { List(), Add(), Clear() });

    private Command List()
    {
        var list = new Command("list", "Faults that are being caused");
        list.SetAction((parsed, stop) => _verb.RunAsync(parsed, HttpMethod.Get, "faults", null, Lines, stop));
        return list;
    }

    private Command Add()
    {
        var service = new Argument<string>("service") { Description = "Signing name, e.g. rds, elasticache, kafka, or *" };
        var operation = new Argument<string>("operation") { Description = "e.g. DescribeDBClusters, or *" };
        var kind = new Argument<string>("kind") { Description = "What happens to the calls" }.AcceptOnlyFromAmong([.. FaultKinds.All]);
        var code = new Option<string?>("--code") { Description = "Error code; of the kind fail" };
        var message = new Option<string?>("--message") { Description = "Error message; of the kind fail" };
        var status = NumberOption.Of("--status", "HTTP status; of the kind fail", 400, 400, 599);
        var times = NumberOption.Of("--times", "Calls to disturb; 0 for all until they are cleared", 1, 0, 1_000_000);
        var skip = NumberOption.Of("--skip", "Fitting calls to let pass before", 0, 0, 1_000_000);
        var add = new Command("add", "Cause a fault") { service, operation, kind, code, message, status, times, skip };
        add.Validators.Add(result =>
        {
            if (result.GetValue(kind) == FaultKinds.Fail && result.GetValue(code) is null)
                result.AddError("faults add … fail: name the error with --code, e.g. --code InsufficientDBInstanceCapacity.");
        });
        add.SetAction((parsed, stop) => _verb.RunAsync(parsed, HttpMethod.Post, "faults", new FaultRequest(
            parsed.GetValue(service)!, parsed.GetValue(operation)!, parsed.GetValue(kind)!, parsed.GetValue(code), parsed.GetValue(message),
            parsed.GetValue(status), parsed.GetValue(times), parsed.GetValue(skip)), Lines, stop));
        return add;
    }

    private Command Clear()
    {
        var number = new Argument<int?>("number")
        {
            Description = "One fault, by its number; all when left out",
            DefaultValueFactory = _ => null,
        };
        var clear = new Command("clear", "Let calls pass again") { number };
        clear.SetAction((parsed, stop) =>
        {
            var path = parsed.GetValue(number) is { } one ? string.Create(CultureInfo.InvariantCulture, $"faults/{one}") : "faults";
            return _verb.RunAsync(parsed, HttpMethod.Delete, path, null, Lines, stop);
        });
        return clear;
    }

    private static IEnumerable<string> Lines(JsonNode faults) => faults.AsArray().Count == 0
        ? ["no faults"]
        : faults.AsArray().Select(fault => $"{fault!["number"],4}  {fault["service"]}:{fault["operation"]}  {fault["kind"]} {fault["code"]}"
            + $"  struck {fault["struck"]} of {(fault["times"]!.GetValue<int>() is 0 ? "all" : fault["times"])}"
            + (fault["skip"]!.GetValue<int>() is 0 ? "" : $", after {fault["skip"]}"));
}
