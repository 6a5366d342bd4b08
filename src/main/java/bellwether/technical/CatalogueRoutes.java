package bellwether.technical;

import bellwether.ta.CandlePattern;
import bellwether.ta.Category;
import bellwether.ta.ChartPattern;
import bellwether.ta.Indicator;
import bellwether.ta.Indicators;
import bellwether.web.Answers;
import bellwether.web.DidYouMean;
import bellwether.web.Queries;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The catalogue as JSON. It is whole in every answer: it changes only with the program.
final class CatalogueRoutes implements Routes {
    private record Listed(List<ShownIndicator> indicators) {}

    private record Patterns(List<ShownPattern> patterns) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/indicators", CatalogueRoutes::indicators, Role.READER);
        routes.get("/api/v1/indicators/{name}", CatalogueRoutes::indicator, Role.READER);
        routes.get("/api/v1/patterns", CatalogueRoutes::patterns, Role.READER);
        routes.get("/api/v1/patterns/{name}", CatalogueRoutes::pattern, Role.READER);
    }

    private static void indicators(Context ctx) {
        Queries.allowOnly(ctx, "category");
        Optional<Category> category = Queries.oneOf(ctx, "category", Category.class);
        Answers.json(
                ctx,
                new Listed(
                        Indicators.all().stream()
                                .filter(i -> category.isEmpty() || i.category() == category.get())
                                .map(ShownIndicator::of)
                                .toList()));
    }

    private static void indicator(Context ctx) {
        Queries.allowOnly(ctx);
        String name = ctx.pathParam("name");
        Indicator indicator =
                Indicators.find(name)
                        .orElseThrow(() ->
                                unknown(
                                        "unknown_indicator",
                                        "There is no such indicator.",
                                        Indicators.all().stream().map(Indicator::name).toList(),
                                        name));
        Answers.json(ctx, ShownIndicator.of(indicator));
    }

    private static void patterns(Context ctx) {
        Queries.allowOnly(ctx, "family");
        Optional<ShownPattern.Family> family =
                Queries.oneOf(ctx, "family", ShownPattern.Family.class);
        Answers.json(
                ctx,
                new Patterns(
                        all().filter(p -> family.isEmpty() || p.family() == family.get())
                                .toList()));
    }

    private static void pattern(Context ctx) {
        Queries.allowOnly(ctx);
        String name = ctx.pathParam("name");
        ShownPattern pattern =
                all().filter(p -> p.isCalled(name))
                        .findAny()
                        .orElseThrow(() ->
                                unknown(
                                        "unknown_pattern",
                                        "There is no such pattern.",
                                        all().map(ShownPattern::name).toList(),
                                        name));
        Answers.json(ctx, pattern);
    }

    private static Stream<ShownPattern> all() {
        return Stream.concat(
                Arrays.stream(CandlePattern.values()).map(ShownPattern::of),
                Arrays.stream(ChartPattern.Kind.values()).map(ShownPattern::of));
    }

    private static Refusal unknown(String code, String detail, List<String> known, String typed) {
        return Refusal.notFound(
                code,
                detail
                        + DidYouMean.among(known, typed)
                                .map(meant -> " Did you mean " + meant + "?")
                                .orElse(""));
    }
}
