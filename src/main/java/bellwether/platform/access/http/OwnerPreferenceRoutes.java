package bellwether.platform.access.http;

import bellwether.platform.access.OwnerPreferences;
import bellwether.platform.access.OwnerPreferences.Stored;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Predicate;

/// What an owner's page keeps on the server.
public final class OwnerPreferenceRoutes implements Routes {
    private static final String PATH = "/api/v1/me/preferences";

    private final OwnerPreferences preferences;
    private final BodyParser bodies;

    public OwnerPreferenceRoutes(OwnerPreferences preferences, BodyParser bodies) {
        this.preferences = preferences;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show, Role.READER);
        routes.put(PATH, this::change, Role.READER);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        String owner = Callers.of(ctx).owner();
        Stored stored = preferences.find(owner);
        reading.answer(tag(owner, stored), new Shown(stored.json()));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ObjectNode body = bodies.object(ctx);
        String owner = Callers.of(ctx).owner();
        Stored stored =
                preferences.put(owner, body, ctx.bodyAsBytes().length, expected(ctx, owner));
        ctx.status(stored.version() == 1 ? 201 : 200);
        ctx.header("ETag", tag(owner, stored).header());
        Responses.rawJson(ctx, stored.json());
    }

    /// The first ones may say that there are none yet.
    private static Predicate<Stored> expected(Context ctx, String owner) {
        if (IfMatch.of(ctx).isEmpty() && "*".equals(ctx.header("If-None-Match"))) {
            return Stored::isNothing;
        }
        String condition = IfMatch.required(ctx, "preferences'");
        return stored ->
                condition.strip().equals("*")
                        ? !stored.isNothing()
                        : tag(owner, stored).isNamedBy(condition);
    }

    private static EntityTag.Known tag(String owner, Stored stored) {
        return EntityTag.of("preferences", owner, stored.version());
    }

    /// JSON that is text already.
    private record Shown(@JsonValue @JsonRawValue String json) {}
}
