package bellwether.market.calendar.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// The exchanges as JSON.
public final class ExchangeRoutes implements Routes {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private record Listed(List<ExchangeView> exchanges) {}

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
                new Listed(
                        calendars.all().stream()
                                .map(calendar -> ExchangeView.of(calendar, now))
                                .toList()));
    }

    private void year(Context ctx) {
        QueryParameters.allowOnly(ctx, "year");
        String mic = ctx.pathParam("mic").toUpperCase(Locale.ROOT);
        TradingCalendar calendar =
                calendars.find(mic).or(() -> calendars.named(mic)).orElseThrow(() -> unknown(mic));
        Instant now = clock.instant();
        int year =
                QueryParameters.integer(
                        ctx, "year", FIRST_YEAR, LAST_YEAR, calendar.day(now).getYear());
        Responses.json(ctx, YearView.of(calendar, year, now));
    }

    private Refusal unknown(String mic) {
        List<String> known = calendars.all().stream().map(c -> c.exchange().mic()).toList();
        return Refusal.notFound(
                "unknown_exchange",
                "Unknown exchange."
                        + DidYouMean.among(known, mic)
                                .map(meant -> " Did you mean " + meant + "?")
                                .orElse(""));
    }
}
