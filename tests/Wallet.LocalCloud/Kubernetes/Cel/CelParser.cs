namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>Reads an expression by the grammar of the CEL language definition (cel-spec, langdef.md).</summary>
internal sealed class CelParser
{
    private static readonly string[][] Binary =
    [
        ["||"],
        ["&&"],
        ["<", "<=", ">=", ">", "==", "!=", "in"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    // Functions whose names have a part before the dot; elsewhere the part before the dot is a value.
    private static readonly string[] Prefixes = ["optional", "sets", "cel", "ip"];

    private readonly IReadOnlyList<CelToken> _tokens;
    private int _at;

    private CelParser(IReadOnlyList<CelToken> tokens) => _tokens = tokens;

    private CelToken Here => _tokens[_at];

    /// <exception cref="CelSyntaxException">No expression.</exception>
    public static CelNode Parse(string text)
    {
        var parser = new CelParser(CelLexer.Read(text));
        var node = parser.Conditional();
        return parser.Here.Kind == CelTokenKind.End ? node : throw parser.Unexpected();
    }

    private CelNode Conditional()
    {
        var condition = Operation(0);
        if (!Take("?")) return condition;
        var then = Operation(0);
        Demand(":");
        return new CelCall(null, "_?_:_", [condition, then, Conditional()]);
    }

    private CelNode Operation(int level)
    {
        if (level == Binary.Length) return Unary();
        var left = Operation(level + 1);
        while (Here.Kind == CelTokenKind.Symbol && Binary[level].Contains(Here.Text))
        {
            var symbol = _tokens[_at++].Text;
            left = new CelCall(null, $"_{symbol}_", [left, Operation(level + 1)]);
        }

        return left;
    }

    private CelNode Unary()
    {
        if (Take("!")) return new CelCall(null, "!_", [Unary()]);
        if (!Take("-")) return Member();
        if (Here.Value is CelBigInteger { Digits: 1UL << 63 })
        {
            _at++;
            return new CelLiteral(long.MinValue);
        }

        return Here switch
        {
            { Value: long whole } => Literal(-whole),
            { Value: double real } => Literal(-real),
            _ => new CelCall(null, "-_", [Unary()]),
        };
    }

    private CelLiteral Literal(object value)
    {
        _at++;
        return new CelLiteral(value);
    }

    private CelNode Member()
    {
        var node = Primary();
        while (true)
        {
            if (Take("."))
            {
                var name = Name();
                node = Take("(") ? Call(node, name) : new CelSelect(node, name);
            }
            else if (Take(".?"))
            {
                node = new CelSelect(node, Name(), IsOptional: true);
            }
            else if (Take("["))
            {
                node = At(node, isOptional: false);
            }
            else if (Take("[?"))
            {
                node = At(node, isOptional: true);
            }
            else
            {
                return node;
            }
        }
    }

    private CelIndex At(CelNode node, bool isOptional)
    {
        var index = Conditional();
        Demand("]");
        return new CelIndex(node, index, isOptional);
    }

    private CelNode Call(CelNode target, string function)
    {
        var arguments = List(")");
        return target is CelName { Id: var id } && Prefixes.Contains(id)
            ? CelMacros.Expand(new CelCall(null, $"{id}.{function}", arguments), Here.Position)
            : CelMacros.Expand(new CelCall(target, function, arguments), Here.Position);
    }

    private CelNode Primary()
    {
        var token = Here;
        if (token.Kind == CelTokenKind.Literal)
        {
            if (token.Value is CelBigInteger) throw new CelSyntaxException(token.Position, "invalid int literal");
            _at++;
            return new CelLiteral(token.Value);
        }

        if (Take("(")) return Parenthesised();
        if (Take("[")) return new CelListNode(List("]"));
        if (Take("{")) return Map();
        _ = Take(".");
        var name = Name();
        return Take("(") ? CelMacros.Expand(new CelCall(null, name, List(")")), token.Position) : new CelName(name);
    }

    private CelNode Parenthesised()
    {
        var inner = Conditional();
        Demand(")");
        return inner;
    }

    private List<CelNode> List(string end)
    {
        var items = new List<CelNode>();
        while (!Take(end))
        {
            items.Add(Conditional());
            if (Take(",")) continue;
            Demand(end);
            break;
        }

        return items;
    }

    private CelMapNode Map()
    {
        var entries = new List<(CelNode, CelNode)>();
        while (!Take("}"))
        {
            var key = Conditional();
            Demand(":");
            entries.Add((key, Conditional()));
            if (Take(",")) continue;
            Demand("}");
            break;
        }

        return new CelMapNode(entries);
    }

    private string Name() => Here.Kind == CelTokenKind.Name ? _tokens[_at++].Text : throw Unexpected();

    private bool Take(string symbol)
    {
        if (Here.Kind != CelTokenKind.Symbol || Here.Text != symbol) return false;
        _at++;
        return true;
    }

    private void Demand(string symbol)
    {
        if (!Take(symbol)) throw Unexpected();
    }

    private CelSyntaxException Unexpected()
        => new(Here.Position, Here.Kind == CelTokenKind.End
            ? "Syntax error: mismatched input '<EOF>'"
            : $"Syntax error: mismatched input '{(Here.Kind == CelTokenKind.Literal ? Here.Value : Here.Text)}'");
}
