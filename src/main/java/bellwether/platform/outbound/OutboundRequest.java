package bellwether.platform.outbound;

import java.util.LinkedHashMap;
import java.util.Map;

/// A POST to an address that a user gave.
public final class OutboundRequest {
    private final String url;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public OutboundRequest(String url, String contentType, byte[] body) {
        this.url = url;
        this.contentType = contentType;
        this.body = body.clone();
    }

    /// Adds a header and gives the same request.
    public OutboundRequest with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    String url() {
        return url;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body.clone();
    }

    Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
