package bellwether.platform.http;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/// Routes that the limits treat apart, told by their paths, because the limits come before the
/// routing.
public final class RouteKinds {
    private static final String V1 = "/api/v1/";

    /// Rate groups by the word after `/api/v1/`.
    private static final Map<String, RateGroup> GROUPS =
            Map.ofEntries(
                    entry("stocks", RateGroup.MARKET),
                    entry("bars", RateGroup.MARKET),
                    entry("prices", RateGroup.MARKET),
                    entry("refresh", RateGroup.MARKET),
                    entry("exchanges", RateGroup.MARKET),
                    entry("quality", RateGroup.MARKET),
                    entry("market", RateGroup.MARKET),
                    entry("universes", RateGroup.MARKET),
                    entry("quotes", RateGroup.MARKET),
                    entry("sparklines", RateGroup.MARKET),
                    entry("strategies", RateGroup.TRADING),
                    entry("orders", RateGroup.TRADING),
                    entry("fills", RateGroup.TRADING),
                    entry("positions", RateGroup.TRADING),
                    entry("portfolios", RateGroup.TRADING),
                    entry("trading", RateGroup.TRADING),
                    entry("indicators", RateGroup.ANALYTICS),
                    entry("analytics", RateGroup.ANALYTICS),
                    entry("backtests", RateGroup.ANALYTICS),
                    entry("evidence", RateGroup.ANALYTICS),
                    entry("insight", RateGroup.ANALYTICS),
                    entry("insights", RateGroup.ANALYTICS),
                    entry("journal", RateGroup.ANALYTICS),
                    entry("forecasts", RateGroup.FORECASTS),
                    entry("models", RateGroup.FORECASTS));

    /// Where analyses are ordered; reading stored ones costs little and counts as anything else.
    private static final Set<String> ORDERS =
            Set.of("/api/v1/analyses", "/analyze", "/api/stocks/analyze-all-stocks");

    /// Where trainings are ordered, each of which may take many minutes of a processor.
    private static final Set<String> TRAININGS = Set.of("/api/v1/models/train", "/api/ml/train");

    /// Where the service says what it can do.
    private static final Set<String> DOCUMENTS =
            Set.of("/", "/config", "/docs", "/openapi.json", "/openapi.yaml", "/swagger.json");

    /// Where clients look again and again how far their jobs are; never what they found.
    private static final List<String> JOBS =
            List.of(
                    "/api/v1/jobs",
                    "/status/",
                    "/api/all-stocks/progress",
                    "/api/stocks/all-stocks/progress");

    private static final Set<String> LIVE = Set.of("/api/v1/events", "/api/v1/live", "/socket.io");

    private static final Set<String> HEALTH =
            Set.of("/api/workers/health", "/api/v1/workers/health", "/api/provider-health");

    private RouteKinds() {}

    /// Must answer however crowded the house is.
    static boolean isVital(Request request) {
        return switch (path(request)) {
            case "/health", "/ready", "/metrics" -> true;
            default -> false;
        };
    }

    /// Live events, which count their streams themselves.
    public static boolean isLive(Request request) {
        return LIVE.contains(path(request));
    }

    /// Sends events for as long as the client listens.
    public static boolean isStream(Request request) {
        return path(request).endsWith("/events");
    }

    /// Among which others a request is counted while it is worked on.
    public enum Place {
        /// Not at all: it must answer however crowded the service is.
        VITAL,
        REQUEST,
        /// Events of one job.
        STREAM,
        /// Live events.
        LIVE,
        /// Prices of many symbols, all results of a job, or all that an owner has.
        EXPORT,
        /// A body that is worked on as it comes.
        UPLOAD
    }

    public static Place place(Request request) {
        if (isVital(request)) {
            return Place.VITAL;
        }
        if (isLive(request)) {
            return Place.LIVE;
        }
        if (isStream(request)) {
            return Place.STREAM;
        }
        if (isUpload(request)) {
            return Place.UPLOAD;
        }
        String path = path(request);
        return path.equals("/api/v1/bars") || path.equals(V1 + "me/export") || isWorkbook(path)
                ? Place.EXPORT
                : Place.REQUEST;
    }

    private static boolean isWorkbook(String path) {
        return path.endsWith("/results.xlsx") || path.equals("/download");
    }

    /// Reads its body as it comes, with a limit of its own.
    public static boolean isUpload(Request request) {
        return path(request).equals("/api/v1/prices/import");
    }

    /// Says how the house is, and is asked by machines all the time.
    public static boolean isHealth(Request request) {
        String path = path(request);
        return isVital(request) || path.startsWith("/health/") || HEALTH.contains(path);
    }

    /// Whether no limit counts the request: it tells how the service or a job is, or what the
    /// service can do, or is a file of the page.
    public static boolean isUncounted(Request request) {
        String path = path(request);
        return isHealth(request)
                || DOCUMENTS.contains(path)
                || path.startsWith("/docs/")
                || path.startsWith("/app/")
                || path.startsWith("/page/")
                || (isRead(request)
                        && !path.endsWith("/results")
                        && !isWorkbook(path)
                        && JOBS.stream().anyMatch(path::startsWith));
    }

    /// What the request does, and what it is about.
    public static List<RateGroup> groups(Request request) {
        String path = path(request);
        if (ORDERS.contains(path) && request.getMethod().equals("POST")) {
            return List.of(RateGroup.ANALYSES);
        }
        if (TRAININGS.contains(path) && request.getMethod().equals("POST")) {
            return List.of(RateGroup.WRITES, subject(path), RateGroup.TRAININGS);
        }
        boolean reads =
                isRead(request)
                        || path.equals("/mcp")
                        || path.endsWith("/indicators")
                        || path.endsWith("/patterns")
                        || path.endsWith("/models/score")
                        || path.equals("/api/ml/predict");
        return List.of(reads ? RateGroup.READS : RateGroup.WRITES, subject(path));
    }

    private static boolean isRead(Request request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    private static RateGroup subject(String path) {
        if (!path.startsWith(V1)) {
            return path.startsWith("/udf/") ? RateGroup.MARKET : RateGroup.OTHER;
        }
        int end = path.indexOf('/', V1.length());
        String word = end < 0 ? path.substring(V1.length()) : path.substring(V1.length(), end);
        return GROUPS.getOrDefault(word, RateGroup.OTHER);
    }

    /// Routes do not tell a path from the same with a slash at its end, so neither is it here.
    private static String path(Request request) {
        String path = Request.getPathInContext(request);
        return path != null && path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : String.valueOf(path);
    }
}
