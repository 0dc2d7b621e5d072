using Microsoft.AspNetCore.Identity;
using RearCloud.Server.Accounts.Storage;

namespace RearCloud.Server.Accounts;

/// <summary>Hashes and compares passwords with ASP.NET Core Identity's format, so that its stores can take the hashes over.</summary>
internal sealed class PasswordCheck
{
    private readonly PasswordHasher<AccountRow> _hasher = new();
    private readonly string _nobody;

    public PasswordCheck() => _nobody = _hasher.HashPassword(null!, SecretToken.New(""));

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Compares. Without an account the same work is done, so that the time does not tell which names exist.</summary>
    public bool IsRight(string? storedHash, string password) =>
        _hasher.VerifyHashedPassword(null!, storedHash ?? _nobody, password) != PasswordVerificationResult.Failed && storedHash is not null;
}
