using System.Text.Json.Nodes;
using Wallet.Operator.App;

namespace Wallet.Operator.Tests.App;

public sealed class AppliedFieldsTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"added":2}""", null)]
    [InlineData("""{"a":1}""", """{"a":2}""", "a")]
    [InlineData("""{"a":{"b":"x"}}""", """{"a":{}}""", "a.b")]
    [InlineData("""{"a":{}}""", """{}""", null)]
    [InlineData("""{"resources":{"limits":{"memory":"1024Mi"}}}""", """{"resources":{"limits":{"memory":"1Gi"}}}""", null)]
    [InlineData("""{"resources":{"requests":{"cpu":"2"}}}""", """{"resources":{"requests":{"cpu":"2500m"}}}""", "resources.requests.cpu")]
    [InlineData("""{"emptyDir":{"sizeLimit":"1024Mi"}}""", """{"emptyDir":{"sizeLimit":"1Gi"}}""", null)]
    [InlineData("""{"checksum":"12e3456789"}""", """{"checksum":"99e9999999"}""", "checksum")]
    [InlineData("""{"version":"1.10"}""", """{"version":"1.1"}""", "version")]
    [InlineData("""{"value":"1e3"}""", """{"value":"1000"}""", "value")]
    [InlineData("""{"list":["a","b"]}""", """{"list":["a"]}""", "list")]
    [InlineData("""{"list":["a","b"]}""", """{"list":["b","a"]}""", "list[0]")]
    [InlineData("""{"containers":[{"name":"api","image":"1"}]}""", """{"containers":[{"name":"sidecar"},{"name":"api","image":"1"}]}""", null)]
    [InlineData("""{"containers":[{"name":"api","image":"2"}]}""", """{"containers":[{"name":"api","image":"1"}]}""", """containers["api"].image""")]
    [InlineData("""{"metrics":[{"type":"R","n":"cpu"},{"type":"R","n":"memory"}]}""", """{"metrics":[{"type":"R","n":"cpu"},{"type":"R","n":"memory"}]}""", null)]
    public void Finds_the_first_field_of_ours_that_differs(string applied, string live, string? difference)
        => AppliedFields.FirstDifference(JsonNode.Parse(applied)!.AsObject(), JsonNode.Parse(live)!.AsObject()).Should().Be(difference);
}
