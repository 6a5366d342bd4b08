package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The clients of the protocol's own makers list the tools and call each of them. The TypeScript
/// one needs Node and, the first time, npm's registry; without them its test says so and is
/// skipped.
final class AssistantClientsTest {
    private static final String SDK = "@modelcontextprotocol/sdk@1.32.2";

    /// A call of each tool that answers on sample data.
    private static final Map<String, Map<String, Object>> CALLS =
            Map.of(
                    "search_symbols", Map.of("query", "DEMO"),
                    "get_bars", Map.of("ticker", "DEMO01", "limit", 3),
                    "get_analysis", Map.of("ticker", "DEMO01"),
                    "screen", Map.of("condition", "close > 0", "universe", "synthetic"),
                    "get_scoreboard", Map.of(),
                    "get_evidence", Map.of("horizon", 10),
                    "list_alerts", Map.of(),
                    "get_portfolio", Map.of(),
                    "get_job", Map.of());

    private static KeyedApp keyed;
    private static String key;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
        keyed.with(keyed.secret("trader", "ann"))
                .header("Prefer", "wait=20")
                .post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":100000}");
        key = keyed.secret("reader", "ann");
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    @Test
    void theJavaClientCallsEachTool() {
        HttpClientStreamableHttpTransport transport =
                HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + keyed.app.port())
                        .endpoint("/mcp")
                        .jsonMapper(new JacksonMcpJsonMapper(new JsonMapper()))
                        .requestBuilder(HttpRequest.newBuilder().header("X-API-Key", key))
                        .build();
        try (McpSyncClient client =
                McpClient.sync(transport)
                        .jsonSchemaValidator((_, content) ->
                                JsonSchemaValidator.ValidationResponse.asValid(
                                        String.valueOf(content)))
                        .build()) {
            assertEquals("bellwether", client.initialize().serverInfo().name());
            assertEquals(
                    new TreeSet<>(CALLS.keySet()),
                    client.listTools().tools().stream()
                            .map(Tool::name)
                            .collect(Collectors.toCollection(TreeSet::new)));
            CALLS.forEach((tool, arguments) -> {
                CallToolResult found =
                        client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
                assertFalse(Boolean.TRUE.equals(found.isError()), tool + " " + found);
            });
            CallToolResult refused =
                    client.callTool(
                            CallToolRequest.builder("get_bars")
                                    .arguments(Map.of("ticker", "NONE"))
                                    .build());
            assertTrue(refused.isError());
            client.closeGracefully();
        }
    }

    @Test
    void theTypeScriptClientCallsEachTool() throws Exception {
        ObjectMapper json = new JsonMapper();
        NpmPackages packages = NpmPackages.install("mcp-client", SDK);
        String printed =
                packages.run(
                        """
                        const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
                        const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');
                        const { url, key, calls } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
                        (async () => {
                          const client = new Client({ name: 'test', version: '1' });
                          await client.connect(new StreamableHTTPClientTransport(new URL(url),
                            { requestInit: { headers: { Authorization: 'Bearer ' + key } } }));
                          const said = { server: client.getServerVersion().name, tools: [], results: {} };
                          for (const tool of (await client.listTools()).tools) {
                            said.tools.push(tool.name);
                            const result = await client.callTool({ name: tool.name, arguments: calls[tool.name] });
                            said.results[tool.name] = { isError: !!result.isError, found: result.structuredContent };
                          }
                          const refused = await client.callTool({ name: 'get_bars', arguments: { ticker: 'NONE' } });
                          said.refused = refused.structuredContent.error.code;
                          await client.close();
                          console.log(JSON.stringify(said));
                        })();
                        """,
                        json.writeValueAsString(
                                Map.of(
                                        "url", "http://127.0.0.1:" + keyed.app.port() + "/mcp",
                                        "key", key,
                                        "calls", CALLS)));
        JsonNode said = json.readTree(printed);
        assertEquals("bellwether", said.get("server").asText());
        assertEquals(CALLS.size(), said.get("tools").size());
        CALLS.keySet()
                .forEach(tool -> {
                    JsonNode result = said.at("/results/" + tool);
                    assertFalse(result.get("isError").asBoolean(true), tool + " " + result);
                    assertTrue(result.at("/found/source").isTextual(), tool + " " + result);
                });
        assertEquals("unknown_symbol", said.get("refused").asText());
    }
}
