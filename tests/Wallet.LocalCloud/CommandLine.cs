using System.CommandLine;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Control;
using Wallet.LocalCloud.Tools;

namespace Wallet.LocalCloud;

/// <summary>The program's arguments.</summary>
internal static class CommandLine
{
    /// <summary>The root command; <paramref name="up"/> starts a cloud and runs until it is cancelled.</summary>
    public static RootCommand Build(Func<CloudOptions, CancellationToken, Task<int>> up)
    {
        var data = new Option<string>("--data") { Description = "Directory for everything the cloud keeps", DefaultValueFactory = _ => ".local-cloud" };
        var kubernetes = Port("--kubernetes-port", "Port of the Kubernetes API", 6443);
        var aws = Port("--aws-port", "Port of the AWS endpoint", 4566);
        var ingress = Port("--ingress-port", "Port of the ingress", 8088);
        var control = Port("--control-port", "Port of the control endpoint", 0);
        var speed = NumberOption.Of("--clock-speed", "How many times faster than real time AWS runs", 1.0, 0.001, 100_000);
        var engines = new Option<bool>("--no-engines") { Description = "Databases, caches and brokers are addresses without a server" };
        var images = new Option<string[]>("--image") { Description = "What an image runs: NAME=PATH, of an executable or a .dll; repeatable" };
        images.Validators.Add(result =>
        {
            foreach (var image in result.GetValue(images) ?? [])
            {
                if (image.Split('=', 2) is not [{ Length: > 0 }, { Length: > 0 } path]) result.AddError($"--image {image}: expected NAME=PATH.");
                else if (!File.Exists(path)) result.AddError($"--image {image}: there is no file {path}.");
            }
        });

        var command = new Command("up", "Start the cloud and run it until Ctrl-C or SIGTERM")
        {
            data, kubernetes, aws, ingress, control, speed, engines, images,
        };
        command.SetAction((parsed, stop) => up(
            new CloudOptions
            {
                Directory = Path.GetFullPath(parsed.GetValue(data)!),
                KubernetesPort = parsed.GetValue(kubernetes),
                AwsPort = parsed.GetValue(aws),
                IngressPort = parsed.GetValue(ingress),
                ControlPort = parsed.GetValue(control),
                AwsClock = CloudClock.Running(parsed.GetValue(speed)),
                Engines = !parsed.GetValue(engines),
                Images = (parsed.GetValue(images) ?? []).Select(image => image.Split('=', 2)).ToDictionary(pair => pair[0], pair => Path.GetFullPath(pair[1])),
            },
            stop));
        var root = new RootCommand(
            "A cloud on this machine: the Kubernetes API, the parts of AWS that a wallet platform needs, and a node that runs pods as processes.")
        {
            command,
        };
        foreach (var verb in ControlVerb.All) root.Subcommands.Add(verb);
        return root;
    }

    private static Option<int> Port(string name, string description, int usual)
        => NumberOption.Of(name, $"{description}; 0 for any free one", usual, 0, 65535);
}
