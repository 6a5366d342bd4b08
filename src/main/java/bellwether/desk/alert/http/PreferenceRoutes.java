package bellwether.desk.alert.http;

import bellwether.desk.alert.preference.PreferenceBook;
import bellwether.desk.alert.preference.PreferencesBody;
import bellwether.desk.alert.preference.StoredPreferences;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The routes of a caller's own preferences.
public final class PreferenceRoutes implements Routes {
    private static final String PATH = "/api/v1/me/notifications";

    private final PreferenceBook book;
    private final BodyParser bodies;
    private final Supplier<Optional<String>> pushKey;

    /// The routes over these preferences.
    ///
    /// @param pushKey by which browsers subscribe; empty where web push is not configured
    public PreferenceRoutes(
            PreferenceBook book, BodyParser bodies, Supplier<Optional<String>> pushKey) {
        this.book = book;
        this.bodies = bodies;
        this.pushKey = pushKey;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show, Role.READER);
        routes.put(PATH, this::change, Role.TRADER);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        String owner = Callers.of(ctx).owner();
        StoredPreferences stored = book.find(owner);
        Optional<String> key = pushKey.get();
        reading.answer(tag(owner, stored, key), shown(stored, key));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        PreferencesBody body = bodies.read(ctx, PreferencesBody.class);
        body.requireZone();
        String condition = IfMatch.required(ctx, "preferences'");
        String owner = Callers.of(ctx).owner();
        Optional<String> key = pushKey.get();
        StoredPreferences stored =
                book.change(
                        owner,
                        body.preferences(),
                        before -> tag(owner, before, key).isNamedBy(condition));
        ctx.header("ETag", tag(owner, stored, key).header());
        Responses.json(ctx, shown(stored, key));
    }

    /// All that the answer shows. The types that a newer program knows are part of it, so the
    /// program is part of the tag.
    private static EntityTag.Known tag(
            String owner, StoredPreferences stored, Optional<String> key) {
        return EntityTag.of(
                "notification preferences", owner, stored.version(), stored.nextDigest(), key);
    }

    private static Shown shown(StoredPreferences stored, Optional<String> key) {
        return new Shown(
                PreferencesBody.of(stored.preferences()),
                stored.nextDigest().orElse(null),
                key.orElse(null));
    }

    /// Preferences with the time that follows from them, and what a browser subscribes with.
    private record Shown(
            @JsonUnwrapped PreferencesBody body,
            @Nullable Instant nextDigestAt,
            @Nullable String webPushKey) {}
}
