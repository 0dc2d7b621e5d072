namespace RearCloud.Client.Replicas;

/// <summary>The replica's database cannot be read as one.</summary>
internal sealed class ReplicaDamagedException(string message, Exception? inner = null) : Exception(message, inner);
