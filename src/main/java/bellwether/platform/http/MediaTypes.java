package bellwether.platform.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;

/// A form in which an answer can be had.
public enum MediaTypes {
    JSON("application", "json"),
    CSV("text", "csv"),
    TEXT("text", "plain"),
    PARQUET("application", "vnd.apache.parquet"),
    HTML("text", "html"),
    EVENTS("text", "event-stream");

    private final String type;
    private final String subtype;

    MediaTypes(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    /// The best of these forms for the caller: the one with the highest quality; of two, the one
    /// that is asked for by name; of two, the first.
    ///
    /// @throws Refusal 406 when none of them will do
    public static MediaTypes of(Context ctx, List<MediaTypes> offered) {
        String accept = HeaderLines.of(ctx, "Accept").orElse(null);
        if (accept == null || accept.isBlank()) {
            return offered.getFirst();
        }
        List<String> types = offered.stream().map(MediaTypes::words).toList();
        return offered.get(
                MediaRanges.best(accept, types).orElseThrow(() -> refusal(accept, types)));
    }

    /// JSON or CSV, as `format` says; else the better one for the caller.
    static MediaTypes byFormat(Context ctx) {
        String format = ctx.queryParam("format");
        if (format == null) {
            return of(ctx, List.of(JSON, CSV));
        }
        return switch (format) {
            case "json" -> JSON;
            case "csv" -> CSV;
            default ->
                    throw Refusal.invalid(
                            "?format",
                            "must be json or csv, was \"%s\"".formatted(Quoted.text(format)));
        };
    }

    /// What a caller who accepts none of the forms of a route is told.
    public static Refusal refusal(String accept, Collection<String> offered) {
        return StatusRefusal.of(
                406,
                "not_acceptable",
                "Available as %s, not as %s."
                        .formatted(String.join(" or ", offered), Quoted.text(accept)));
    }

    private String words() {
        return type + "/" + subtype;
    }
}
