package bellwether.research.screen.http;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.screen.sheet.SheetLayout;
import bellwether.research.screen.work.FactFields;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What conditions may name.
public final class ScreenCatalogRoutes implements Routes {
    private final ScreenDesk desk;

    public ScreenCatalogRoutes(ScreenDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ScreenRoutes.ALL + "/fields", this::fields, Role.READER);
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
                    SheetLayout.has(field.name()) || FactFields.has(field.name()));
        }
    }

    private void fields(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        desk.expire(Timeframe.DAY);
        RuleFields fields = desk.facts(Callers.of(ctx).owner(), Timeframe.DAY).fields();
        List<ShownField> all =
                Stream.concat(SheetLayout.all().stream(), fields.all().stream())
                        .filter(field -> !fields.needsBenchmark(field.name()))
                        .map(ShownField::of)
                        .distinct()
                        .toList();
        reading.answer(EntityTag.ofBytes(), Page.whole(all));
    }
}
