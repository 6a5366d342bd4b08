package bellwether;

import java.util.Map;
import java.util.Set;

/// Recognises the platforms that run this service behind a router of theirs, by the variables that
/// they set themselves.
final class Platform {
    private static final Set<String> SIGNS =
            Set.of(
                    "DYNO",
                    "FLY_APP_NAME",
                    "K_SERVICE",
                    "KUBERNETES_SERVICE_HOST",
                    "RAILWAY_ENVIRONMENT_ID",
                    "RENDER");

    private Platform() {}

    static boolean isUnder(Map<String, String> environment) {
        return SIGNS.stream().anyMatch(sign -> !environment.getOrDefault(sign, "").isBlank());
    }
}
