package bellwether.analysis;

import bellwether.web.Answers;
import bellwether.web.Bodies;
import bellwether.web.Callers;
import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import bellwether.web.Version;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The routes under `/api/v1/profiles`.
final class ProfileRoutes implements Routes {
    private static final String ONE = "/api/v1/profiles/{profile}";

    private final ProfileShelf shelf;
    private final Bodies bodies;

    ProfileRoutes(ProfileShelf shelf, Bodies bodies) {
        this.shelf = shelf;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/profiles", this::list, Role.READER);
        routes.post("/api/v1/profiles", this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.put(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
    }

    private void list(Context ctx) {
        Reading reading = Reading.json(ctx);
        Queries.allowOnly(ctx);
        reading.answer(Version.ofBytes(), new Listed(shelf.all(owner(ctx))));
    }

    private void create(Context ctx) {
        Queries.allowOnly(ctx);
        ProfileBody body = bodies.read(ctx, ProfileBody.class);
        StoredProfile made = shelf.create(owner(ctx), body.profile());
        ctx.status(201);
        ctx.header("Location", "/api/v1/profiles/" + made.profile().name());
        answer(ctx, made);
    }

    private void show(Context ctx) {
        Reading reading = Reading.json(ctx);
        Queries.allowOnly(ctx);
        StoredProfile profile = known(ctx);
        reading.answer(profile.state(), profile);
    }

    private void change(Context ctx) {
        Queries.allowOnly(ctx);
        StoredProfile old = known(ctx);
        ProfileShelf.refuseShipped(old);
        ProfileBody body = bodies.read(ctx, ProfileBody.class);
        String condition =
                condition(ctx)
                        .orElseThrow(() ->
                                Refusal.of(
                                        428,
                                        "if_match_required",
                                        "Send the profile's ETag as If-Match, so that no change of somebody else is lost."));
        requireMatch(condition, old);
        answer(ctx, shelf.change(old, body.profile()));
    }

    private void delete(Context ctx) {
        Queries.allowOnly(ctx);
        StoredProfile old = known(ctx);
        ProfileShelf.refuseShipped(old);
        condition(ctx).ifPresent(condition -> requireMatch(condition, old));
        shelf.delete(old);
        Answers.nothing(ctx);
    }

    private StoredProfile known(Context ctx) {
        return shelf.known(owner(ctx), ctx.pathParam("profile"));
    }

    private static Optional<String> condition(Context ctx) {
        return Optional.ofNullable(ctx.header("If-Match"));
    }

    private static void requireMatch(String condition, StoredProfile profile) {
        boolean matches =
                condition.strip().equals("*")
                        || Arrays.stream(condition.split(",", -1))
                                .map(String::strip)
                                .anyMatch(profile.state().header()::equals);
        if (!matches) {
            throw ProfileShelf.moved();
        }
    }

    private static void answer(Context ctx, StoredProfile profile) {
        ctx.header("ETag", profile.state().header());
        Answers.json(ctx, profile);
    }

    private static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }

    private record Listed(List<StoredProfile> profiles) {}
}
