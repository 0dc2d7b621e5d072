namespace RearCloud.Client.Tests.Server;

public sealed class GrpcCarrierTests : CarrierContract
{
    protected override ClientCarrier Carrier => ClientCarrier.Grpc;
}

public sealed class SignalRCarrierTests : CarrierContract
{
    protected override ClientCarrier Carrier => ClientCarrier.SignalR;
}

public sealed class HttpCarrierTests : CarrierContract
{
    protected override ClientCarrier Carrier => ClientCarrier.Http;
}
