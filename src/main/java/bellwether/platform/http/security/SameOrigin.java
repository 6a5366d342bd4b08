package bellwether.platform.http.security;

import bellwether.platform.http.PageReads;
import bellwether.platform.http.SessionCookie;
import bellwether.platform.http.StatusRefusal;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Keeps pages of others from using what a browser sends by itself: its session's cookie, or that
/// it runs on this machine. A page of the same host on another port counts as one of them, for
/// cookies know no ports.
final class SameOrigin {
    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    /// What a request is known by.
    enum By {
        COOKIE,
        MACHINE
    }

    /// Lets requests of our own pages on, those that a person typed in, and, for this machine's
    /// user, those of programs.
    ///
    /// @throws bellwether.platform.base.Refusal 403 for any other
    static void require(Request request, By by, SessionCookie transport) {
        boolean reads = READS.contains(request.getMethod()) && !RequiredRoles.isWebSocket(request);
        List<String> sites = request.getHeaders().getValuesList(SITE);
        List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
        boolean ours = isOwn(request, origins, transport);
        if (!origins.isEmpty() && !ours) {
            throw refusal(by);
        }
        if (!sites.isEmpty()) {
            boolean own = sites.equals(List.of("same-origin"));
            if (!own && !(reads && sites.equals(List.of("none")))) {
                throw refusal(by);
            }
            if (own && reads) {
                PageReads.remember(request);
            }
        } else if (by == By.COOKIE && !reads && !ours) {
            throw refusal(by);
        }
    }

    /// Over TLS pages in plain text are pages of others.
    private static boolean isOwn(Request request, List<String> origins, SessionCookie transport) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        return origins.size() == 1
                && host != null
                && (origins.getFirst().equalsIgnoreCase("https://" + host)
                        || (transport != SessionCookie.SECURE
                                && origins.getFirst().equalsIgnoreCase("http://" + host)));
    }

    private static StatusRefusal refusal(By by) {
        return StatusRefusal.of(
                403,
                "cross_site",
                by == By.COOKIE
                        ? "A session works only for this service's own pages and for addresses opened"
                                + " directly. Pages of other origins, also of other ports of this host,"
                                + " must send an API key and be in CORS_ORIGINS."
                        : "The request came from a page of another origin. Open the address directly;"
                                + " pages of other origins, also of other ports of this host, must send"
                                + " an API key and be in CORS_ORIGINS.");
    }
}
