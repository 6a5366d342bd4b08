package bellwether.platform.http.security;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.http.problem.ResponseHeaders;
import bellwether.platform.http.problem.ServerProblems;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Lets pages of the listed origins, and our own, call from a browser. For any other, `null`
/// included, nothing is done but to say so.
public final class Cors extends Handler.Wrapper {
    private static final String ALLOW = "Access-Control-Allow-";

    /// All that an answer may depend on besides the address and the key.
    private static final String VARY = "Accept, Accept-Encoding, Origin";

    /// What pages may read of an answer: all that the API's document lists, and what every answer
    /// carries.
    private static final String EXPOSED =
            "Content-Disposition, Content-Security-Policy, ETag, Idempotent-Replayed, Link,"
                    + " Location, Preference-Applied, RateLimit, RateLimit-Policy, Retry-After,"
                    + " Upload-Offset, X-Anchored-At, X-Bars-Used, X-Data-Version, X-Request-Id,"
                    + " X-Source, X-Synthetic, X-Warm-Up, X-Failed-Items, X-Robots-Tag, X-Warnings";

    /// What pages may send.
    private static final String ALLOWED =
            "Accept, Authorization, Content-Encoding, Content-Type, Idempotency-Key, If-Match,"
                    + " If-None-Match, Last-Event-ID, MCP-Protocol-Version, Prefer, Upload-Offset,"
                    + " X-API-Key, X-Request-Id";

    private final AllowedOrigins origins;

    public Cors(AllowedOrigins origins) {
        this.origins = origins;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ResponseHeaders.add(request, response, "Vary", VARY);
        HttpFields headers = request.getHeaders();
        if (!headers.contains(HttpHeader.ORIGIN)) {
            return super.handle(request, response, callback);
        }
        // several Origin headers come as one value with commas, which is on no list
        String origin = String.join(",", headers.getValuesList(HttpHeader.ORIGIN));
        if (origins.allowed().contains(origin)) {
            return allowed(origin, request, response, callback);
        }
        if (isOwn(origin, headers.get(HttpHeader.HOST))) {
            return super.handle(request, response, callback);
        }
        Refusal refusal = StatusRefusal.of(403, "origin_not_allowed", reason(headers, origin));
        return ServerProblems.refuse(request, response, callback, refusal);
    }

    /// A browser that calls the page our own knows this service by another name than came here.
    private static String reason(HttpFields headers, String origin) {
        String template =
                "same-origin".equals(headers.get("Sec-Fetch-Site"))
                        ? "For the browser this page of %s is the service's own, but the request"
                                + " names another Host. A proxy in between must pass Host on"
                                + " unchanged."
                        : "Pages of %s may not call this service; add the origin to CORS_ORIGINS to"
                                + " allow it.";
        return template.formatted(Quoted.text(origin));
    }

    private boolean allowed(String origin, Request request, Response response, Callback callback)
            throws Exception {
        ResponseHeaders.add(request, response, ALLOW + "Origin", origin);
        ResponseHeaders.add(request, response, "Access-Control-Expose-Headers", EXPOSED);
        if (!isPreflight(request)) {
            return super.handle(request, response, callback);
        }
        response.setStatus(204);
        response.getHeaders()
                .put(new HttpField(ALLOW + "Methods", "GET, HEAD, POST, PUT, PATCH, DELETE"))
                .put(ALLOW + "Headers", ALLOWED)
                .put("Access-Control-Max-Age", "600");
        callback.succeeded();
        return true;
    }

    private static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains("Access-Control-Request-Method");
    }

    /// A browser names the origin on a page's calls to its own host too.
    private static boolean isOwn(String origin, @Nullable String host) {
        return host != null
                && (origin.equalsIgnoreCase("http://" + host)
                        || origin.equalsIgnoreCase("https://" + host));
    }
}
