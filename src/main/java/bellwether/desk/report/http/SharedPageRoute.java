package bellwether.desk.report.http;

import bellwether.desk.report.share.ShareBook;
import bellwether.platform.base.Role;
import bellwether.platform.document.SheetStyle;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/// Frozen pages, for all who have their links. A link that does not work is answered in one way, so
/// that it does not show which shares there are.
public final class SharedPageRoute implements Routes {
    private static final String TYPE = "text/html; charset=utf-8";

    /// Beside what the page allows itself.
    private static final String STRICT = "; frame-ancestors 'none'; sandbox";

    private static final String STYLE = "<style>";

    private static final String GONE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/><meta name="robots" content="noindex"/><title>No page</title></head>
            <body><main><h1>There is no page at this link.</h1>
            <p>It has expired, was revoked, or is not complete. Ask the sender for a new one.</p></main></body></html>
            """;

    private final ShareBook book;

    public SharedPageRoute(ShareBook book) {
        this.book = book;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{token}", this::show, Role.PUBLIC);
    }

    private void show(Context ctx) {
        Optional<String> page = book.open(ctx.pathParam("token"));
        String answer = page.orElse(GONE);
        ctx.header("Content-Security-Policy", policy(answer) + STRICT);
        ctx.header("X-Robots-Tag", "noindex, nofollow, noarchive");
        ctx.header("Cache-Control", "no-store");
        ctx.status(page.isPresent() ? 200 : 404).contentType(TYPE).result(answer);
    }

    /// Under which only the style sheet that is in the page does anything.
    private static String policy(String page) {
        int from = page.indexOf(STYLE);
        String css =
                from < 0
                        ? ""
                        : page.substring(from + STYLE.length(), page.indexOf("</style>", from));
        return SheetStyle.ofChart(css).policy();
    }
}
