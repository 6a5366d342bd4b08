package bellwether.platform.http;

import io.javalin.config.RoutesConfig;

/// A room that answers requests.
@FunctionalInterface
public interface Routes {
    void addTo(RoutesConfig routes);
}
