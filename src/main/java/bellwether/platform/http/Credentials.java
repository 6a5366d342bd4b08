package bellwether.platform.http;

import bellwether.platform.base.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Finds the key that a request shows: `Authorization: Bearer …` or `X-API-Key`, never the URL,
/// which ends up in logs, histories and other people's headers.
public final class Credentials {
    /// Of pages that anybody may open who has it.
    private static final Pattern LINK = Pattern.compile("^(/s/\\d{0,18}).*");

    private static final String SCHEME = "bearer ";
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String TICKET = "ticket.";

    /// Names of parameters, without case and punctuation, under which people send keys.
    private static final Set<String> PARAMETERS =
            Set.of(
                    "accesskey",
                    "accesstoken",
                    "apikey",
                    "apisecret",
                    "apitoken",
                    "auth",
                    "authkey",
                    "authorization",
                    "authtoken",
                    "bearer",
                    "bearertoken",
                    "clientsecret",
                    "credential",
                    "credentials",
                    "idtoken",
                    "jwt",
                    "key",
                    "masterapikey",
                    "masterkey",
                    "passwd",
                    "password",
                    "secret",
                    "secretkey",
                    "token",
                    "xaccesstoken",
                    "xapikey",
                    "xauthtoken");

    /// A key of ours, or the beginning of its secret part, wherever it is; what comes before the
    /// secret is public.
    private static final Pattern OURS = Pattern.compile("(bw_[0-9a-f]{10}_)[A-Za-z0-9_-]{8,}");

    /// A name or value may have been encoded more than once on its way.
    private static final int MOST_DECODINGS = 3;

    private Credentials() {}

    /// The key, when one is shown.
    ///
    /// @throws Refusal 400 when it is shown in two ways that differ, 401 when it is no bearer's
    public static Optional<String> key(Request request) {
        Set<String> keys = new LinkedHashSet<>();
        for (String value : request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION)) {
            keys.add(bearer(value));
        }
        request.getHeaders().getValuesList("X-API-Key").forEach(value -> keys.add(value.strip()));
        if (keys.size() > 1) {
            throw StatusRefusal.of(
                    400,
                    "two_keys",
                    "Send one API key only: Authorization and X-API-Key, or repeated headers,"
                            + " differ.");
        }
        return keys.stream().findFirst();
    }

    /// Whether a key is shown, or what could be one.
    public static boolean areShown(Request request) {
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

    /// The ticket that opens a stream: `?ticket=`, or for a WebSocket a subprotocol `ticket.…`, the
    /// two ways that are open to a browser.
    public static Optional<String> ticket(Request request) {
        if (!RouteKinds.isLive(request)) {
            return Optional.empty();
        }
        return request.getHeaders().getCSV(PROTOCOLS, false).stream()
                .filter(protocol -> protocol.startsWith(TICKET))
                .map(protocol -> protocol.substring(TICKET.length()))
                .findFirst()
                .or(() ->
                        Optional.ofNullable(
                                Request.extractQueryParameters(request).getValue("ticket")));
    }

    /// Refuses a request whose URL shows a key.
    ///
    /// @throws Refusal 400 when the URL holds a key, or a parameter that people put keys into
    public static void refuseInUrl(Request request) {
        String query = String.valueOf(request.getHttpURI().getQuery());
        String url = decoded(String.valueOf(request.getHttpURI().getPathQuery()));
        boolean named =
                Arrays.stream(query.split("[&;]", -1)).anyMatch(Credentials::isNamedLikeAKey);
        if (named || OURS.matcher(url).find()) {
            throw StatusRefusal.of(
                    400,
                    "key_in_url",
                    "Keys are not taken from the URL, where logs would keep them: send"
                            + " Authorization: Bearer, or X-API-Key, and replace this key.");
        }
    }

    private static boolean isNamedLikeAKey(String parameter) {
        String name = decoded(parameter.replaceFirst("=.*", "")).toLowerCase(Locale.ROOT);
        return PARAMETERS.contains(name.replaceAll("[^a-z0-9]", ""));
    }

    /// A path as a log may keep it: without the secret part of a key, or of a link to a page.
    public static String masked(@Nullable String path) {
        String plain = decoded(String.valueOf(path));
        Matcher link = LINK.matcher(plain);
        if (link.find()) {
            return link.replaceFirst("$1…");
        }
        Matcher key = OURS.matcher(plain);
        return key.find() ? key.replaceAll("$1…") : String.valueOf(path);
    }

    /// As far as it can be decoded.
    private static String decoded(String text) {
        String plain = text;
        for (int i = 0; i < MOST_DECODINGS && plain.indexOf('%') >= 0; i++) {
            try {
                plain = URLDecoder.decode(plain, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return plain; // a percent sign that encodes nothing, which the routes refuse
            }
        }
        return plain;
    }

    public static Refusal unauthorized(String code, String detail) {
        return StatusRefusal.of(401, code, detail).with("WWW-Authenticate", "Bearer");
    }
}
