namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>A custom resource for tests, and one object of it.</summary>
internal static class Widgets
{
    public const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.test}
        spec:
          group: example.test
          scope: Namespaced
          names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList, shortNames: [wd]}
          versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            additionalPrinterColumns:
            - {name: Size, type: integer, jsonPath: .spec.size}
            - {name: Ready, type: string, jsonPath: ".status.conditions[?(@.type=='Ready')].status"}
            schema:
              openAPIV3Schema:
                type: object
                required: [spec]
                properties:
                  spec:
                    type: object
                    required: [size]
                    properties:
                      size: {type: integer, minimum: 1, maximum: 9, description: How large it is.}
                      color: {type: string, enum: [red, green], default: red}
                  status:
                    type: object
                    properties:
                      conditions:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [type]
                        items:
                          type: object
                          required: [type, status]
                          properties:
                            type: {type: string}
                            status: {type: string}
        """;

    public const string Object = """
        apiVersion: example.test/v1
        kind: Widget
        metadata: {name: a, namespace: default, labels: {team: one}}
        spec: {size: 3}
        """;
}
