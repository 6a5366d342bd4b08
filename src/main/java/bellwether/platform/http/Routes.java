package bellwether.platform.http;

import io.javalin.config.RoutesConfig;
import java.util.List;

/// A set of routes.
@FunctionalInterface
public interface Routes extends RouteSource {
    void addTo(RoutesConfig routes);

    @Override
    default List<Routes> routes() {
        return List.of(this);
    }
}
