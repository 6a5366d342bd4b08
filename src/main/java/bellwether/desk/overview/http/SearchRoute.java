package bellwether.desk.overview.http;

import bellwether.desk.overview.search.FoundThing;
import bellwether.desk.overview.search.ThingSearch;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// Finds symbols, and what is the caller's, by name.
public final class SearchRoute implements Routes {
    private static final int MOST = 50;
    private static final int USUAL = 20;
    private static final int LONGEST = 64;

    private static final CsvOutput<FoundThing> TABLE =
            CsvOutput.<FoundThing>of("search")
                    .with("kind", thing -> thing.kind().word())
                    .with("id", FoundThing::id)
                    .with("title", FoundThing::title)
                    .with("detail", FoundThing::detail);

    private final ThingSearch search;

    public SearchRoute(ThingSearch search) {
        this.search = search;
    }

    /// @param more whether there are matches that fit less
    /// @param didYouMean null where something was found, or nothing is close
    private record Shown(
            @JsonUnwrapped Page<FoundThing> page, boolean more, @Nullable String didYouMean) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/search", this::search, Role.READER);
    }

    private void search(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "q", "limit");
        int limit = QueryParameters.integer(ctx, "limit", 1, MOST, USUAL);
        ThingSearch.Found found = search.find(Callers.of(ctx).owner(), text(ctx), limit);
        reading.answer(
                EntityTag.ofBytes(),
                new Shown(Page.whole(found.items()), found.more(), found.didYouMean().orElse(null)),
                TABLE,
                found::items);
    }

    private static String text(Context ctx) {
        String text = ctx.queryParam("q");
        if (text == null || text.isBlank() || text.strip().length() > LONGEST) {
            throw Refusal.invalid(
                    "?q",
                    "must be 1 to %d characters of a ticker or a name, was %s"
                            .formatted(
                                    LONGEST,
                                    text == null ? "not given" : "\"" + Quoted.text(text) + "\""));
        }
        return text;
    }
}
