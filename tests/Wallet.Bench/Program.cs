using System.CommandLine;
using Wallet.Bench;

var isShort = new Option<bool>("--short") { Description = "end within four minutes: shorter phases, and without the large tables" };
var output = new Option<DirectoryInfo>("--output")
{
    Description = "folder for bench.json and bench.svg",
    DefaultValueFactory = _ => new("artifacts/bench"),
};
var run = new Command("run", "Measure everything in one run and write the figures.") { isShort, output };
run.SetAction((parsed, cancel) => Campaign.RunAsync(parsed.GetValue(isShort), parsed.GetValue(output)!, cancel));
var settings = new Argument<string[]>("settings") { Arity = ArgumentArity.OneOrMore };
var serve = new Command("serve", "Internal: the API as a process of its own.") { settings };
serve.Hidden = true;
serve.SetAction((parsed, _) => BenchServer.ServeAsync(parsed.GetValue(settings)!));
var root = new RootCommand("Measures the wallet API against a peer and against the database's limit, on this machine.") { run, serve };
var result = root.Parse(args);
var exit = await result.InvokeAsync();
return result.Errors.Count == 0 ? exit : 2;
