package bellwether.platform.http.server;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.RouteKinds;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.problem.BodyDrain;
import bellwether.platform.http.problem.KnownRefusals;
import bellwether.platform.http.problem.ServerProblems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Refuses, by its head alone, what no route may see. A HEAD goes on as the GET that it stands for,
/// so that it is answered, and guarded, alike; the server keeps the body back.
final class RequestFilter extends Handler.Wrapper {
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private static final Set<String> METHODS =
            new TreeSet<>(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
    private static final Set<String> OVERRIDES =
            Set.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    /// RFC 3986, 3.3, and ^.
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%/^-]*+");

    /// Within 8 KB there would be room for a thousand.
    private static final int MOST_HEADERS = 100;

    /// RFC 9110, 8.3.1. The framework takes a parameter apart by itself, and falls over one that
    /// has no value.
    private static final Pattern MEDIA_TYPE = mediaType();

    private final ServerLimits.Body limits;

    RequestFilter(ServerLimits.Body limits) {
        this.limits = limits;
    }

    private static Pattern mediaType() {
        String token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
        String quoted = "\"(?:[^\"\\\\]|\\\\.)*\"";
        String parameter = "(?:" + token + "=(?:" + token + "|" + quoted + "))?";
        String space = "[ \\t]*";
        return Pattern.compile(
                "%s/%s(?:%s;%s%s)*+%s".formatted(token, token, space, space, parameter, space));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Refusal refusal = refusal(request);
        if (refusal == null) {
            refusal = framing(request);
        }
        if (refusal == null) {
            refusal = mediaType(request);
        }
        if (refusal == null && BodyDrain.hasBody(request)) {
            refusal = body(request);
        }
        if (refusal != null) {
            return ServerProblems.refuse(request, response, callback, refusal);
        }
        return super.handle(passed(request), response, callback);
    }

    private static Request passed(Request request) {
        if (request.getMethod().equals("HEAD")) {
            return new AsGet(request);
        }
        return request.getHeaders().contains(EXTENSIONS) ? new Uncompressed(request) : request;
    }

    private static @Nullable Refusal refusal(Request request) {
        if (!PATH.matcher(String.valueOf(request.getHttpURI().getPath())).matches()) {
            return KnownRefusals.of(400);
        }
        if (!METHODS.contains(request.getMethod())) {
            return KnownRefusals.of(405).with("Allow", String.join(", ", METHODS));
        }
        if (request.getMethod().equals("HEAD") && RouteKinds.isStream(request)) {
            return KnownRefusals.of(405).with("Allow", "GET");
        }
        for (String override : OVERRIDES) {
            if (request.getHeaders().contains(override)) {
                return StatusRefusal.of(
                        400,
                        "method_override",
                        "The header %s is not accepted.".formatted(override));
            }
        }
        int headers = request.getHeaders().size();
        return headers <= MOST_HEADERS
                ? null
                : StatusRefusal.of(
                        431,
                        "too_many_headers",
                        "The request has %d headers; the limit is %d."
                                .formatted(headers, MOST_HEADERS));
    }

    /// How the body is wrapped up on its way; what is not understood is not guessed at.
    private static @Nullable Refusal framing(Request request) {
        HttpFields headers = request.getHeaders();
        List<String> codings = headers.getCSV(HttpHeader.TRANSFER_ENCODING, false);
        if (codings.isEmpty()) {
            return null;
        }
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0) {
            return StatusRefusal.of(
                    400,
                    "transfer_encoding_in_http_1_0",
                    "HTTP/1.0 does not support Transfer-Encoding; send Content-Length, or HTTP/1.1.");
        }
        return codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked")
                ? null
                : StatusRefusal.of(
                        501,
                        "transfer_encoding_not_implemented",
                        "Transfer-Encoding must be chunked, was %s."
                                .formatted(Quoted.text(String.join(", ", codings))));
    }

    /// Whether it has a body or not: the framework takes the header apart for any request.
    private static @Nullable Refusal mediaType(Request request) {
        List<String> types = request.getHeaders().getValuesList(HttpHeader.CONTENT_TYPE);
        String all = String.join(", ", types);
        return types.size() <= 1 && (all.isBlank() || MEDIA_TYPE.matcher(all).matches())
                ? null
                : unsupported(
                        "Content-Type must be one media type, such as application/json or text/csv;"
                                + " charset=utf-8, was "
                                + Quoted.text(all));
    }

    private @Nullable Refusal body(Request request) {
        if (RouteKinds.isUpload(request)) {
            return null;
        }
        List<String> codings = request.getHeaders().getCSV(HttpHeader.CONTENT_ENCODING, false);
        if (codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("identity"))) {
            return unsupported(
                    "Compressed bodies are not accepted here; Content-Encoding was "
                            + Quoted.text(String.join(", ", codings)));
        }
        return request.getLength() <= limits.largest()
                ? null
                : KnownRefusals.bodyTooLarge(limits.largest());
    }

    private static Refusal unsupported(String detail) {
        return StatusRefusal.of(415, "unsupported_media_type", detail);
    }

    /// A WebSocket whose messages are not compressed: each would keep its compressor for as long as
    /// it is open.
    private static final class Uncompressed extends Request.Wrapper {
        private final HttpFields headers;

        Uncompressed(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders()).remove(EXTENSIONS).asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }

    private static final class AsGet extends Request.Wrapper {
        AsGet(Request head) {
            super(head);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
