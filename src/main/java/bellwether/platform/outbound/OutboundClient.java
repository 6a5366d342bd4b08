package bellwether.platform.outbound;

import bellwether.platform.base.Lazy;
import bellwether.platform.base.Refusal;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Calls addresses that users gave. Every address of a name is judged, and the connection goes to
/// just those: no name server, redirect or proxy can lead it elsewhere. It keeps no cookies and no
/// connections.
public final class OutboundClient implements AutoCloseable {
    private static final int MOST_THREADS = 16;
    private static final int HEADER_BYTES = 8_192;

    /// Jetty's own timer ends a call; this is for when it does not.
    private static final long SPARE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OutboundSettings settings;
    private final DestinationLookup lookup;
    private final Lazy<HttpClient> client;

    public OutboundClient(OutboundSettings settings) {
        this.settings = settings;
        this.lookup = new DestinationLookup(settings);
        this.client = new Lazy<>(() -> started(settings));
    }

    private static HttpClient started(OutboundSettings settings) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1);
        threads.setName("outbound");
        threads.setDaemon(true);
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setSslContext(settings.trust());
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        connector.setSslContextFactory(tls);
        connector.setConnectTimeout(settings.limits().connect());
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setSocketAddressResolver(PinnedAddresses.RESOLVER);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Bellwether"));
        client.setMaxResponseHeadersSize(HEADER_BYTES);
        client.setDestinationIdleTimeout(1_000);
        try {
            client.start();
        } catch (Exception e) { // as Jetty declares it
            throw new IllegalStateException("the client of outbound calls cannot start", e);
        }
        keepToTheAddress(client);
        return client;
    }

    /// What would answer a status by another request, and what would unpack a body.
    private static void keepToTheAddress(HttpClient client) {
        List.of(
                        RedirectProtocolHandler.NAME,
                        WWWAuthenticationProtocolHandler.NAME,
                        ProxyAuthenticationProtocolHandler.NAME)
                .forEach(client.getProtocolHandlers()::remove);
        client.getContentDecoderFactories().clear();
    }

    /// Sends it once. Blocks for the whole time that the limits allow at most.
    public OutboundResult send(OutboundRequest request) throws InterruptedException {
        long deadline = System.nanoTime() + settings.limits().whole().toNanos();
        try {
            return exchange(request, lookup.find(request.url(), deadline), deadline);
        } catch (Refusal e) {
            return new OutboundResult.Refused(e.detail());
        } catch (UnknownHostException e) {
            return new OutboundResult.Failed(
                    "%s could not be resolved by DNS".formatted(e.getMessage()), "");
        } catch (TimeoutException e) {
            return new OutboundResult.Failed("DNS did not answer in time", "");
        }
    }

    private OutboundResult exchange(
            OutboundRequest request, JudgedDestination judged, long deadline)
            throws InterruptedException {
        Destination destination = judged.destination();
        PinnedAddresses pinned =
                new PinnedAddresses(destination.host(), judged.addresses(), destination.port());
        OutboundExchange exchange = new OutboundExchange(pinned, settings.limits());
        long nanos = Math.max(1_000_000, deadline - System.nanoTime());
        Request call =
                client.get()
                        .newRequest(destination.url())
                        .method(HttpMethod.POST)
                        .tag(pinned)
                        .timeout(nanos, TimeUnit.NANOSECONDS)
                        .onRequestBegin(exchange)
                        .headers(fields -> {
                            request.headers().forEach(fields::put);
                            fields.put(HttpHeader.CONNECTION, "close");
                        })
                        .body(new BytesRequestContent(request.contentType(), request.body()));
        call.send(exchange);
        try {
            return exchange.result().get(nanos + SPARE_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new OutboundResult.Failed("no answer in time", pinned.first());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            var _ = call.abort(new InterruptedException("the call is over"));
        }
    }

    @Override
    public void close() {
        lookup.close();
        client.made().ifPresent(OutboundClient::stop);
    }

    private static void stop(HttpClient client) {
        try {
            client.stop();
        } catch (Exception e) { // as Jetty declares it
            throw new IllegalStateException("the client of outbound calls cannot stop", e);
        }
    }
}
