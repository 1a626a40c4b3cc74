using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Apply;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.ServiceAccounts;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>Answers questions about rights and tokens. Reviews are answered and not kept.</summary>
internal sealed class ReviewEndpoint(ApiServices services, Authenticator authenticator)
{
    public async Task Create(ApiCall call)
    {
        var review = await RequestBody.ReadObject(call.Http.Request, call.Kind.Kind);
        ObjectForm.CheckKind(call.Kind, review);
        ObjectForm.Default(call.Kind, review);
        FieldOwnership.Update(call.Kind.Schema.Value, ObjectForm.Empty(call.Kind), review,
            call.Write().Updater(call.Kind.ApiVersion), ObjectMeta.Timestamp(services.Time.GetUtcNow()));
        review["status"] = call.Kind.Kind switch
        {
            "SelfSubjectAccessReview" => Decide(call.User, review),
            "SubjectAccessReview" or "LocalSubjectAccessReview" => Decide(Subject(review), review),
            "SelfSubjectRulesReview" => Rules(call.User, review.Text("spec", "namespace") ?? ""),
            "SelfSubjectReview" => new JsonObject { ["userInfo"] = Info(call.User) },
            "TokenReview" => Token(review),
            _ => throw Faults.MethodNotAllowed(),
        };
        await Answer.Json(call.Http, 201, review);
    }

    private JsonObject Decide(ApiUser user, JsonObject review)
    {
        var (isAllowed, reason) = services.Authorizer.Decide(user, Attributes(review));
        var status = new JsonObject { ["allowed"] = isAllowed };
        if (reason.Length > 0) status["reason"] = reason;
        return status;
    }

    private static AccessAttributes Attributes(JsonObject review)
    {
        if (review.Map("spec", "nonResourceAttributes") is { } path)
        {
            return AccessAttributes.OfPath(path.Text("verb") ?? "", path.Text("path") ?? "");
        }

        var asked = review.At("spec", "resourceAttributes");
        return new AccessAttributes(asked.Text("verb") ?? "", asked.Text("group") ?? "", asked.Text("resource") ?? "",
            asked.Text("subresource") ?? "", asked.Text("namespace") ?? "", asked.Text("name") ?? "");
    }

    private static ApiUser Subject(JsonObject review)
        => new(review.Text("spec", "user") ?? "", [.. review.Texts("spec", "groups")], review.Text("spec", "uid") ?? "");

    private JsonObject Rules(ApiUser user, string space)
    {
        var rules = services.Authorizer.RulesOf(user, space).Select(found => found.Rule).ToList();
        rules.Add(RbacRule.AboutOneself());
        return new JsonObject
        {
            ["resourceRules"] = new JsonArray([.. rules.Where(rule => rule.Items("resources").Any())
                .Select(rule => Pick(rule, "verbs", "apiGroups", "resources", "resourceNames"))]),
            ["nonResourceRules"] = new JsonArray([.. rules.Where(rule => rule.Items("nonResourceURLs").Any())
                .Select(rule => Pick(rule, "verbs", "nonResourceURLs"))]),
            ["incomplete"] = false,
        };
    }

    private static JsonObject Pick(JsonNode rule, params string[] fields)
        => new(fields.Where(field => rule.At(field) is not null).Select(field => KeyValuePair.Create(field, rule.At(field)?.DeepClone())));

    private JsonObject Token(JsonObject review)
    {
        var audiences = review.Texts("spec", "audiences").DefaultIfEmpty(TokenIssuer.ApiAudience).ToList();
        var token = review.Text("spec", "token") ?? "";
        review.Ensure("spec").Remove("token");
        if (authenticator.Find(token) is not { } user || !audiences.Contains(TokenIssuer.ApiAudience))
        {
            return new JsonObject { ["user"] = new JsonObject(), ["error"] = "the token is not valid for this server" };
        }

        return new JsonObject
        {
            ["authenticated"] = true,
            ["user"] = Info(user),
            ["audiences"] = new JsonArray(TokenIssuer.ApiAudience),
        };
    }

    private static JsonObject Info(ApiUser user) => new()
    {
        ["username"] = user.Name,
        ["groups"] = new JsonArray([.. user.Groups.Select(group => (JsonNode)group)]),
    };
}
