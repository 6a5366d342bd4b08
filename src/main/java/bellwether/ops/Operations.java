package bellwether.ops;

import bellwether.web.Exchange;
import bellwether.web.HttpServer;
import bellwether.web.Listener;
import bellwether.web.MemoryBudget;
import bellwether.web.Queries;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// The door of this room: health, readiness and metrics. It hears of every exchange and passes it
/// on to the log.
public final class Operations implements Routes, Listener, AutoCloseable {
    /// How long the job engine may fail at its work before requests are no longer welcome.
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

    private final News news;
    private final Sampler sampler;
    private final Metrics metrics;
    private final Health health;

    public Operations(String version, InstantSource clock, News news, Watched watched) {
        this.news = news;
        sampler = new Sampler(watched.engine(), watched.jobs(), clock);
        metrics = new Metrics(version, watched, sampler);
        news.reports().ifPresent(metrics::dropped);
        health =
                new Health(
                        version,
                        clock,
                        Map.of(
                                "database",
                                watched.web()::answers,
                                "jobs",
                                () -> watched.jobs().failing().compareTo(LONGEST_OUTAGE) < 0),
                        new Components(watched, sampler));
    }

    /// Begins to look at the database now and then.
    public void start() {
        sampler.start();
    }

    /// Shows this server's figures too.
    public void watch(HttpServer server) {
        metrics.watch(server);
    }

    /// Shows what reads hold in memory too.
    public void watch(MemoryBudget memory) {
        metrics.watch(memory);
    }

    /// From now on `/ready` says no, so that no new request is sent here.
    public void drain() {
        health.drain();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        health.addTo(routes);
        routes.get("/metrics", this::metrics, Role.ADMIN);
    }

    private void metrics(Context ctx) {
        Queries.allowOnly(ctx);
        ctx.contentType(Metrics.CONTENT_TYPE).result(metrics.text());
    }

    @Override
    public void accept(Exchange exchange) {
        metrics.http().accept(exchange);
        news.accept(exchange);
    }

    @Override
    public void failed(Throwable fault, String where, String requestId) {
        news.failed(fault, where, requestId);
    }

    @Override
    public void close() {
        sampler.close();
        metrics.close();
    }
}
