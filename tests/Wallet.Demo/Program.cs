using System.CommandLine;
using Spectre.Console;
using Wallet.Demo;
using Wallet.LocalCloud.Tools;

const int BadArguments = 2;

var once = new Option<bool>("--once") { Description = "Exit after the smoke run: 0 when all went well" };
var data = new Option<string>("--data") { Description = "Directory of the local cloud", DefaultValueFactory = _ => RepositoryFolder.File("artifacts", "demo") };
var speed = NumberOption.Of("--clock-speed", "How many times faster than real time AWS runs", 240.0, 0.001, 100_000);
var ingress = NumberOption.Of("--ingress-port", "Port of the REST API; 0 for any free one", 8088, 0, 65535);

var command = new RootCommand("A wallet platform on this machine: the operator by Helm, a WalletPlatform by kubectl, money through the REST API.")
{
    once, data, speed, ingress,
};
command.SetAction((parsed, stop) => new DemoRun(
    new DemoOptions
    {
        Once = parsed.GetValue(once),
        Directory = Path.GetFullPath(parsed.GetValue(data)!),
        ClockSpeed = parsed.GetValue(speed),
        IngressPort = parsed.GetValue(ingress),
    },
    AnsiConsole.Console).RunAsync(stop));

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
