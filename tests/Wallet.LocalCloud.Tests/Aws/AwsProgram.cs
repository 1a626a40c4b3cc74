using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Tests.Aws;

/// <summary>The real <c>aws</c> program.</summary>
internal static class AwsProgram
{
    /// <summary>Runs it against an endpoint; gives its JSON answer, or throws what it wrote to standard error.</summary>
    public static async Task<JsonObject> RunAsync(AwsEndpoint endpoint, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "aws", [.. arguments, "--output", "json", "--cli-read-timeout", "600", "--cli-connect-timeout", "600"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = AccessControl.Administrator.Id,
                ["AWS_SECRET_ACCESS_KEY"] = AccessControl.Administrator.Secret,
                ["AWS_REGION"] = Cloud.Region,
                ["AWS_DEFAULT_REGION"] = Cloud.Region,
                ["AWS_ENDPOINT_URL"] = endpoint.Url.ToString(),
                ["AWS_MAX_ATTEMPTS"] = "1",
                ["AWS_PAGER"] = "",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
                ["AWS_CONFIG_FILE"] = "/dev/null",
                ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            },
        };
        start.ArgumentList.Insert(0, $"--endpoint-url={endpoint.Url}");
        using var process = Started(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonNode.Parse(await output is { Length: > 0 } text ? text : "{}")!.AsObject()
            : throw new InvalidOperationException($"aws {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("This test runs the AWS command line: install the apt package awscli.", e);
        }
    }
}
