using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;
using RearCloud.Protocol.Wire;

namespace RearCloud.Protocol.Tests;

/// <summary>Prints the wire contract as text, so that a change of it is seen in review.</summary>
internal static class ContractPrint
{
    private static readonly FileDescriptor[] Files = [SyncReflection.Descriptor, SyncCallsReflection.Descriptor];

    public static string Print()
    {
        var text = new StringBuilder().Append("package ").AppendLine(Assert.Single(Files.Select(f => f.Package).Distinct()));
        foreach (var service in Files.SelectMany(f => f.Services))
        {
            foreach (var method in service.Methods)
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"rpc {service.Name}.{method.Name}({(method.IsClientStreaming ? "stream " : "")}{method.InputType.Name}) returns ({(method.IsServerStreaming ? "stream " : "")}{method.OutputType.Name})");
            }
        }

        foreach (var message in Files.SelectMany(f => f.MessageTypes).OrderBy(m => m.Name, StringComparer.Ordinal)) Print(text, message);
        foreach (var values in Files.SelectMany(f => f.EnumTypes).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"enum {values.Name}");
            foreach (var value in values.Values) text.AppendLine(CultureInfo.InvariantCulture, $"  {value.Number} {value.Name}");
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, MessageDescriptor message)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"message {message.Name}");
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            var type = field.FieldType switch
            {
                FieldType.Message => field.MessageType.Name,
                FieldType.Enum => field.EnumType.Name,
                var scalar => scalar.ToString().ToLowerInvariant(),
            };
            var label = field.IsRepeated ? "repeated " : field.RealContainingOneof is { } oneof ? $"oneof {oneof.Name} " : field.HasPresence && field.FieldType != FieldType.Message ? "optional " : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"  {field.FieldNumber} {label}{type} {field.Name}");
        }
    }
}
