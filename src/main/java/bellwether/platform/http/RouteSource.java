package bellwether.platform.http;

import java.util.List;

/// A module that answers requests.
public interface RouteSource {
    /// What it adds to the server.
    List<Routes> routes();
}
