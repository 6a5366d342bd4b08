package bellwether.platform.http.problem;

import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Gives every request an id (the caller's own when it is a decent one) and every answer the same
/// headers, whoever writes it.
public final class ResponseHeaders extends Handler.Wrapper {
    public static final String REQUEST_ID = "X-Request-Id";

    private static final String FIELDS = ResponseHeaders.class.getName();
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final HttpFields ALWAYS =
            HttpFields.build()
                    .put("X-Content-Type-Options", "nosniff")
                    .put("X-Frame-Options", "DENY")
                    .put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .put("Cross-Origin-Resource-Policy", "same-origin")
                    .put("Referrer-Policy", "no-referrer")
                    .put(HttpHeader.CACHE_CONTROL, "no-store")
                    .asImmutable();

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        stamp(request, response);
        return super.handle(request, response, callback);
    }

    /// Puts the headers on an answer that has lost them, or never came through here.
    static void stamp(Request request, Response response) {
        fields(request).forEach(field -> response.getHeaders().put(field));
    }

    /// One more header for whatever will be answered.
    public static void add(Request request, Response response, String name, String value) {
        fields(request).put(name, value);
        response.getHeaders().put(name, value);
    }

    /// One more member of a header that is a list.
    public static void append(Request request, Response response, String name, String value) {
        String known = fields(request).get(name);
        add(request, response, name, known == null ? value : known + ", " + value);
    }

    public static String requestId(Request request) {
        return String.valueOf(fields(request).get(REQUEST_ID));
    }

    private static HttpFields.Mutable fields(Request request) {
        if (request.getAttribute(FIELDS) instanceof HttpFields.Mutable known) {
            return known;
        }
        HttpFields.Mutable fields = HttpFields.build(ALWAYS);
        fields.put(REQUEST_ID, decent(request.getHeaders().get(REQUEST_ID)));
        if (request.isSecure()
                || "https"
                        .equalsIgnoreCase(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO))) {
            fields.put(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
        request.setAttribute(FIELDS, fields);
        return fields;
    }

    private static String decent(@Nullable String given) {
        return given != null && DECENT.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
