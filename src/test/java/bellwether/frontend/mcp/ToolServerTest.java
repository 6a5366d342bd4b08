package bellwether.frontend.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.http.FaultListener;
import bellwether.platform.http.HttpExchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What fails unexpectedly is answered within the protocol.
final class ToolServerTest {
    private static final Actor ANN =
            new Actor(new Caller("bw_x", "ann", Role.READER), "request-5", "127.0.0.1");

    private static final RpcMessage.Call CALL =
            new RpcMessage.Call(
                    new JSONRPCRequest(
                            "2.0",
                            "tools/call",
                            "c-7",
                            Map.of("name", "broken", "arguments", Map.of())));

    /// Fails by a bug, or because the database is away.
    private record BrokenTool(RuntimeException fault) implements AssistantTool {
        @Override
        public ToolTerms terms() {
            return new ToolTerms(
                    "broken", "Broken", "Fails.", ToolSchema.text("a", "Anything."), "None.");
        }

        @Override
        public ToolAnswer answer(Actor actor, ToolArguments arguments) {
            throw fault;
        }
    }

    private static final class Heard implements FaultListener {
        private final List<String> all = new ArrayList<>();

        @Override
        public void accept(HttpExchange exchange) {}

        @Override
        public void failed(Throwable fault, String where, String requestId) {
            all.add(where + " " + requestId + " " + fault.getMessage());
        }
    }

    private static ToolServer server(RuntimeException fault, FaultListener heard) {
        return new ToolServer("1", List.of(new BrokenTool(fault)), heard);
    }

    /// The edge answers it with 503 and when to try again, as on every route.
    @Test
    void anOutageIsNoBug() {
        Heard heard = new Heard();
        IllegalStateException away = new IllegalStateException(new SQLException("away", "57P01"));
        assertSame(
                away,
                assertThrows(
                        IllegalStateException.class, () -> server(away, heard).answer(ANN, CALL)));
        assertEquals(List.of(), heard.all);
    }

    @Test
    void aBugOfAToolIsAnInternalErrorWithTheCallsIdAndTheRequests() throws IOException {
        Heard heard = new Heard();
        ToolServer server = server(new IllegalStateException("innards"), heard);
        Object answer = server.answer(ANN, CALL);
        JsonNode error = new ObjectMapper().readTree(server.bytes(answer));
        assertEquals("2.0", error.get("jsonrpc").asText());
        assertEquals("c-7", error.get("id").asText());
        assertEquals(-32603, error.at("/error/code").asInt());
        assertTrue(error.at("/error/message").asText().contains("request-5"), error.toString());
        assertFalse(error.toString().contains("innards"), error.toString());
        assertEquals(List.of("POST /mcp request-5 innards"), heard.all);
    }
}
