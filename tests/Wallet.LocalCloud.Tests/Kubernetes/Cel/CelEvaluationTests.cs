using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Cel;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Tests.Kubernetes.Cel;

/// <summary>Expressions over one object of a schema, as the CEL language definition and Kubernetes' libraries decide them.</summary>
public sealed class CelEvaluationTests
{
    private static readonly TypeSchema Schema = StructuralSchema.Read(JsonNode.Parse("""
        {"type":"object","properties":{
          "n":{"type":"integer"},"missing":{"type":"integer"},"flag":{"type":"boolean"},"real":{"type":"number"},
          "text":{"type":"string"},"emoji":{"type":"string"},"at":{"type":"string","format":"date-time"},
          "map":{"type":"object","additionalProperties":{"type":"string"}},
          "list":{"type":"array","items":{"type":"string"}},
          "set":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
          "port":{"x-kubernetes-int-or-string":true},
          "in":{"type":"integer"},"my-name":{"type":"string"},
          "sub":{"type":"object","properties":{"x":{"type":"integer"}}},
          "open":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}
        """));

    private static readonly JsonNode Value = JsonNode.Parse("""
        {"n":5,"flag":true,"real":1.5,"text":"03:05-04:00","emoji":"a😀b","at":"2026-11-22T10:00:00Z","map":{"a":"b","c.d":"e"},
         "list":["x","y"],"set":["q","r"],"port":"http","in":1,"my-name":"m","sub":{},"open":{"z":1}}
        """)!;

    [Theory]
    [InlineData("self.n >= 1 && self.n % 2 == 1 && self.n / 2 == 2 && -self.n == -5")]
    [InlineData("1 + 2 * 3 - 4 / 2 == 5 && (1 + 2) * 3 == 9 && 7 - 2 - 1 == 4")]
    [InlineData("5u / 2u == 2u && 1 < 1.5 && 2u > 1")]
    [InlineData("self.flag ? self.n == 5 : self.n == 6")]
    [InlineData("has(self.n) && !has(self.missing) && has(self.sub) && !has(self.sub.x)")]
    [InlineData("self.missing == 1 || true")]
    [InlineData("!(self.missing == 1 && false)")]
    [InlineData("self.list.all(x, x in ['x', 'y', 'z']) && !self.list.all(x, x == 'x')")]
    [InlineData("self.list.exists(x, x == 'y' || self.missing == 1)")]
    [InlineData("self.list.exists_one(x, x == 'y') && !self.list.exists_one(x, x != 'z')")]
    [InlineData("self.list.map(x, x + '!') == ['x!', 'y!'] && self.list.map(x, x == 'y', x + '?') == ['y?']")]
    [InlineData("self.list.filter(x, x != 'x') == ['y'] && self.map.filter(k, k == 'a') == ['a']")]
    [InlineData("self.list.all(i, x, i == self.list.indexOf(x)) && self.map.transformList(k, v, k + v).size() == 2")]
    [InlineData("self.map.exists(k, k.startsWith('c.')) && self.map.all(k, size(k) <= 3) && self.map['a'] == 'b' && 'a' in self.map")]
    [InlineData("int(self.text.substring(0,2)) * 60 + int(self.text.substring(3, 5)) == 185")]
    [InlineData("self.emoji.size() == 3 && self.emoji.charAt(1) == '😀' && self.emoji.substring(2) == 'b' && self.emoji.indexOf('b') == 2")]
    [InlineData("self.text.matches('^[0-9:-]+$') && self.text.contains(':') && self.text.endsWith('00')")]
    [InlineData("'A,b,C'.lowerAscii().split(',').join('-') == 'a-b-c' && 'aXbX'.replace('X', '', 1) == 'abX' && ' a '.trim() == 'a'")]
    [InlineData("'v1.22'.find('[0-9]+') == '1' && 'v1.22'.findAll('[0-9]+') == ['1', '22']")]
    [InlineData("self.set == ['r', 'q'] && (self.set + ['q', 's']).size() == 3 && self.list != ['y', 'x']")]
    [InlineData("self.port == 'http' && self.port != 80 && type(self.port) == string")]
    [InlineData("self.__in__ == 1 && self.my__dash__name == 'm'")]
    [InlineData("isCIDR('10.0.0.0/8') && !isCIDR('10/8') && !isCIDR('010.0.0.0/8') && !isCIDR('10.0.0.0/33') && isCIDR('10.0.0.1/8')")]
    [InlineData("cidr('10.0.0.0/8').containsIP('10.1.2.3') && cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !isIP('1.2.3') && isIP('::1')")]
    [InlineData("cidr('10.0.0.1/8').masked() == cidr('10.0.0.0/8') && cidr('10.0.0.0/8').prefixLength() == 8 && ip('1.2.3.4').family() == 4")]
    [InlineData("quantity('7936Mi').add(quantity('256Mi')).compareTo(quantity('8Gi')) == 0 && !isQuantity('8 Gi') && isQuantity('1e3')")]
    [InlineData("quantity('500m').isLessThan(quantity('1')) && quantity('1k').asInteger() == 1000")]
    [InlineData("url('https://example.com:80/path?q=1').getHost() == 'example.com:80' && isURL('/a') && !isURL('a b')")]
    [InlineData("[1, 3, 2].max() == 3 && [1, 2].sum() == 3 && ['a', 'b'].isSorted() && sets.contains(self.list, ['x'])")]
    [InlineData("self.at > timestamp('2026-01-01T00:00:00Z') && self.at + duration('1h30m') == timestamp('2026-11-22T11:30:00Z')")]
    [InlineData("self.?missing.orValue(7) == 7 && self.?n.orValue(7) == 5 && self.sub.?x.hasValue() == false")]
    [InlineData("cel.bind(half, self.n / 2, half * 2 == 4) && self.?n.optMap(v, v + 1).value() == 6")]
    [InlineData("string(5) == '5' && int('7') == 7 && double(2) == 2.0 && {'a': 1}['a'] == 1 && r'\\d' == '\\\\d'")]
    public void An_expression_holds(string expression) => Run(expression).Should().Be(true);

