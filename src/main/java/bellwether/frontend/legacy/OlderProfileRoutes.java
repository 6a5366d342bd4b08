package bellwether.frontend.legacy;

import bellwether.desk.alert.preference.PreferenceBook;
import bellwether.desk.alert.preference.PreferencesBody;
import bellwether.desk.alert.preference.StoredPreferences;
import bellwether.platform.access.OwnerPreferences;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What older clients keep of their user. A profile is a member of the caller's preferences;
/// settings of notifications are those of today.
final class OlderProfileRoutes implements Routes {
    /// The member of the preferences that holds what older clients save.
    private static final String MEMBER = "profile";

    private static final String SETTINGS = "/api/notifications/settings";

    private final OwnerPreferences preferences;
    private final PreferenceBook notifications;
    private final BodyParser bodies;

    OlderProfileRoutes(
            OwnerPreferences preferences, PreferenceBook notifications, BodyParser bodies) {
        this.preferences = preferences;
        this.notifications = notifications;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/save-profile", this::save, Role.TRADER);
        routes.get("/api/user/profile", this::profile, Role.READER);
        routes.post("/api/user/profile", this::save, Role.TRADER);
        routes.put("/api/user/profile", this::save, Role.TRADER);
        routes.get("/api/user/preferences", this::all, Role.READER);
        routes.get(SETTINGS, this::settings, Role.READER);
        routes.post(SETTINGS, this::change, Role.TRADER);
        routes.put(SETTINGS, this::change, Role.TRADER);
    }

    private record Profile(String userId, JsonNode profile) {}

    private record Saved(boolean success, String userId, JsonNode profile) {}

    private record Preferences(String userId, JsonNode preferences) {}

    private ObjectNode stored(String owner) {
        return Json.stored(preferences.find(owner).json(), ObjectNode.class);
    }

    /// @throws Refusal 409 where the member is something else, which is neither shown as an empty
    ///   profile nor replaced
    private static JsonNode member(ObjectNode stored) {
        JsonNode member = stored.path(MEMBER);
        if (member.isMissingNode() || member.isNull()) {
            return Json.shared().createObjectNode();
        }
        if (!member.isObject()) {
            throw Refusal.conflict(
                    "profile_not_object",
                    "The member profile of your preferences must be a JSON object here, is a %s; change it with PUT /api/v1/me/preferences."
                            .formatted(member.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
        return member;
    }

    private static String owner(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        String owner = Callers.of(ctx).owner();
        OlderUser.require(ctx.queryParam("user_id"), owner);
        return owner;
    }

    private void profile(Context ctx) {
        String owner = owner(ctx);
        Responses.json(ctx, new Profile(owner, member(stored(owner))));
    }

    private void all(Context ctx) {
        String owner = owner(ctx);
        Responses.json(ctx, new Preferences(owner, stored(owner)));
    }

    /// What the request does not name stays.
    private void save(Context ctx) {
        String owner = owner(ctx);
        ObjectNode body = bodies.object(ctx);
        JsonNode named = body.remove("user_id");
        OlderUser.require(named == null ? null : named.asText(), owner);
        OwnerPreferences.Stored before = preferences.find(owner);
        ObjectNode next = Json.stored(before.json(), ObjectNode.class);
        ObjectNode profile = Json.shared().createObjectNode();
        member(next).properties().forEach(one -> profile.set(one.getKey(), one.getValue()));
        profile.setAll(body);
        next.set(MEMBER, profile);
        preferences.put(
                owner,
                next,
                Json.write(next).getBytes(StandardCharsets.UTF_8).length,
                seen -> seen.version() == before.version());
        Responses.json(ctx, new Saved(true, owner, profile));
    }

    private record Settings(boolean success, PreferencesBody settings) {
        static Settings of(StoredPreferences stored) {
            return new Settings(true, PreferencesBody.of(stored.preferences()));
        }
    }

    private void settings(Context ctx) {
        Responses.json(ctx, Settings.of(notifications.find(owner(ctx))));
    }

    /// Older clients know no versions: the last one to write wins.
    private void change(Context ctx) {
        String owner = owner(ctx);
        PreferencesBody body = bodies.read(ctx, PreferencesBody.class);
        body.requireZone();
        Responses.json(
                ctx, Settings.of(notifications.change(owner, body.preferences(), _ -> true)));
    }
}
