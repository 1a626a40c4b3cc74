using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.Operator.Kube;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Tests.Kube;

public sealed class KubeErrorsTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly (string Field, string Message)[] Causes =
    [
        ("spec.replicas", "Invalid value: -1: must be greater than or equal to 0"),
        ("spec.template.spec.containers[0].image", "Required value"),
        ("metadata.name", "Invalid value: \"A\": must be lower case"),
    ];

    [Fact]
    public void Causes_that_come_in_another_order_give_the_same_message()
    {
        var message = KubeErrors.MessageOf(Invalid(Causes));

        message.Should().Be(
            "Deployment.apps \"A\" is invalid: [metadata.name: Invalid value: \"A\": must be lower case, spec.replicas: Invalid value: -1: must be "
            + "greater than or equal to 0, spec.template.spec.containers[0].image: Required value]");
        KubeErrors.MessageOf(Invalid(Causes[2], Causes[0], Causes[1])).Should().Be(message);
        new KubeFaults().Classify(Invalid(Causes[1], Causes[2], Causes[0]))!.Message.Should().Be(message);
    }

    [Fact]
    public void A_cause_that_is_named_twice_is_said_once()
        => KubeErrors.MessageOf(Invalid(Causes[1], Causes[1])).Should().Be(
            "Deployment.apps \"A\" is invalid: spec.template.spec.containers[0].image: Required value");

    [Fact]
    public void One_cause_and_messages_of_another_form_stay_as_the_server_wrote_them()
    {
        KubeErrors.MessageOf(Invalid(Causes[0])).Should().Be(
            "Deployment.apps \"A\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0");
        KubeErrors.MessageOf(Fault("""{"message":"it cannot be","details":{"causes":[{"field":"b"},{"field":"a"}]}}""")).Should().Be("it cannot be");
        KubeErrors.MessageOf(Fault("""{"reason":"Invalid"}""")).Should().Be("no");
        KubeErrors.MessageOf(Fault("<html>")).Should().Be("no");
        KubeErrors.MessageOf(Fault("[]")).Should().Be("no");
    }

    /// <summary>What the sorted message is made of is what a server sends.</summary>
    [Fact]
    public async Task No_cause_that_the_server_names_gets_lost()
    {
        using var client = server.Api.CreateClient();
        var space = await server.CreateNamespaceAsync(client);
        var wrong = new V1Service
        {
            Metadata = new V1ObjectMeta { Name = "a" },
            Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 0, Name = "A" }, new V1ServicePort { Port = 70000, Name = "A" }] },
        };

        var refused = (await FluentActions.Awaiting(() => client.CoreV1.CreateNamespacedServiceAsync(wrong, space))
            .Should().ThrowAsync<HttpOperationException>()).Which;

        var answer = JsonNode.Parse(refused.Response.Content)!;
        var causes = answer["details"]!["causes"]!.AsArray();
        causes.Should().HaveCountGreaterThan(1);
        var message = KubeErrors.MessageOf(refused);
        message.Length.Should().Be(answer["message"]!.GetValue<string>().Length);
        causes.Select(cause => cause!["field"]!.GetValue<string>()).Should().OnlyContain(field => message.Contains(field));
    }

    private static HttpOperationException Invalid(params (string Field, string Message)[] causes)
    {
        var errors = causes.Select(cause => $"{cause.Field}: {cause.Message}").ToList();
        return Fault(JsonSerializer.Serialize(new
        {
            kind = "Status",
            status = "Failure",
            reason = "Invalid",
            message = $"Deployment.apps \"A\" is invalid: {(errors.Count == 1 ? errors[0] : $"[{string.Join(", ", errors)}]")}",
            details = new { name = "A", causes = causes.Select(cause => new { reason = "FieldValueInvalid", message = cause.Message, field = cause.Field }) },
            code = 422,
        }));
    }

    private static HttpOperationException Fault(string content) => new("no")
    {
        Response = new HttpResponseMessageWrapper(new HttpResponseMessage(HttpStatusCode.UnprocessableEntity), content),
    };
}
