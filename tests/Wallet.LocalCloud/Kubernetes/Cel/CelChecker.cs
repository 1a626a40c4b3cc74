namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>
/// Finds what is wrong with an expression before it is ever run: fields that the schema lacks, unknown names and functions, operands
/// of types that no overload takes. A definition with such a rule is refused, as a real server refuses it.
/// </summary>
internal sealed class CelChecker
{
    private static readonly CelType[] Primitive = [CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.Text, CelType.Bytes];

    private readonly List<string> _errors = [];

    /// <returns>The expression's type, and what is wrong with it.</returns>
    public static (CelType Type, IReadOnlyList<string> Errors) Check(CelNode node, IReadOnlyDictionary<string, CelType> variables)
    {
        var checker = new CelChecker();
        var scope = variables.Aggregate((CelScope?)null, (outer, variable) => new CelScope(variable.Key, variable.Value, outer));
        return (checker.Of(node, scope), checker._errors);
    }

    private CelType Of(CelNode node, CelScope? scope) => node switch
    {
        CelLiteral literal => CelType.OfValue(literal.Value),
        CelName name => Name(name.Id, scope),
        CelSelect select => Select(Of(select.Of, scope), select.Field, select.IsOptional),
        CelIndex index => Index(index, scope),
        CelPresence presence => Presence(presence, scope),
        CelCall { Function: "_?_:_" } call => Choose(call, scope),
        CelCall { Function: "_&&_" or "_||_" } call => Logic(call, scope),
        CelCall { Function: "_==_" or "_!=_" } call => Equal(call, scope),
        CelCall call => Call(call, scope),
        CelListNode list => CelType.ListOf(Join(list.Items.Select(item => Of(item, scope)))),
        CelMapNode map => Map(map, scope),
        CelBinding binding => Of(binding.Body, new CelScope(binding.Name, Of(binding.Value, scope), scope)),
        CelOptionalMap map => OptionalMap(map, scope),
        CelFold fold => Fold(fold, scope),
        _ => CelType.Dyn,
    };

    private CelType Name(string id, CelScope? scope)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.Name == id) return (CelType)scope.Value!;
        }

        if (CelTypeNames.Find(id) is not null) return CelType.TypeName;
        return Wrong($"undeclared reference to '{id}' (in container '')");
    }

    private CelType Select(CelType of, string field, bool isOptional)
    {
        if (of is { Name: "optional_type", Of: { } inner }) return AsOptional(Select(inner, field, isOptional: false));
        var type = of.Name switch
        {
            "dyn" => CelType.Dyn,
            "map" => of.Of!,
            "object" when of.Fields is { } schema => CelSchemaFields.Find(schema, field) is { } member
                ? CelType.OfSchema(member)
                : Wrong($"undefined field '{field}'"),
            _ => Wrong($"type '{of}' does not support field selection"),
        };
        return isOptional ? AsOptional(type) : type;
    }

    private static CelType AsOptional(CelType type) => type.Name == "optional_type" ? type : CelType.OptionalOf(type);

    private CelType Presence(CelPresence presence, CelScope? scope)
    {
        _ = Select(Of(presence.Field.Of, scope), presence.Field.Field, isOptional: false);
        return CelType.Bool;
    }

    private CelType Index(CelIndex index, CelScope? scope)
    {
        var (of, at) = (Of(index.Of, scope), Of(index.At, scope));
        var isOptional = index.IsOptional || of.Name == "optional_type";
        if (of is { Name: "optional_type", Of: { } inner }) of = inner;
        var type = (of.Name, at.Name) switch
        {
            ("dyn", _) => CelType.Dyn,
            ("list", "int" or "dyn") => of.Of!,
            ("map", _) => of.Of!,
            _ => NoOverload("_[_]", [of, at]),
        };
        return isOptional ? AsOptional(type) : type;
    }

    private CelType Choose(CelCall call, CelScope? scope)
    {
        var types = call.Arguments.Select(argument => Of(argument, scope)).ToList();
        if (!CelType.Bool.Takes(types[0]) || !types[1].Takes(types[2])) return NoOverload("_?_:_", types);
        return types[1].Name == "dyn" ? types[2] : types[1];
    }

    private CelType Logic(CelCall call, CelScope? scope)
    {
        var types = call.Arguments.Select(argument => Of(argument, scope)).ToList();
        return types.All(CelType.Bool.Takes) ? CelType.Bool : NoOverload(call.Function, types);
    }

    // Values of different types are never equal, so such a question is a mistake. Null is a value of objects, lists and maps only.
    private CelType Equal(CelCall call, CelScope? scope)
    {
        var types = call.Arguments.Select(argument => Of(argument, scope)).ToList();
        var isNull = types.Exists(type => type == CelType.Null) && types.TrueForAll(type => !Primitive.Contains(type));
        return isNull || types[0].Takes(types[1]) || types[1].Takes(types[0]) ? CelType.Bool : NoOverload(call.Function, types);
    }

    private CelType Call(CelCall call, CelScope? scope)
    {
        var types = call.Operands.Select(operand => Of(operand, scope)).ToList();
        if (!CelLibrary.Knows(call)) return Wrong($"undeclared reference to '{call.Function}' (in container '')");
        return CelLibrary.Find(call, types) is { } function ? function.ResultFor(types) : NoOverload(call.Function, types);
    }

    private CelType Map(CelMapNode map, CelScope? scope)
    {
        foreach (var (key, _) in map.Entries) _ = Of(key, scope);
        return CelType.MapOf(Join(map.Entries.Select(entry => Of(entry.Value, scope))));
    }

    private CelType OptionalMap(CelOptionalMap map, CelScope? scope)
    {
        var of = Of(map.Of, scope);
        if (!CelType.AnyOptional.Takes(of)) return NoOverload(map.IsFlat ? "optFlatMap" : "optMap", [of]);
        var body = Of(map.Body, new CelScope(map.Name, of.Of ?? CelType.Dyn, scope));
        return map.IsFlat ? body : CelType.OptionalOf(body);
    }

    private CelType Fold(CelFold fold, CelScope? scope)
    {
        var range = Of(fold.Range, scope);
        if (range.Name is not ("list" or "map" or "dyn"))
        {
            return Wrong($"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)");
        }

        var (item, key) = (range.Of ?? CelType.Dyn, range.Name switch { "list" => CelType.Int, "map" => CelType.Text, _ => CelType.Dyn });
        var bound = fold.Second is { } second
            ? new CelScope(second, item, new CelScope(fold.First, key, scope))
            : new CelScope(fold.First, range.Name == "map" ? key : item, scope);
        if (fold.Condition is { } condition && Of(condition, bound) is var holds && !CelType.Bool.Takes(holds))
        {
            return Wrong($"expected type 'bool' but found '{holds}'");
        }

        var result = fold.Result is { } made ? Of(made, bound) : range.Name == "map" ? key : item;
        return fold.Kind switch
        {
            CelFoldKind.Filter or CelFoldKind.Map or CelFoldKind.TransformList => CelType.ListOf(result),
            CelFoldKind.TransformMap => CelType.MapOf(result),
            _ => CelType.Bool,
        };
    }

    private static CelType Join(IEnumerable<CelType> types)
    {
        var distinct = types.ToList();
        return distinct.Count > 0 && distinct.All(distinct[0].Takes) ? distinct[0] : CelType.Dyn;
    }

    private CelType NoOverload(string function, IEnumerable<CelType> types)
        => Wrong($"found no matching overload for '{function}' applied to '({string.Join(", ", types)})'");

    private CelType Wrong(string message)
    {
        _errors.Add(message);
        return CelType.Dyn;
    }
}
