package bellwether.market.refresh;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.feeds.Providers;
import bellwether.market.refresh.http.RefreshRoutes;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps histories up to date.
public final class Refreshes implements RouteSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Others others;
    private final InstantSource clock;
    private final RefreshRounds rounds;
    private final RefreshRoutes routes;
    private final boolean automatic;
    private final Loop looking;

    /// What it needs of others.
    public record Others(Jobs jobs, Market market, Providers providers, Calendars calendars) {}

    /// Nothing happens by itself before [#start()].
    public Refreshes(
            Others others, BodyParser bodies, RefreshSettings settings, InstantSource clock) {
        this.others = others;
        this.clock = clock;
        boolean asked = others.providers().isConfigured();
        rounds =
                new RefreshRounds(
                        others.jobs(),
                        others.market(),
                        others.providers(),
                        others.calendars(),
                        settings);
        routes =
                new RefreshRoutes(
                        rounds,
                        others.jobs(),
                        others.calendars(),
                        bodies,
                        new RefreshRoutes.State(settings, asked));
        automatic = asked && settings.automatic();
        looking = Loop.every(EVERY, "refresh clock", this::tryToLook);
    }

    /// What the job engine does with a refresh job.
    public JobKind kind() {
        return new RefreshJob(others.providers()::fetch, others.market()::calendar, clock);
    }

    @Override
    public List<Routes> routes() {
        return List.of(routes);
    }

    /// Begins to look, once a minute, for sessions that are over; not when that is switched off or
    /// nobody can be asked.
    public void start() {
        if (automatic) {
            looking.start(Duration.ZERO);
        }
    }

    /// What begins refreshes by itself.
    public LoopView loop() {
        return looking.view();
    }

    private void tryToLook() {
        try {
            rounds.look();
        } catch (RuntimeException e) {
            LOG.warn("Creating due refresh jobs failed and will be retried: {}", e.toString());
        }
    }

    @Override
    public void close() {
        looking.close();
    }
}
