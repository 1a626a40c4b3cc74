using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Tests.Aws;

/// <summary>Calls a service's operations without the wire.</summary>
internal static class Direct
{
    /// <summary>Carries out an operation; <paramref name="input"/> is JSON.</summary>
    public static JsonObject Call(this IAwsService service, string operation, string input = "{}")
        => service.Operations[operation].Handle(Of(service, operation, input));

    /// <summary>What an operation asks of IAM.</summary>
    public static IReadOnlyList<AccessRequest> Access(this IAwsService service, string operation, string input)
        => [.. service.Operations[operation].Access(Of(service, operation, input))];

    /// <summary>The code of the fault that an operation ends in.</summary>
    public static string Refusal(this IAwsService service, string operation, string input = "{}")
        => FluentActions.Invoking(() => service.Call(operation, input)).Should()
            .Throw<AwsFault>($"{operation} {input} is wrong").Which.Code;

    private static AwsCall Of(IAwsService service, string operation, string input)
        => new(service.SigningName, operation, JsonNode.Parse(input)!.AsObject(), Cloud.Region, AccessControl.AccountId,
            "arn:aws:iam::123456789012:user/tester", "r-1");
}
