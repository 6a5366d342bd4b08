package bellwether;

import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the running service answers to, out of the framework's own table, which nothing but a test
/// may look at.
final class RegisteredRoutes {
    private RegisteredRoutes() {}

    /// Each as `GET /path for role`.
    static Set<String> of(TestApp app) {
        Javalin javalin = (Javalin) field(field(field(app, "app"), "server"), "javalin");
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(RegisteredRoutes::shown)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return "%s %s for %s"
                .formatted(
                        endpoint.method.name(),
                        endpoint.path,
                        roles == null
                                ? "nobody"
                                : roles.getRoles().stream()
                                        .map(role -> role.toString().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(" or ")));
    }

    private static Object field(Object object, String name) {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the table of routes has moved", e);
        }
    }
}
