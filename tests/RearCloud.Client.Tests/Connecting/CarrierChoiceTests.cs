using RearCloud.Client.Connecting;
using RearCloud.Client.Tests.Scripted;

namespace RearCloud.Client.Tests.Connecting;

public class CarrierChoiceTests
{
    private readonly CarrierChoice _choice = new([new ScriptedServer(ClientCarrier.Grpc), new ScriptedServer(ClientCarrier.SignalR)]);

    [Fact]
    public void The_preferred_carrier_is_passed_over_after_three_failures()
    {
        Assert.Equal([ClientCarrier.Grpc, ClientCarrier.Grpc, ClientCarrier.Grpc, ClientCarrier.SignalR], [Fail(), Fail(), Fail(), Fail()]);
    }

    [Fact]
    public void When_both_fail_each_gets_its_turn()
    {
        for (var i = 0; i < 6; i++) Fail();

        Assert.Equal(ClientCarrier.Grpc, _choice.Current.Kind);
    }

    [Fact]
    public void After_a_session_of_the_second_the_preferred_gets_one_try()
    {
        for (var i = 0; i < 3; i++) Fail();
        _choice.Worked();

        Assert.Equal([ClientCarrier.Grpc, ClientCarrier.SignalR], [Fail(), _choice.Current.Kind]);
    }

    [Fact]
    public void A_preferred_carrier_that_works_again_is_trusted_as_before()
    {
        for (var i = 0; i < 3; i++) Fail();
        _choice.Worked();
        _choice.Worked();

        Assert.Equal([ClientCarrier.Grpc, ClientCarrier.Grpc, ClientCarrier.Grpc, ClientCarrier.SignalR], [Fail(), Fail(), Fail(), Fail()]);
    }

    [Fact]
    public void One_carrier_alone_is_tried_for_ever()
    {
        var alone = new CarrierChoice([new ScriptedServer(ClientCarrier.Grpc)]);
        for (var i = 0; i < 10; i++) alone.Failed();

        Assert.Equal(ClientCarrier.Grpc, alone.Current.Kind);
    }

    private ClientCarrier Fail()
    {
        var kind = _choice.Current.Kind;
        _choice.Failed();
        return kind;
    }
}
