using Wallet.Operator.Aws;

namespace Wallet.Operator.Tests.Aws;

public sealed class PolicyDocumentTests
{
    private const string Base = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:One","a:Two"],"Resource":"*"}]}""";

    [Theory]
    [InlineData("""{"Statement":{"Resource":["*"],"Action":["a:Two","a:One"],"Effect":"Allow"},"Version":"2012-10-17"}""", true)]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["a:One","a:Two"],"Resource":"*"}]}""", false)]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:One"],"Resource":"*"}]}""", false)]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:One","a:Two"],"Resource":"*","Condition":{"Bool":{"x":"true"}}}]}""", false)]
    [InlineData("not json", false)]
    public void Documents_mean_the_same_whatever_their_order_and_spelling(string other, bool same)
        => PolicyDocument.SameMeaning(Base, other).Should().Be(same);

    [Fact]
    public void An_account_and_its_root_are_one_principal()
        => PolicyDocument.SameMeaning(Principal("123456789012"), Principal("arn:aws:iam::123456789012:root")).Should().BeTrue();

    [Fact]
    public void A_condition_value_may_be_a_boolean_or_its_text()
        => PolicyDocument.SameMeaning(
            """{"Statement":[{"Condition":{"Bool":{"x":true}}}]}""", """{"Statement":[{"Condition":{"Bool":{"x":["true"]}}}]}""").Should().BeTrue();

    private static string Principal(string principal) => $$$"""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"sts:AssumeRole"}]}""";
}
