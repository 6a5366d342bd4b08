package bellwether.platform.maintenance.http;

import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.maintenance.MaintenanceDao;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Shows the last nights' maintenance.
public final class MaintenanceRoutes implements Routes {
    private static final int NIGHTS = 7;

    private final MaintenanceDao dao;

    public MaintenanceRoutes(MaintenanceDao dao) {
        this.dao = dao;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/maintenance", this::nights, Role.ADMIN);
    }

    private void nights(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<Shown> shown =
                dao.jdbi()
                        .withHandle(h ->
                                dao.nights(h, NIGHTS).stream()
                                        .map(night -> shown(h, night))
                                        .toList());
        Responses.json(ctx, Page.whole(shown));
    }

    private Shown shown(Handle h, MaintenanceDao.Night night) {
        return new Shown(
                night.id(),
                night.night(),
                night.state(),
                night.createdAt(),
                night.finishedAt(),
                dao.chores(h, night.id()).stream()
                        .map(MaintenanceRoutes::report)
                        .map(Report::new)
                        .toList(),
                dao.waiting(h, night.id()));
    }

    private static String report(MaintenanceDao.Ended ended) {
        return Optional.ofNullable(ended.report())
                .orElseGet(() -> Json.write(new Undone(ended.chore(), ended.message())));
    }

    private record Shown(
            UUID id,
            @JsonProperty("due_on") String night,
            String state,
            Instant createdAt,
            @Nullable Instant finishedAt,
            List<Report> chores,
            List<MaintenanceDao.Waiting> waiting) {}

    /// As it was written when the chore ended.
    private record Report(@com.fasterxml.jackson.annotation.JsonValue @JsonRawValue String json) {}

    private record Undone(String chore, @JsonProperty("message") @Nullable String error) {}
}
