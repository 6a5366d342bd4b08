package bellwether.platform.http.openapi;

import bellwether.platform.base.Json;
import bellwether.platform.http.MediaTypes;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `GET /docs/problems`: what each code of a problem document means and what to do about it, as a
/// page without scripts or as JSON. Both are made of one table, `problems.yaml`.
final class ProblemPage {
    static final String PATH = "/docs/problems";

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    private @Nullable Written written;

    private record Written(CachedRepresentation page, CachedRepresentation json) {}

    /// @param type of the problem documents with this code
    private record Shown(
            String code,
            String type,
            List<Integer> status,
            boolean item,
            String meaning,
            String action) {
        static Shown of(ProblemCode problem) {
            return new Shown(
                    problem.code(),
                    PATH + "#" + problem.code(),
                    problem.status(),
                    problem.item(),
                    problem.meaning(),
                    problem.action());
        }
    }

    void answer(Context ctx) {
        QueryParameters.allowOnly(ctx);
        MediaTypes media = MediaTypes.of(ctx, List.of(MediaTypes.HTML, MediaTypes.JSON));
        if (media == MediaTypes.JSON) {
            written().json().answer(ctx, "no-cache");
        } else {
            ctx.header("Content-Security-Policy", POLICY);
            written().page().answer(ctx, "no-cache");
        }
    }

    private synchronized Written written() {
        Written known = written;
        if (known == null) {
            List<ProblemCode> codes = DocumentFragments.problems();
            known =
                    new Written(
                            text(html(codes), "text/html;charset=utf-8"),
                            text(json(codes), "application/json"));
            written = known;
        }
        return known;
    }

    private static CachedRepresentation text(String text, String type) {
        return new CachedRepresentation(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String json(List<ProblemCode> codes) {
        return Json.write(Page.whole(codes.stream().map(Shown::of).toList()));
    }

    private static String html(List<ProblemCode> codes) {
        return DocumentAssets.text("problems.html")
                .replace("{{answers}}", sections(codes, ProblemCode::isAnswered))
                .replace("{{items}}", sections(codes, code -> !code.isAnswered()));
    }

    private static String sections(List<ProblemCode> codes, Predicate<ProblemCode> wanted) {
        return codes.stream()
                .filter(wanted)
                .map(ProblemPage::section)
                .collect(Collectors.joining("\n"));
    }

    private static String section(ProblemCode problem) {
        String status =
                problem.status().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String also = problem.item() && problem.isAnswered() ? " · also failed job items" : "";
        return """
        <section id="%1$s"><h3><a href="#%1$s"><code>%1$s</code></a> <span>%2$s</span></h3>
        <p>%3$s</p><p>%4$s</p></section>\
        """
                .formatted(
                        problem.code(),
                        status + also,
                        escaped(problem.meaning()),
                        escaped(problem.action()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
