package bellwether.research.screen.http;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.screen.sheet.SheetLayout;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.ScreenGroups;
import bellwether.research.screen.work.ScreenReader.Understood;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What conditions may name, and what a screen finds in each sector or exchange.
public final class ScreenCatalogRoutes implements Routes {
    private static final List<String> GROUPS = List.of("sector", "exchange");

    private final ScreenDesk desk;
    private final ScreenRequests requests;

    public ScreenCatalogRoutes(ScreenDesk desk, ScreenStore store) {
        this.desk = desk;
        this.requests = new ScreenRequests(desk, store);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ScreenRoutes.ALL + "/fields", this::fields, Role.READER);
        routes.get(ScreenRoutes.ALL + "/groups", this::groups, Role.READER);
    }

    private record ShownField(
            String name,
            String type,
            @JsonSerialize(using = EmptyAsNull.class) String unit,
            @JsonSerialize(using = EmptyAsNull.class) String range,
            String meaning,
            String source,
            List<String> words,
            boolean onSheet) {
        static ShownField of(RuleField field) {
            return new ShownField(
                    field.name(),
                    field.type().name().toLowerCase(Locale.ROOT),
                    field.unit(),
                    field.range(),
                    field.meaning(),
                    field.source(),
                    field.words(),
                    SheetLayout.has(field.name()));
        }
    }

    private void fields(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        RuleFields fields = desk.facts(Callers.of(ctx).owner(), Timeframe.DAY).fields();
        List<ShownField> all =
                Stream.concat(SheetLayout.all().stream(), fields.all().stream())
                        .filter(field -> !fields.needsBenchmark(field.name()))
                        .map(ShownField::of)
                        .distinct()
                        .toList();
        reading.answer(EntityTag.ofBytes(), Page.whole(all));
    }

    private void groups(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "q", "screen", "universe", "timeframe", "fields", "by");
        String by = Optional.ofNullable(ctx.queryParam("by")).orElse("sector");
        if (!GROUPS.contains(by)) {
            throw Refusal.invalid("?by", DidYouMean.rule(GROUPS, by));
        }
        AskedScreen asked = requests.of(ctx);
        Understood understood =
                desk.understood(Callers.of(ctx).owner(), asked.query(), asked.pointer());
        if (!understood.lacking().isEmpty()) {
            throw Refusal.invalid(
                    "?q",
                    "must be decided by the sheets, which lack %s"
                            .formatted(String.join(" and ", understood.lacking())));
        }
        reading.answer(
                EntityTag.ofBytes(),
                Page.whole(new ScreenGroups(desk.ofSheets(understood)).by(by)));
    }
}
