package bellwether.platform.http.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// The JDK's client, which fails the test whose call is answered otherwise than the document says.
public final class CheckedClient extends HttpClient {
    private static final long LONGEST_BODY = 2_000_000;

    private final HttpClient client;
    private final Conformance conformance = new Conformance(Specification.ours());

    public CheckedClient(HttpClient client) {
        this.client = client;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return checked(request, client.send(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return client.sendAsync(request, handler).thenApply(answer -> checked(request, answer));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.PushPromiseHandler<T> pushed) {
        return client.sendAsync(request, handler, pushed)
                .thenApply(answer -> checked(request, answer));
    }

    private <T> HttpResponse<T> checked(HttpRequest request, HttpResponse<T> answer) {
        String query = request.uri().getRawQuery();
        Conformance.Exchange exchange =
                new Conformance.Exchange(
                        request.method(),
                        request.uri().getRawPath() + (query == null ? "" : "?" + query),
                        request.headers(),
                        request.bodyPublisher().flatMap(CheckedClient::text),
                        answer.statusCode(),
                        answer.headers(),
                        answer.body() instanceof String text
                                ? Optional.of(text)
                                : Optional.empty());
        List<String> faults = conformance.faults(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "%s %s was answered %d, and that is not what the document says:\n  %s\n%s"
                            .formatted(
                                    exchange.method(),
                                    exchange.target(),
                                    exchange.status(),
                                    String.join("\n  ", faults),
                                    shortened(exchange.received().orElse(""))));
        }
        return answer;
    }

    private static String shortened(String text) {
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }

    /// Bodies that are at hand; a stream is left alone.
    private static Optional<String> text(HttpRequest.BodyPublisher body) {
        if (body.contentLength() <= 0 || body.contentLength() > LONGEST_BODY) {
            return Optional.empty();
        }
        Collected collected = new Collected();
        body.subscribe(collected);
        return Optional.of(collected.bytes.toString(StandardCharsets.UTF_8));
    }

    private static final class Collected implements Flow.Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable fault) {
            throw new AssertionError(fault);
        }

        @Override
        public void onComplete() {}
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public void shutdownNow() {
        client.shutdownNow();
    }

    @Override
    public void close() {
        client.close();
    }
}
