package bellwether.frontend.mcp;

import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.regex.Pattern;

/// A message of JSON-RPC 2.0, read strictly.
sealed interface RpcMessage {
    Pattern ID = Pattern.compile("[\\x20-\\x7e]{1,200}");
    Pattern METHOD = Pattern.compile("[A-Za-z0-9_$./-]{1,100}");

    /// Wants an answer.
    record Call(JSONRPCRequest request) implements RpcMessage {}

    /// Wants none, or answers something that we never ask: there are no sessions that it could be
    /// of.
    record Notice() implements RpcMessage {}

    /// Is none.
    record Wrong(JsonNode error) implements RpcMessage {}

    static RpcMessage of(JsonNode body) {
        if (body.isArray()) {
            return invalid(
                    NullNode.instance,
                    "Batches are not accepted: send one message with each request.");
        }
        if (!body.isObject()) {
            return invalid(
                    NullNode.instance,
                    "A message must be a JSON object, was " + Quoted.json(body) + ".");
        }
        JsonNode id = body.path("id");
        if (!id.isMissingNode() && !isId(id)) {
            return invalid(
                    NullNode.instance,
                    "id must be a whole number or a text of 1 to 200 printable ASCII characters,"
                            + " was "
                            + Quoted.json(id)
                            + ".");
        }
        if (!"2.0".equals(body.path("jsonrpc").textValue())) {
            return invalid(
                    id, "jsonrpc must be \"2.0\", was " + Quoted.json(body.path("jsonrpc")) + ".");
        }
        if (body.has("method")) {
            return call(body, id);
        }
        return !id.isMissingNode() && (body.has("result") || body.has("error"))
                ? new Notice()
                : invalid(id, "method must be given, such as \"tools/list\".");
    }

    /// The SDK logs ids and methods as they are, so they are held to what a log can take.
    private static boolean isId(JsonNode id) {
        return id.isIntegralNumber() || (id.isTextual() && ID.matcher(id.textValue()).matches());
    }

    private static RpcMessage call(JsonNode body, JsonNode id) {
        JsonNode method = body.path("method");
        JsonNode params = body.path("params");
        if (!method.isTextual() || !METHOD.matcher(method.textValue()).matches()) {
            return invalid(
                    id,
                    "method must be a name such as tools/list, was " + Quoted.json(method) + ".");
        }
        if (!params.isMissingNode() && !params.isObject()) {
            return new Wrong(
                    error(
                            id,
                            ErrorCodes.INVALID_PARAMS,
                            "params must be an object, was " + Quoted.json(params) + "."));
        }
        Object plain = params.isMissingNode() ? null : plain(params);
        return id.isMissingNode()
                ? new Notice()
                : new Call(new JSONRPCRequest("2.0", method.textValue(), plain(id), plain));
    }

    private static Object plain(JsonNode node) {
        return Json.shared().convertValue(node, Object.class);
    }

    private static Wrong invalid(JsonNode id, String message) {
        return new Wrong(error(id, ErrorCodes.INVALID_REQUEST, message));
    }

    /// An answer that says what is wrong.
    static ObjectNode error(JsonNode id, int code, String message) {
        ObjectNode answer = Json.shared().createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", id.isMissingNode() ? NullNode.instance : id);
        answer.putObject("error").put("code", code).put("message", message);
        return answer;
    }
}
