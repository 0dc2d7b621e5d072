using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Sessions;

namespace RearCloud.Server.Tests.Sync.Sessions;

public class CallPaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly CallPace _pace;

    public CallPaceTests() => _pace = new CallPace(Options.Create(new SyncOptions { FramesPerSecond = 10, FrameBurst = 100 }), _time);

    [Fact]
    public void A_large_call_goes_through_on_credit_and_the_next_waits_until_it_is_paid_back()
    {
        Assert.Equal(TimeSpan.Zero, _pace.Take(Of("anna"), 150));
        Assert.Equal(TimeSpan.FromSeconds(5), _pace.Take(Of("anna"), 1));
        Assert.Equal(TimeSpan.FromSeconds(5), _pace.Take(Of("anna"), 1));

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, _pace.Take(Of("anna"), 1));
    }

    [Fact]
    public void Devices_and_accounts_do_not_pay_for_each_other()
    {
        Assert.Equal(TimeSpan.Zero, _pace.Take(Of("anna"), 200));

        Assert.Equal(TimeSpan.Zero, _pace.Take(Of("anna", "phone"), 1));
        Assert.Equal(TimeSpan.Zero, _pace.Take(Of("berta"), 1));
        Assert.NotEqual(TimeSpan.Zero, _pace.Take(Of("anna"), 1));
    }

    [Fact]
    public void Who_has_paid_back_is_forgotten_and_who_has_not_is_not()
    {
        _pace.Take(Of("debtor"), 10_000);
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 1_000; i++) _pace.Take(Of($"account-{round}-{i}"), 1);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(_pace.Senders, 1, 2_100);
        Assert.NotEqual(TimeSpan.Zero, _pace.Take(Of("debtor"), 1));
    }

    private static Actor Of(string account, string? device = null) => new(account, device, account);
}
