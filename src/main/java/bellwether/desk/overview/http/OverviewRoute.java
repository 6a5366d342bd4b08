package bellwether.desk.overview.http;

import bellwether.desk.overview.today.OverviewReport;
import bellwether.desk.overview.today.TodayOverview;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// What happened since the last visit.
public final class OverviewRoute implements Routes {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofDays(366);

    private final TodayOverview overview;
    private final InstantSource clock;

    public OverviewRoute(TodayOverview overview, InstantSource clock) {
        this.overview = overview;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/overview", this::overview, Role.READER);
    }

    private void overview(Context ctx) throws InterruptedException {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "since");
        OverviewReport report = overview.of(Callers.actor(ctx), since(ctx));
        reading.answer(EntityTag.of(Json.answer(report.parts().timeless())), report);
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant since(Context ctx) {
        Instant now = clock.instant();
        Instant since =
                QueryParameters.time(ctx, "since")
                        .orElseGet(() -> now.minus(USUAL).truncatedTo(ChronoUnit.MINUTES));
        if (since.isAfter(now) || since.isBefore(now.minus(MOST))) {
            throw Refusal.invalid(
                    "?since",
                    "must be a time within the last %d days, from %s to %s, was %s"
                            .formatted(
                                    MOST.toDays(), seconds(now.minus(MOST)), seconds(now), since));
        }
        return since;
    }
}
