package bellwether;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recognises the platforms that run this service behind a router of theirs, by the variables that
/// they set themselves.
final class Platform {
    private static final List<String> SIGNS =
            List.of(
                    "DYNO",
                    "FLY_APP_NAME",
                    "K_SERVICE",
                    "KUBERNETES_SERVICE_HOST",
                    "RAILWAY_ENVIRONMENT",
                    "RAILWAY_ENVIRONMENT_ID",
                    "RENDER");

    private Platform() {}

    static boolean isUnder(Map<String, String> environment) {
        return sign(environment).isPresent();
    }

    /// The variable that gives the platform away.
    static Optional<String> sign(Map<String, String> environment) {
        return SIGNS.stream()
                .filter(sign -> !environment.getOrDefault(sign, "").isBlank())
                .findFirst();
    }
}
