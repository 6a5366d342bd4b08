package bellwether.platform.access.http;

import bellwether.platform.access.BrowserSession;
import bellwether.platform.access.SessionCatalog;
import bellwether.platform.http.SessionCookie;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The cookie of a session in a request and its answer.
final class OpenedSession {
    private OpenedSession() {}

    /// How this browser wants its session; the one that it has is replaced.
    static SessionCatalog.Wish wish(Context ctx, boolean stay) {
        Set<String> shown =
                SessionCookie.of(ctx).tokens(Collections.list(ctx.req().getHeaders("Cookie")));
        return new SessionCatalog.Wish(
                stay,
                Objects.requireNonNullElse(ctx.header("User-Agent"), ""),
                shown.size() == 1 ? shown.stream().findFirst() : Optional.empty());
    }

    static void give(Context ctx, SessionCatalog.Opened opened) {
        set(
                ctx,
                SessionCookie.of(ctx)
                        .given(
                                opened.token().text(),
                                opened.session().stay()
                                        ? Optional.of(BrowserSession.LONGEST)
                                        : Optional.empty()));
    }

    static void take(Context ctx) {
        set(ctx, SessionCookie.of(ctx).taken());
    }

    private static void set(Context ctx, String cookie) {
        ctx.header("Set-Cookie", cookie);
    }
}
