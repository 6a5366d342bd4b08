package bellwether.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Finds the key that a request shows: `Authorization: Bearer …` or `X-API-Key`, never the URL,
/// which ends up in logs, histories and other people's headers.
final class Credentials {
    private static final String SCHEME = "bearer ";

    /// Names of parameters, without case and punctuation, under which people send keys.
    private static final Set<String> PARAMETERS =
            Set.of("apikey", "xapikey", "accesstoken", "masterapikey", "authorization", "bearer");

    private Credentials() {}

    /// The key, when one is shown.
    ///
    /// @throws Refusal 400 when it is shown in two ways that differ, 401 when it is no bearer's
    static Optional<String> key(Request request) {
        Set<String> keys = new LinkedHashSet<>();
        for (String value : request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION)) {
            keys.add(bearer(value));
        }
        request.getHeaders().getValuesList("X-API-Key").forEach(value -> keys.add(value.strip()));
        if (keys.size() > 1) {
            throw Refusal.of(
                    400,
                    "two_keys",
                    "Show one key: Authorization and X-API-Key, or several of one, differ.");
        }
        return keys.stream().findFirst();
    }

    /// Whether a key is shown, or what could be one.
    static boolean areShown(Request request) {
        try {
            return key(request).isPresent();
        } catch (Refusal malformed) {
            return false;
        }
    }

    private static String bearer(String value) {
        String text = value.strip();
        if (text.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return text.substring(SCHEME.length()).strip();
        }
        throw unauthorized(
                "not_a_bearer", "Authorization must be Bearer and the key, with a space between.");
    }

    /// @throws Refusal 400 when the URL holds a key
    static void refuseInUrl(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query == null) {
            return;
        }
        for (String parameter : List.of(query.split("[&;]", -1))) {
            String name = parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
            if (PARAMETERS.contains(name.replaceAll("%2d|%5f|[-_]", ""))) {
                throw Refusal.of(
                        400,
                        "key_in_url",
                        "Keys are not taken from the URL, where logs would keep them: send"
                                + " Authorization: Bearer, or X-API-Key, and replace this key.");
            }
        }
    }

    static Refusal unauthorized(String code, String detail) {
        return Refusal.of(401, code, detail).with("WWW-Authenticate", "Bearer");
    }
}
