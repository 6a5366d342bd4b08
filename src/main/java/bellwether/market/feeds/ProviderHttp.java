package bellwether.market.feeds;

import bellwether.platform.base.Lazy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gets answers from hosts that may be slow, broken or hostile: for so long at most, so large at
/// most, and from no other host than the one that was meant.
final class ProviderHttp implements AutoCloseable {
    private static final int MOST_REDIRECTS = 2;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /// More than thirty years of daily bars in the wordiest of the formats.
    static final long MOST_BYTES = 8L << 20;

    private final Lazy<HttpClient> client =
            new Lazy<>(() ->
                    HttpClient.newBuilder()
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT)
                            .build());

    /// What came back, whatever its status.
    record Reply(int status, String body, Optional<String> retryAfter) {}

    private final ProviderAddresses addresses;

    ProviderHttp(ProviderAddresses addresses) {
        this.addresses = addresses;
    }

    /// @param deadline on `System.nanoTime`
    /// @throws ProviderException when nothing usable comes in time
    Reply get(Provider.Reach reach, PriceProvider.Question question, long deadline)
            throws InterruptedException {
        URI address = reach.base().resolve(question.path());
        for (int redirects = 0; ; redirects++) {
            addresses.requireOutside(reach, deadline);
            HttpResponse<byte[]> response = send(request(address, question), deadline);
            if (response.statusCode() / 100 != 3) {
                return new Reply(
                        response.statusCode(),
                        new String(response.body(), StandardCharsets.UTF_8),
                        response.headers().firstValue("Retry-After"));
            }
            if (redirects == MOST_REDIRECTS) {
                throw ProviderException.wrong("redirects from one address to the next");
            }
            address = redirect(address, response.headers().firstValue("Location").orElse(""));
        }
    }

    private static HttpRequest request(URI address, PriceProvider.Question question) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address).header("User-Agent", "Bellwether").GET();
        question.headers().forEach(builder::header);
        return builder.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request, long deadline)
            throws InterruptedException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new ProviderException(ProviderException.Kind.PASSING, "did not answer in time");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.get()
                        .sendAsync(
                                request,
                                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ProviderException(ProviderException.Kind.PASSING, "did not answer in time");
        } catch (ExecutionException e) {
            throw trouble(e);
        } finally {
            answer.cancel(true); // breaks off what still flows
        }
    }

    private static ProviderException trouble(ExecutionException e) {
        if (e.getCause() instanceof IOException fault) {
            boolean flood = String.valueOf(fault.getMessage()).contains("capacity");
            return flood
                    ? ProviderException.wrong(
                            "sent more than %d MiB; the call was aborted"
                                    .formatted(MOST_BYTES >> 20))
                    : new ProviderException(
                            ProviderException.Kind.PASSING,
                            "could not be reached, or closed the connection");
        }
        throw new IllegalStateException(e.getCause());
    }

    /// The same host or nobody: so no key goes elsewhere, and no inner network is looked into.
    private static URI redirect(URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw ProviderException.wrong("redirects without an address");
        }
        boolean same =
                from.getScheme().equals(to.getScheme())
                        && from.getRawAuthority().equals(to.getRawAuthority());
        if (!same) {
            throw ProviderException.wrong("redirects to another host, which is not followed");
        }
        return to;
    }

    @Override
    public void close() {
        addresses.close();
        client.made().ifPresent(HttpClient::shutdownNow);
    }
}
