using Mono.Cecil;
using Mono.Collections.Generic;

namespace RearCloud.Architecture.Code;

/// <summary>Walks a type with everything nested in it and yields each type that it mentions.</summary>
internal static class TypeReferences
{
    internal static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Mentions(type).Where(mention => mention is not null).SelectMany(mention => Parts(mention!))
            .Concat(type.NestedTypes.SelectMany(Of));

    private static IEnumerable<TypeReference?> Mentions(TypeDefinition type) =>
        new[] { type.BaseType }
            .Concat(type.Interfaces.Select(implementation => implementation.InterfaceType))
            .Concat(Attributes(type))
            .Concat(Constraints(type))
            .Concat(type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)))
            .Concat(type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)))
            .Concat(type.Events.SelectMany(happening => Attributes(happening).Append(happening.EventType)))
            .Concat(type.Methods.SelectMany(Mentions));

    private static IEnumerable<TypeReference?> Mentions(MethodDefinition method)
    {
        var signature = Signature(method).Concat(Attributes(method)).Concat(Constraints(method)).Concat(method.Parameters.SelectMany(Attributes));
        if (!method.HasBody)
            return signature;
        return signature
            .Concat(method.Body.Variables.Select(variable => variable.VariableType))
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
            .Concat(method.Body.Instructions.SelectMany(instruction => Mentions(instruction.Operand)));
    }

    private static IEnumerable<TypeReference?> Mentions(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => Signature(method).Append(method.DeclaringType).Concat(TypeArguments(method)),
        CallSite site => Signature(site),
        _ => [],
    };

    private static IEnumerable<TypeReference?> Signature(IMethodSignature method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static Collection<TypeReference> TypeArguments(MethodReference method) =>
        method is GenericInstanceMethod generic ? generic.GenericArguments : [];

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType));

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Append(attribute.AttributeType));

    // A constructed type mentions what it is made of; parameters of generics stand for nothing by themselves.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        FunctionPointerType pointer => Signature(pointer).SelectMany(part => Parts(part!)),
        IModifierType modified => Parts(modified.ModifierType).Concat(Parts(modified.ElementType)),
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };
}
