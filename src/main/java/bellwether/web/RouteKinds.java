package bellwether.web;

import org.eclipse.jetty.server.Request;

/// Routes that the limits treat apart, told by their paths, because the limits come before the
/// routing.
final class RouteKinds {
    private RouteKinds() {}

    /// Must answer however crowded the house is.
    static boolean isVital(Request request) {
        return switch (path(request)) {
            case "/health", "/ready", "/metrics" -> true;
            default -> false;
        };
    }

    /// Sends events for as long as the client listens.
    static boolean isStream(Request request) {
        return path(request).endsWith("/events");
    }

    /// Reads its body as it comes, with a limit of its own.
    static boolean isUpload(Request request) {
        return path(request).equals("/api/v1/prices/import");
    }

    /// Routes do not tell a path from the same with a slash at its end, so neither is it here.
    private static String path(Request request) {
        String path = Request.getPathInContext(request);
        return path != null && path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : String.valueOf(path);
    }
}
