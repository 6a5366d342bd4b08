package bellwether.platform.http.server;

import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.security.AllowedOrigins;
import java.time.Duration;
import java.util.Optional;

/// How the web server is set up.
///
/// @param port 0 takes a free one
/// @param tls the certificate, when it speaks TLS itself
/// @param origins web pages of other hosts that may call this service
/// @param rates how much each caller may ask
/// @param sessionsOverHttp whether browsers may sign in over plain http from other machines
/// @param patience how long requests in flight may take to end when the server stops
public record HttpSettings(
        String host,
        int port,
        Optional<TlsSettings> tls,
        AllowedOrigins origins,
        RateSettings rates,
        ServerLimits limits,
        boolean sessionsOverHttp,
        Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// No foreign origins, no limits of rate, the usual limits of everything else.
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(
                host,
                port,
                Optional.empty(),
                AllowedOrigins.NONE,
                RateSettings.OFF,
                ServerLimits.usual(),
                false,
                PATIENCE);
    }

    public HttpSettings with(AllowedOrigins allowed) {
        return new HttpSettings(
                host, port, tls, allowed, rates, limits, sessionsOverHttp, patience);
    }

    public HttpSettings with(Duration other) {
        return new HttpSettings(host, port, tls, origins, rates, limits, sessionsOverHttp, other);
    }

    public HttpSettings with(RateSettings other) {
        return new HttpSettings(
                host, port, tls, origins, other, limits, sessionsOverHttp, patience);
    }

    public HttpSettings with(TlsSettings files) {
        return new HttpSettings(
                host, port, Optional.of(files), origins, rates, limits, sessionsOverHttp, patience);
    }

    public HttpSettings with(ServerLimits other) {
        return new HttpSettings(host, port, tls, origins, rates, other, sessionsOverHttp, patience);
    }

    public HttpSettings withSessionsOverHttp(boolean allowed) {
        return new HttpSettings(host, port, tls, origins, rates, limits, allowed, patience);
    }

    /// `http` or `https`.
    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }
}
