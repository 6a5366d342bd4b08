package bellwether.market.calendar.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// The exchanges as JSON.
public final class ExchangeRoutes implements Routes {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final Calendars calendars;
    private final InstantSource clock;

    public ExchangeRoutes(Calendars calendars, InstantSource clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/exchanges", this::list, Role.READER);
        routes.get("/api/v1/exchanges/{mic}", this::year, Role.READER);
    }

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Instant now = clock.instant();
        Responses.json(
                ctx,
                Page.whole(
                        calendars.all().stream()
                                .map(calendar -> ExchangeView.of(calendar, now))
                                .toList()));
    }

    private void year(Context ctx) {
        QueryParameters.allowOnly(ctx, "year");
        String typed = ctx.pathParam("mic");
        String mic = typed.toUpperCase(Locale.ROOT);
        TradingCalendar calendar =
                calendars
                        .find(mic)
                        .or(() -> calendars.named(mic))
                        .orElseThrow(() -> unknown(typed));
        Instant now = clock.instant();
        int year =
                QueryParameters.integer(
                        ctx, "year", FIRST_YEAR, LAST_YEAR, calendar.day(now).getYear());
        Responses.json(ctx, YearView.of(calendar, year, now));
    }

    private Refusal unknown(String typed) {
        String meant = calendars.meant(typed).map(code -> " Did you mean " + code + "?").orElse("");
        return Refusal.notFound(
                "unknown_exchange",
                "Unknown exchange %s.%s GET /api/v1/exchanges lists all."
                        .formatted(Quoted.text(typed), meant));
    }
}
