package bellwether.platform.http.openapi;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The document in JSON and YAML, and the page that shows it. Nothing is read before somebody asks,
/// so that starting stays as quick as without it.
public final class OpenApiRoutes implements Routes {
    private static final String ANEW_EACH_TIME = "no-cache";
    private static final String FOR_AN_HOUR = "public, max-age=3600";

    /// Ours alone, from this host alone, and no frame around it. Swagger UI writes style attributes
    /// and has its icons as data.
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    private @Nullable Written written;

    private record Written(CachedRepresentation json, CachedRepresentation yaml) {}

    @Override
    public void addTo(RoutesConfig routes) {
        new OfferedTypes(() -> OpenApiDocument.assemble(new DocumentFragments())).addTo(routes);
        routes.get(
                "/openapi.json",
                ctx -> document(ctx).json().answer(ctx, ANEW_EACH_TIME),
                Role.PUBLIC);
        // as clients of the older systems know it
        routes.get(
                "/swagger.json",
                ctx -> document(ctx).json().answer(ctx, ANEW_EACH_TIME),
                Role.PUBLIC);
        routes.get(
                "/openapi.yaml",
                ctx -> document(ctx).yaml().answer(ctx, ANEW_EACH_TIME),
                Role.PUBLIC);
        routes.get("/docs", OpenApiRoutes::page, Role.PUBLIC);
        routes.get(ProblemPage.PATH, new ProblemPage()::answer, Role.PUBLIC);
        routes.get("/docs/{file}", OpenApiRoutes::asset, Role.PUBLIC);
    }

    private Written document(Context ctx) {
        QueryParameters.allowOnly(ctx);
        return written();
    }

    private synchronized Written written() {
        Written known = written;
        if (known == null) {
            ObjectNode document = OpenApiDocument.assemble(new DocumentFragments());
            known =
                    new Written(
                            text(Json.write(document), "application/json"),
                            text(DocumentFragments.yaml(document), "application/yaml"));
            written = known;
        }
        return known;
    }

    private static CachedRepresentation text(String text, String type) {
        return new CachedRepresentation(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static void page(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ctx.header("Content-Security-Policy", PAGE_POLICY);
        DocumentAssets.page().answer(ctx, ANEW_EACH_TIME);
    }

    private static void asset(Context ctx) {
        QueryParameters.allowOnly(ctx);
        DocumentAssets.find(ctx.pathParam("file"))
                .orElseThrow(() ->
                        Refusal.notFound(
                                "no_such_file", "The documentation has no file with this name."))
                .answer(ctx, FOR_AN_HOUR);
    }
}
