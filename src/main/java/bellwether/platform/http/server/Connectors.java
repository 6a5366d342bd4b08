package bellwether.platform.http.server;

import bellwether.platform.http.limits.ServerLimits;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Where connections come in: as they are, or through TLS when there is a certificate.
final class Connectors {
    /// Longer than a platform's router keeps its connections, so that it is never ours that closes
    /// while a request is on its way.
    private static final long KEEP_ALIVE_MILLIS = 95_000;

    /// Connections that may come at one stroke; with fewer, the others are a second late.
    private static final int BACKLOG = 1_024;

    /// The selectors accept connections themselves. A thread that waits for them would be
    /// interrupted by a stop, and whom it has accepted at that moment is neither answered nor
    /// closed. With none, accepting must never be switched off: see [ConnectionLimit].
    private static final int NO_ACCEPTORS = 0;

    private static final int USUAL_SELECTORS = -1;

    private final HttpSettings settings;
    private final InstantSource clock;
    private final Optional<TlsSettings.Identity> identity;

    /// Reads the certificate, if there is one.
    ///
    /// @throws TlsFault when it cannot be used
    Connectors(HttpSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.identity = settings.tls().map(tls -> tls.load(clock));
    }

    ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector =
                identity.map(known -> secure(server, http, known))
                        .orElseGet(() ->
                                new ServerConnector(
                                        server,
                                        NO_ACCEPTORS,
                                        USUAL_SELECTORS,
                                        new HttpConnectionFactory(http)));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(KEEP_ALIVE_MILLIS);
        ServerLimits.Connections limits = settings.limits().connections();
        connector.addBean(new SlowClients(connector, limits));
        connector.addBean(new ConnectionLimit(connector, OpenFileLimit.bound(limits.most())));
        return connector;
    }

    private ServerConnector secure(
            Server server, HttpConfiguration http, TlsSettings.Identity known) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(known.store());
        context.setKeyManagerPassword("");
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        // it may also be called by another name, or its address: the caller checks the certificate
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector =
                new ServerConnector(
                        server,
                        NO_ACCEPTORS,
                        USUAL_SELECTORS,
                        AbstractConnectionFactory.getFactories(
                                context, new HttpConnectionFactory(http)));
        settings.tls()
                .map(tls -> new TlsReload(tls, clock, context, connector.getScheduler()))
                .ifPresent(connector::addBean);
        return connector;
    }
}
