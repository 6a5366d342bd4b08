package bellwether.platform.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// The cookie that a browser's session is known by, as it may travel over this connection. No
/// script of a page can read it, and no page of another site makes a browser send it.
public enum SessionCookie {
    /// Over TLS. Browsers take a cookie of this prefix from this very host only, over TLS only.
    SECURE("__Host-bw", "; Secure"),
    /// In plain text, on this machine or where the settings allow it.
    PLAIN("bw", ""),
    /// Not at all: anyone between the browser and this service could read it.
    NONE("", "");

    private static final String ATTRIBUTE = SessionCookie.class.getName();
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String title;
    private final String transport;

    SessionCookie(String title, String transport) {
        this.title = title;
        this.transport = transport;
    }

    /// Of the request that a route is answering.
    public static SessionCookie of(Context ctx) {
        return ctx.req().getAttribute(ATTRIBUTE) instanceof SessionCookie known ? known : NONE;
    }

    public void remember(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// Its name.
    public String title() {
        return title;
    }

    /// The tokens that a request shows under this name. What cannot be one is passed over, like
    /// cookies of others.
    public Set<String> tokens(Iterable<String> headers) {
        Set<String> tokens = new LinkedHashSet<>();
        if (this == NONE) {
            return tokens;
        }
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(title)) {
                    Optional.of(pair.substring(equals + 1).strip())
                            .filter(value -> TOKEN.matcher(value).matches())
                            .ifPresent(tokens::add);
                }
            }
        }
        return tokens;
    }

    /// The same of a request.
    public Set<String> tokens(Request request) {
        return tokens(request.getHeaders().getValuesList(HttpHeader.COOKIE));
    }

    /// The token that a request shows.
    ///
    /// @throws bellwether.platform.base.Refusal 400 when it shows two that differ
    public Optional<String> token(Request request) {
        Set<String> tokens = tokens(request);
        if (tokens.size() > 1) {
            throw StatusRefusal.of(
                    400,
                    "two_sessions",
                    "The request has %d different cookies named %s; delete the cookies of this host and sign in again."
                            .formatted(tokens.size(), title));
        }
        return tokens.stream().findFirst();
    }

    /// As a `Set-Cookie` header gives it to a browser.
    ///
    /// @param kept how long the browser keeps it; until it closes when empty
    public String given(String token, Optional<Duration> kept) {
        String age = kept.map(time -> "; Max-Age=" + time.toSeconds()).orElse("");
        return "%s=%s; Path=/%s; HttpOnly; SameSite=Strict%s"
                .formatted(title, token, age, transport);
    }

    /// As a `Set-Cookie` header takes it away.
    public String taken() {
        return given("", Optional.of(Duration.ZERO));
    }
}
