namespace RearCloud.TestKit.Databases;

/// <summary>PostgreSQL could not be started; the message is what it said.</summary>
internal sealed class PostgresStartException(string message) : Exception(message);
