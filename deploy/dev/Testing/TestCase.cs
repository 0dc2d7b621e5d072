namespace RearCloud.Dev.Testing;

/// <summary>One test as its program reported it.</summary>
internal sealed record TestCase(string Name, TestStatus Status, string Message, string Trace);
