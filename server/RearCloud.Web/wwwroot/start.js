// A page lives on one WebSocket from its first byte. The usual negotiation before it would be a request of its own, which a proxy without sticky sessions
// may send to another server node.
Blazor.start({
  circuit: { configureSignalR: connection => connection.withUrl("_blazor", { skipNegotiation: true, transport: 1 }) },
});
