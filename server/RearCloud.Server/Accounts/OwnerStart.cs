using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Accounts;

/// <summary>Makes sure at start that the server has its owner.</summary>
internal sealed class OwnerStart(IAccounts accounts, ServerSettings settings, ILogger<OwnerStart> log)
{
    private const string PasswordFile = "owner-password";

    /// <summary>The owner; created at the first start with the configured password, or with a generated one that is written beside the data.</summary>
    public async Task<Account> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await accounts.FindOwnerAsync(cancellationToken) is { } owner) return owner;
        var password = settings.Owner.Password is { Length: > 0 } configured ? configured : await GenerateAsync(cancellationToken);
        var created = await accounts.CreateAsync(settings.Owner.Name, password, cancellationToken);
        if (created.TryGet(out var account, out var problem)) return account;
        // Of nodes that start together on an empty database one creates the owner, and only its password is right.
        if (await accounts.FindOwnerAsync(cancellationToken) is not { } first) throw new InvalidOperationException($"The owner of RearCloud:Owner cannot be created. {problem}");
        if (password != settings.Owner.Password) File.Delete(Path.Combine(settings.Data, PasswordFile));
        return first;
    }

    // Written before the account stands: a stop in between leaves a file that the next start replaces, never an account that nobody can open.
    private async Task<string> GenerateAsync(CancellationToken cancellationToken)
    {
        var password = SecretToken.New("");
        var file = Path.Combine(settings.Data, PasswordFile);
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        await writer.WriteLineAsync(password.AsMemory(), cancellationToken);
        log.PasswordWritten(file);
        return password;
    }
}
