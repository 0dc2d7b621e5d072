using RearCloud.Server.Accounts;

namespace RearCloud.Server.Tests.Accounts;

/// <summary>Secrets and passwords as they are made and stored.</summary>
public sealed class SecretTokenTests
{
    [Fact]
    public void A_token_says_what_it_opens_and_never_repeats()
    {
        var tokens = Enumerable.Range(0, 1_000).Select(_ => SecretToken.New(SecretToken.DevicePrefix)).ToHashSet();
        Assert.Equal(1_000, tokens.Count);
        // 32 bytes are 43 characters of base 64 without padding.
        Assert.All(tokens, token => Assert.Matches("^rcd_[A-Za-z0-9_-]{43}$", token));
    }

    [Fact]
    public void The_stored_hash_is_the_sha256_and_not_the_token() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SecretToken.Hash("abc"));

    [Fact]
    public void A_password_is_right_only_for_its_own_hash()
    {
        var check = new PasswordCheck();
        var hash = check.Hash("open sesame");
        Assert.NotEqual(hash, check.Hash("open sesame"));
        Assert.True(check.IsRight(hash, "open sesame"));
        Assert.False(check.IsRight(hash, "open Sesame"));
        Assert.False(check.IsRight(null, "open sesame"));
    }
}