    [Theory]
    [InlineData("self.missing == 1", "no such key: missing")]
    [InlineData("1 / (self.n - 5) == 1", "division by zero")]
    [InlineData("self.list[2] == 'x'", "index out of bounds: 2")]
    [InlineData("self.map['b'] == 'x'", "no such key: b")]
    [InlineData("int(self.text) == 1", "type conversion error from '03:05-04:00' to 'int'")]
    [InlineData("self.text.substring(3, 20) == ''", "range out of range: 20")]
    [InlineData("9223372036854775807 + self.n > 0", "integer overflow")]
    [InlineData("self.port + 1 == 2", "no such overload")]
    [InlineData("self.list.all(x, self.missing == 1)", "no such key: missing")]
    public void An_expression_that_cannot_be_computed_is_an_error(string expression, string message)
        => Run(expression).Should().Be(new CelError(message));

    [Theory]
    [InlineData("self.nope == 1", "undefined field 'nope'")]
    [InlineData("self.open.z == 1", "undefined field 'z'")]
    [InlineData("has(self.sub.y)", "undefined field 'y'")]
    [InlineData("nope == 1", "undeclared reference to 'nope'")]
    [InlineData("self.text.nope()", "undeclared reference to 'nope'")]
    [InlineData("self.n == '5'", "found no matching overload for '_==_' applied to '(int, string)'")]
    [InlineData("self.n + self.text == 1", "found no matching overload for '_+_' applied to '(int, string)'")]
    [InlineData("self.text.substring('a') == ''", "found no matching overload for 'substring'")]
    [InlineData("self.n && true", "found no matching overload for '_&&_'")]
    [InlineData("self.n.all(x, true)", "cannot be range of a comprehension")]
    [InlineData("self.n + 1", "must evaluate to a bool")]
    [InlineData("self.n == ", "Syntax error")]
    [InlineData("(self.n == 5", "Syntax error")]
    [InlineData("self.list.all(1, true)", "argument must be a simple name")]
    public void What_is_wrong_with_an_expression_is_found_before_it_runs(string expression, string message)
        => Compile(expression).Error.Should().Contain(message);

    private static object? Run(string expression)
    {
        var (program, error) = Compile(expression);
        error.Should().BeNull();
        return program!.Run(("self", CelSchemaValues.Read(Schema, Value)));
    }

    private static (CelProgram? Program, string? Error) Compile(string expression)
        => CelProgram.Compile(expression, new Dictionary<string, CelType> { ["self"] = CelType.OfSchema(Schema) }, CelType.Bool);
}
