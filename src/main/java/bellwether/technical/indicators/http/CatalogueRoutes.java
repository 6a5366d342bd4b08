package bellwether.technical.indicators.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.technical.indicators.IndicatorView;
import bellwether.technical.indicators.PatternView;
import bellwether.technical.ta.Category;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The catalogue as JSON. It is whole in every answer: it changes only with the program.
public final class CatalogueRoutes implements Routes {
    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/indicators", CatalogueRoutes::indicators, Role.READER);
        routes.get("/api/v1/indicators/{name}", CatalogueRoutes::indicator, Role.READER);
        routes.get("/api/v1/patterns", CatalogueRoutes::patterns, Role.READER);
        routes.get("/api/v1/patterns/{name}", CatalogueRoutes::pattern, Role.READER);
    }

    private static void indicators(Context ctx) {
        QueryParameters.allowOnly(ctx, "category");
        Optional<Category> category =
                QueryParameters.oneOf(
                        ctx,
                        "category",
                        Category.class,
                        one -> one.name().toLowerCase(Locale.ROOT));
        Responses.json(
                ctx,
                Page.whole(
                        Indicators.all().stream()
                                .filter(i -> category.isEmpty() || i.category() == category.get())
                                .map(IndicatorView::of)
                                .toList()));
    }

    private static void indicator(Context ctx) {
        QueryParameters.allowOnly(ctx);
        String name = ctx.pathParam("name");
        Indicator indicator =
                Indicators.find(name)
                        .orElseThrow(() ->
                                unknown(
                                        "unknown_indicator",
                                        "indicator",
                                        Indicators.all().stream().map(Indicator::name).toList(),
                                        name));
        Responses.json(ctx, IndicatorView.of(indicator));
    }

    private static void patterns(Context ctx) {
        QueryParameters.allowOnly(ctx, "family");
        Optional<PatternView.Family> family =
                QueryParameters.oneOf(ctx, "family", PatternView.Family.class);
        Responses.json(
                ctx,
                Page.whole(
                        all().filter(p -> family.isEmpty() || p.family() == family.get())
                                .toList()));
    }

    private static void pattern(Context ctx) {
        QueryParameters.allowOnly(ctx);
        String name = ctx.pathParam("name");
        PatternView pattern =
                all().filter(p -> p.isCalled(name))
                        .findAny()
                        .orElseThrow(() ->
                                unknown(
                                        "unknown_pattern",
                                        "pattern",
                                        all().map(PatternView::name).toList(),
                                        name));
        Responses.json(ctx, pattern);
    }

    private static Stream<PatternView> all() {
        return Stream.concat(
                Arrays.stream(CandlePattern.values()).map(PatternView::of),
                Arrays.stream(ChartPattern.Kind.values()).map(PatternView::of));
    }

    private static Refusal unknown(String code, String what, List<String> known, String typed) {
        return Refusal.notFound(
                code,
                "Unknown %s %s.%s GET /api/v1/%ss lists all."
                        .formatted(
                                what, Quoted.text(typed), DidYouMean.sentence(known, typed), what));
    }
}
