package bellwether.frontend.mcp;

import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;

/// A message of JSON-RPC 2.0, read strictly.
sealed interface RpcMessage {
    /// Wants an answer.
    record Call(JSONRPCRequest request) implements RpcMessage {}

    /// Wants none.
    record Notice(JSONRPCNotification notification) implements RpcMessage {}

    /// Answers something that we never ask.
    record Reply() implements RpcMessage {}

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
        if (!id.isMissingNode() && !id.isTextual() && !id.isIntegralNumber()) {
            return invalid(
                    NullNode.instance,
                    "id must be a text or a whole number, was " + Quoted.json(id) + ".");
        }
        if (!body.path("jsonrpc").asText().equals("2.0")) {
            return invalid(
                    id, "jsonrpc must be \"2.0\", was " + Quoted.json(body.path("jsonrpc")) + ".");
        }
        if (body.has("method")) {
            return call(body, id);
        }
        return !id.isMissingNode() && (body.has("result") || body.has("error"))
                ? new Reply()
                : invalid(id, "method must be given, such as \"tools/list\".");
    }

    private static RpcMessage call(JsonNode body, JsonNode id) {
        JsonNode method = body.path("method");
        JsonNode params = body.path("params");
        if (!method.isTextual()) {
            return invalid(id, "method must be a text, was " + Quoted.json(method) + ".");
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
                ? new Notice(new JSONRPCNotification("2.0", method.textValue(), plain))
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
