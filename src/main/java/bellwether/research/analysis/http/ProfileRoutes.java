package bellwether.research.analysis.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.store.ProfileService;
import bellwether.research.analysis.store.StoredProfile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// The routes under `/api/v1/profiles`.
public final class ProfileRoutes implements Routes {
    private static final String ONE = "/api/v1/profiles/{profile}";

    private final ProfileService shelf;
    private final BodyParser bodies;

    public ProfileRoutes(ProfileService shelf, BodyParser bodies) {
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
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx);
        List<StoredProfile> all = shelf.all(owner(ctx));
        reading.answer(EntityTag.ofBytes(), Page.whole(all), ProfilesCsv.TABLE, () -> all);
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ProfileBody body = bodies.read(ctx, ProfileBody.class);
        StoredProfile made = shelf.create(owner(ctx), body.profile());
        ctx.status(201);
        ctx.header("Location", "/api/v1/profiles/" + made.profile().name());
        answer(ctx, made);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        StoredProfile profile = known(ctx);
        reading.answer(profile.state(), profile);
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        StoredProfile old = known(ctx);
        ProfileService.refuseShipped(old);
        ProfileBody body = bodies.read(ctx, ProfileBody.class);
        String condition = IfMatch.required(ctx, "profile's");
        requireMatch(condition, old);
        answer(ctx, shelf.change(old, body.profile()));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        StoredProfile old = known(ctx);
        ProfileService.refuseShipped(old);
        IfMatch.of(ctx).ifPresent(condition -> requireMatch(condition, old));
        shelf.delete(old);
        Responses.nothing(ctx);
    }

    private StoredProfile known(Context ctx) {
        return shelf.known(owner(ctx), ctx.pathParam("profile"));
    }

    private static void requireMatch(String condition, StoredProfile profile) {
        if (!profile.state().isNamedBy(condition)) {
            throw ProfileService.moved();
        }
    }

    private static void answer(Context ctx, StoredProfile profile) {
        ctx.header("ETag", profile.state().header());
        Responses.json(ctx, profile);
    }

    private static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }
}
