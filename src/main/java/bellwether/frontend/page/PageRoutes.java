package bellwether.frontend.page;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.PagePreference;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// `/` and `/app/…`: the page, which is a client of the API as any other; and the files that it
/// loads. They hold no data, so anyone may have them. Programs get the index at `/`.
public final class PageRoutes implements Routes {
    private static final String ANEW_EACH_TIME = "no-cache";

    /// Ours alone, from this host alone, no frame around it, and no text that becomes code.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; form-action 'none'; base-uri 'none'; "
                    + "frame-ancestors 'none'; require-trusted-types-for 'script'; "
                    + "trusted-types 'none'";

    private final ServiceIndex index;
    private @Nullable PageFiles files;

    public PageRoutes(String version) {
        index = new ServiceIndex(version);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::front, Role.PUBLIC);
        routes.get("/app/{view}", this::view, Role.PUBLIC);
        routes.get("/app/{view}/{item}", this::view, Role.PUBLIC);
        routes.get("/page/{release}/{file}", ctx -> file(ctx, ctx.pathParam("file")), Role.PUBLIC);
        routes.get(
                "/page/{release}/{folder}/{file}",
                ctx -> file(ctx, ctx.pathParam("folder") + "/" + ctx.pathParam("file")),
                Role.PUBLIC);
    }

    private void front(Context ctx) {
        if (PagePreference.of(ctx)) {
            shell(ctx, ViewModules.FRONT);
        } else {
            QueryParameters.allowOnly(ctx);
            index.answer(ctx);
        }
    }

    private void view(Context ctx) {
        shell(ctx, ctx.pathParam("view"));
    }

    /// The query is the page's own: what a view shows is in its address.
    private void shell(Context ctx, String view) {
        secure(ctx);
        files().shell(view).answer(ctx, ANEW_EACH_TIME);
    }

    private void file(Context ctx, String name) {
        QueryParameters.allowOnly(ctx);
        PageFile file =
                files().find(ctx.pathParam("release"), name)
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "no_such_file",
                                        "The page of this release has no file %s at this address;"
                                                        .formatted(Quoted.text(name))
                                                + " reload /."));
        secure(ctx);
        file.answer(ctx, PageFiles.FOR_EVER);
    }

    private static void secure(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    /// Read when first asked for, so that starting stays as quick as without them.
    private synchronized PageFiles files() {
        PageFiles known = files;
        if (known == null) {
            known = new PageFiles(new PageSource(PageRoutes.class.getClassLoader()).read());
            files = known;
        }
        return known;
    }
}
