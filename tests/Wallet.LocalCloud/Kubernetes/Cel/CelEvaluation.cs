namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>A variable and those around it.</summary>
internal sealed record CelScope(string Name, object? Value, CelScope? Outer)
{
    public static object? Find(CelScope? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.Name == name) return scope.Value;
        }

        return CelTypeNames.Find(name) is { } type ? type : new CelError($"no such attribute: {name}");
    }
}

/// <summary>Computes an expression's value. What cannot be computed is a <see cref="CelError"/>, not an exception.</summary>
internal static class CelEvaluation
{
    public static object? Evaluate(CelNode node, CelScope? scope) => node switch
    {
        CelLiteral literal => literal.Value,
        CelName name => CelScope.Find(scope, name.Id),
        CelSelect select => Select(Evaluate(select.Of, scope), select.Field, select.IsOptional),
        CelIndex index => Index(index, scope),
        CelPresence presence => Presence(Evaluate(presence.Field.Of, scope), presence.Field.Field),
        CelCall { Function: "_&&_" } call => Decide(call, scope, by: false),
        CelCall { Function: "_||_" } call => Decide(call, scope, by: true),
        CelCall { Function: "_?_:_" } call => Choose(call, scope),
        CelCall { Function: "_==_" or "_!=_" } call
            => All(call.Arguments, scope, values => CelEquality.Same(values[0], values[1]) == (call.Function == "_==_")),
        CelCall call => Call(call, scope),
        CelListNode list => All(list.Items, scope, items => new CelList(items)),
        CelMapNode map => Map(map, scope),
        CelBinding binding => Evaluate(binding.Body, new CelScope(binding.Name, Evaluate(binding.Value, scope), scope)),
        CelOptionalMap map => MapOptional(map, scope),
        CelFold fold => CelFolding.Evaluate(fold, scope),
        _ => throw new ArgumentException($"{node.GetType().Name} is no expression", nameof(node)),
    };

    private static object? Select(object? value, string field, bool isOptional) => value switch
    {
        CelError => value,
        CelOptional { HasValue: false } => value,
        CelOptional inner => AsOptional(Select(inner.Value, field, isOptional: true)),
        CelMap map when map.Entries.TryGetValue(field, out var member) => isOptional ? CelOptional.Of(member) : member,
        CelMap => isOptional ? CelOptional.None : CelError.NoKey(field),
        _ => CelError.NoOverload,
    };

    private static object? AsOptional(object? value) => value is CelOptional or CelError ? value : CelOptional.Of(value);

    private static object? Presence(object? value, string field) => value switch
    {
        CelError => value,
        CelOptional { HasValue: false } => false,
        CelOptional inner => Presence(inner.Value, field),
        CelMap map => map.Entries.ContainsKey(field),
        _ => CelError.NoOverload,
    };

    private static object? Index(CelIndex index, CelScope? scope)
    {
        var (of, at) = (Evaluate(index.Of, scope), Evaluate(index.At, scope));
        if (at is CelError) return at;
        var found = Element(of, at);
        if (!index.IsOptional && of is not CelOptional) return found;
        return of is CelError ? of : found is CelError ? CelOptional.None : AsOptional(found);
    }

    private static object? Element(object? of, object? at) => (of, at) switch
    {
        (CelError, _) => of,
        (CelOptional { HasValue: false }, _) => of,
        (CelOptional inner, _) => Element(inner.Value, at),
        (CelList list, long place) when place >= 0 && place < list.Items.Count => list.Items[(int)place],
        (CelList, long place) => new CelError($"index out of bounds: {place}"),
        (CelMap map, not null) => map.Entries.TryGetValue(at, out var value) ? value : CelError.NoKey(at),
        _ => CelError.NoOverload,
    };

    // One operand that decides makes the other one's error good: false && error is false.
    private static object? Decide(CelCall call, CelScope? scope, bool by)
    {
        var left = Evaluate(call.Arguments[0], scope);
        if (left is bool l && l == by) return by;
        var right = Evaluate(call.Arguments[1], scope);
        if (right is bool r && r == by) return by;
        if (left is CelError) return left;
        if (right is CelError) return right;
        return left is bool && right is bool ? !by : CelError.NoOverload;
    }

    private static object? Choose(CelCall call, CelScope? scope) => Evaluate(call.Arguments[0], scope) switch
    {
        true => Evaluate(call.Arguments[1], scope),
        false => Evaluate(call.Arguments[2], scope),
        CelError error => error,
        _ => CelError.NoOverload,
    };

    private static object? Call(CelCall call, CelScope? scope) => All([.. call.Operands], scope, values =>
    {
        var function = CelLibrary.Find(call, [.. values.Select(CelType.OfValue)]);
        return function is null ? CelError.NoOverload : function.Run(values);
    });

    private static object? All(IReadOnlyList<CelNode> nodes, CelScope? scope, Func<IReadOnlyList<object?>, object?> then)
    {
        var values = nodes.Select(node => Evaluate(node, scope)).ToList();
        return values.FirstOrDefault(value => value is CelError) ?? then(values);
    }

    private static object? Map(CelMapNode map, CelScope? scope)
    {
        var entries = new Dictionary<object, object?>();
        foreach (var (keyNode, valueNode) in map.Entries)
        {
            var (key, value) = (Evaluate(keyNode, scope), Evaluate(valueNode, scope));
            if (key is CelError) return key;
            if (value is CelError) return value;
            if (key is null) return new CelError("unsupported key type");
            if (!entries.TryAdd(key, value)) return new CelError($"repeated key: {key}");
        }

        return new CelMap(entries);
    }

    private static object? MapOptional(CelOptionalMap map, CelScope? scope) => Evaluate(map.Of, scope) switch
    {
        CelOptional { HasValue: true } some => Evaluate(map.Body, new CelScope(map.Name, some.Value, scope)) switch
        {
            CelError error => error,
            var result when map.IsFlat => result is CelOptional ? result : CelError.NoOverload,
            var result => CelOptional.Of(result),
        },
        (CelOptional or CelError) and var other => other,
        _ => CelError.NoOverload,
    };
}
