using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Wire;

namespace Wallet.LocalCloud.Tests.Aws.Wire;

public class FormParametersFacts
{
    [Theory]
    [InlineData("RoleName=a%2Fb+c", """{"RoleName":"a/b c"}""")]
    [InlineData("Tags.Tag.1.Key=a&Tags.Tag.1.Value=1&Tags.Tag.2.Key=b", """{"Tags":[{"Key":"a","Value":"1"},{"Key":"b"}]}""")]
    [InlineData("SubnetIds.SubnetIdentifier.2=y&SubnetIds.SubnetIdentifier.1=x", """{"SubnetIds":["x","y"]}""")]
    [InlineData("Logs.EnableLogTypes.member.1=audit", """{"Logs":{"EnableLogTypes":["audit"]}}""")]
    [InlineData("Filters.Filter.1.Name=n&Filters.Filter.1.Values.Value.1=v", """{"Filters":[{"Name":"n","Values":["v"]}]}""")]
    [InlineData("Attributes.entry.1.key=k&Attributes.entry.1.value=v", """{"Attributes":{"k":"v"}}""")]
    [InlineData("Ids.member.10=j&Ids.member.9=i", """{"Ids":["i","j"]}""")]
    public void Query_parameters_become_members(string form, string members)
        => FormParameters.Tree(FormParameters.Pairs(form),
            flattened: false).Should().Match<JsonObject>(tree => JsonNode.DeepEquals(tree, JsonNode.Parse(members)));

    [Theory]
    [InlineData("GroupId.1=sg-1", """{"GroupId":["sg-1"]}""")]
    [InlineData("Filter.1.Name=n&Filter.1.Value.1=a&Filter.1.Value.2=b", """{"Filter":[{"Name":"n","Value":["a","b"]}]}""")]
    [InlineData("TagSpecification.1.Tag.1.Key=k", """{"TagSpecification":[{"Tag":[{"Key":"k"}]}]}""")]
    public void Lists_of_EC2_have_no_member_element(string form, string members)
        => FormParameters.Tree(FormParameters.Pairs(form),
            flattened: true).Should().Match<JsonObject>(tree => JsonNode.DeepEquals(tree, JsonNode.Parse(members)));
}
