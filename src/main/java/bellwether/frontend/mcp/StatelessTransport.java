package bellwether.frontend.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Brings messages from our own route to the SDK's handler, on the thread of the request: the SDK's
/// own servlet would pass by the guard.
final class StatelessTransport implements McpStatelessServerTransport {
    /// Those that have this transport, the oldest first.
    static final List<String> VERSIONS =
            List.of(
                    ProtocolVersions.MCP_2025_03_26,
                    ProtocolVersions.MCP_2025_06_18,
                    ProtocolVersions.MCP_2025_11_25);

    private volatile @Nullable McpStatelessServerHandler handler;

    @Override
    public void setMcpHandler(McpStatelessServerHandler given) {
        handler = given;
    }

    JSONRPCResponse answer(McpTransportContext context, JSONRPCRequest request) {
        return Objects.requireNonNull(
                Objects.requireNonNull(handler).handleRequest(context, request).block());
    }

    @Override
    public List<String> protocolVersions() {
        return VERSIONS;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
