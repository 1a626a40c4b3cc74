using System.CommandLine;
using Spectre.Console;
using Wallet.Demo;
using Wallet.Demo.Upgrade;
using Wallet.LocalCloud.Tools;

const int BadArguments = 2;

var once = new Option<bool>("--once") { Description = "Exit after the smoke run: 0 when all went well" };
var data = new Option<string>("--data") { Description = "Directory of the local cloud", Recursive = true, DefaultValueFactory = _ => RepositoryFolder.File("artifacts", "demo") };
var speed = NumberOption.Of("--clock-speed", "How many times faster than real time AWS runs", 240.0, 0.001, 100_000);
var ingress = NumberOption.Of("--ingress-port", "Port of the REST API; 0 for any free one", 8088, 0, 65535);

var command = new RootCommand("A wallet platform on this machine: the operator by Helm, a WalletPlatform by kubectl, money through the REST API.")
{
    once, data, speed, ingress,
};
command.SetAction((parsed, stop) => new DemoRun(OptionsOf(parsed), AnsiConsole.Console).RunAsync(stop));

var tree = new Option<string>("--previous") { Description = "Source tree of the release of before, its operator built", Required = true };
var upgrade = new Command("upgrade", "What this release of the operator changes as it takes over from one of before, and that one after it") { tree };
upgrade.SetAction((parsed, stop) => new UpgradeRun(
    OptionsOf(parsed) with { IngressPort = 0 }, Path.GetFullPath(parsed.GetValue(tree)!), AnsiConsole.Console).RunAsync(stop));
command.Subcommands.Add(upgrade);

var parsed = command.Parse(args);
if (parsed.Errors.Count == 0)
{
    return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(10) });
}

foreach (var error in parsed.Errors)
{
    Console.Error.WriteLine(error.Message);
}

Console.Error.WriteLine("\nUsage: make demo [ONCE=1], or Wallet.Demo --help");
return BadArguments;

DemoOptions OptionsOf(ParseResult parsed) => new()
{
    Once = parsed.GetValue(once),
    Directory = Path.GetFullPath(parsed.GetValue(data)!),
    ClockSpeed = parsed.GetValue(speed),
    IngressPort = parsed.GetValue(ingress),
};
