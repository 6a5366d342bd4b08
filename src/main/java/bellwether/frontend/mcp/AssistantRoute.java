package bellwether.frontend.mcp;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.HeaderLines;
import bellwether.platform.http.MediaRanges;
import bellwether.platform.http.MediaTypes;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;

/// `POST /mcp`: one message of the protocol in, one answer out, as JSON. There are no sessions and
/// no streams, so that any other method is 405.
final class AssistantRoute implements Routes {
    private static final String JSON = "application/json";

    private final ToolServer server;
    private final BodyParser bodies;

    AssistantRoute(ToolServer server, BodyParser bodies) {
        this.server = server;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/mcp", this::answer, Role.READER);
    }

    private void answer(Context ctx) {
        QueryParameters.allowOnly(ctx);
        requireJsonWanted(ctx);
        switch (message(ctx)) {
            case RpcMessage.Call call -> send(ctx, server.answer(Callers.actor(ctx), call));
            case RpcMessage.Notice _ -> accepted(ctx);
            case RpcMessage.Wrong wrong -> {
                ctx.status(400);
                send(ctx, wrong.error());
            }
        }
    }

    private static void requireJsonWanted(Context ctx) {
        String accept = HeaderLines.of(ctx, "Accept").orElse(null);
        if (accept != null && MediaRanges.best(accept, List.of(JSON)).isEmpty()) {
            throw MediaTypes.refusal(accept, List.of(JSON));
        }
    }

    private RpcMessage message(Context ctx) {
        String version = ctx.header(HttpHeaders.PROTOCOL_VERSION);
        JsonNode body;
        try {
            body = bodies.tree(ctx);
        } catch (Refusal refusal) {
            if (refusal.kind() == RefusalKind.MALFORMED) {
                return wrong(ErrorCodes.PARSE_ERROR, refusal.detail());
            }
            throw refusal;
        }
        if (version != null && !StatelessTransport.VERSIONS.contains(version)) {
            return wrong(
                    ErrorCodes.INVALID_REQUEST,
                    "The header MCP-Protocol-Version "
                            + DidYouMean.rule(StatelessTransport.VERSIONS, version)
                            + ".");
        }
        return RpcMessage.of(body);
    }

    private static RpcMessage wrong(int code, String message) {
        return new RpcMessage.Wrong(RpcMessage.error(NullNode.instance, code, message));
    }

    private static void accepted(Context ctx) {
        ctx.status(202);
        ctx.res().setContentType(null);
    }

    private void send(Context ctx, Object answer) {
        ctx.contentType(JSON).result(server.bytes(answer));
    }
}
