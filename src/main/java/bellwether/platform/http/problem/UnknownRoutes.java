package bellwether.platform.http.problem;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Answers for paths that no route has, and says which route was probably meant.
public final class UnknownRoutes {
    private volatile List<Route> routes = List.of();

    /// The routes that there are. Until they are known, none is proposed.
    public void know(List<Route> all) {
        routes = List.copyOf(all);
    }

    Refusal refusal(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method; // both answers must be as long
        String meant = meant(asked, path).map(route -> " Did you mean " + route + "?").orElse("");
        return Refusal.notFound(
                "no_such_route",
                "No route %s %s.%s All routes: /docs, /openapi.json."
                        .formatted(asked, Quoted.path(Credentials.masked(path)), meant));
    }

    private record Near(Route route, int distance) {}

    /// The route whose path differs least, one of the same method before others.
    private Optional<String> meant(String method, String path) {
        List<String> typed = segments(path);
        List<Near> near = new ArrayList<>();
        for (Route route : routes) {
            distance(segments(route.path()), typed)
                    .ifPresent(distance -> near.add(new Near(route, distance)));
        }
        return near.stream()
                .min(
                        Comparator.comparing((Near one) -> !one.route.method().equals(method))
                                .thenComparingInt(Near::distance)
                                .thenComparing(one -> one.route.path()))
                .map(one -> one.route.method() + " " + one.route.path());
    }

    /// The words of a path, without those that many forget or repeat.
    private static List<String> segments(String path) {
        List<String> words = new ArrayList<>(List.of(path.split("/+", -1)));
        words.removeIf(String::isEmpty);
        while (!words.isEmpty() && words.getFirst().matches("(?i)api|v\\d")) {
            words.removeFirst();
        }
        return words;
    }

    /// By how many letters the words differ; nothing when one of them is another word.
    private static OptionalInt distance(List<String> pattern, List<String> typed) {
        if (pattern.size() != typed.size() || typed.isEmpty()) {
            return OptionalInt.empty();
        }
        int sum = 0;
        boolean named = false;
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).startsWith("{")) {
                OptionalInt one = DidYouMean.distanceFrom(pattern.get(i), typed.get(i));
                if (one.isEmpty()) {
                    return one;
                }
                sum += one.getAsInt();
                named = true;
            }
        }
        return named ? OptionalInt.of(sum) : OptionalInt.empty();
    }
}
