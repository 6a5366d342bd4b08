package bellwether.platform.http.security;

import bellwether.platform.http.LocalNames;
import bellwether.platform.http.SessionCookie;
import bellwether.platform.http.problem.ClientAddresses;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Which cookie a session may travel in. Over TLS, which ends here or at a proxy of our own, the
/// one that browsers guard best. In plain text only between programs of this machine, under its own
/// name, or where the settings allow it.
public final class SessionTransport {
    private final ClientAddresses addresses;
    private final int trustedHops;
    private final boolean overHttp;

    /// @param trustedHops proxies of our own, of which `X-Forwarded-Proto` is believed
    /// @param overHttp whether sessions may travel in plain text
    public SessionTransport(ClientAddresses addresses, int trustedHops, boolean overHttp) {
        this.addresses = addresses;
        this.trustedHops = trustedHops;
        this.overHttp = overHttp;
    }

    SessionCookie of(Request request) {
        if (isSecure(request)) {
            return SessionCookie.SECURE;
        }
        boolean own =
                addresses.isLocal(request) && LocalNames.contain(Request.getServerName(request));
        return own || overHttp ? SessionCookie.PLAIN : SessionCookie.NONE;
    }

    /// Whether the browser speaks TLS, as far as is known.
    private boolean isSecure(Request request) {
        if (request.isSecure()) {
            return true;
        }
        if (trustedHops == 0) {
            return false;
        }
        List<String> schemes = new ArrayList<>();
        for (String line : request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_PROTO)) {
            schemes.addAll(List.of(line.split(",", -1)));
        }
        return !schemes.isEmpty()
                && schemes.get(Math.max(0, schemes.size() - trustedHops))
                        .strip()
                        .equalsIgnoreCase("https");
    }
}
