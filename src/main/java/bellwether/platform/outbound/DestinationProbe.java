package bellwether.platform.outbound;

import bellwether.platform.base.PrintableText;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RootCause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Tries whether URLs could be called, without calling them: their names are resolved, a connection
/// is opened, and TLS is agreed on. Nothing is sent.
public final class DestinationProbe implements AutoCloseable {
    private final OutboundSettings settings;
    private final DestinationLookup lookup;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("probe-", 0).factory());

    public DestinationProbe(OutboundSettings settings) {
        this.settings = settings;
        this.lookup = new DestinationLookup(settings);
    }

    /// Tries all at once, for the whole time that the limits allow at most.
    ///
    /// @return for each URL why it cannot be called; empty where it can
    public List<Optional<String>> complaints(List<String> urls) throws InterruptedException {
        long deadline = System.nanoTime() + settings.limits().whole().toNanos();
        List<Future<Optional<String>>> trials =
                urls.stream().map(url -> threads.submit(() -> complaint(url, deadline))).toList();
        List<Optional<String>> complaints = new ArrayList<>();
        for (Future<Optional<String>> trial : trials) {
            complaints.add(result(trial, deadline));
        }
        return complaints;
    }

    private static Optional<String> result(Future<Optional<String>> trial, long deadline)
            throws InterruptedException {
        try {
            return trial.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            trial.cancel(true); // which closes its socket
        }
    }

    private Optional<String> complaint(String url, long deadline) throws InterruptedException {
        try {
            JudgedDestination judged = lookup.find(url, deadline);
            Optional<String> first = Optional.empty();
            for (InetAddress address : judged.addresses()) {
                Optional<String> fault = fault(judged.destination(), address);
                if (fault.isEmpty()) {
                    return fault;
                }
                first = first.or(() -> fault);
            }
            return first;
        } catch (Refusal e) {
            return Optional.of(e.detail());
        } catch (UnknownHostException e) {
            return Optional.of("%s could not be resolved by DNS".formatted(e.getMessage()));
        } catch (TimeoutException e) {
            return Optional.of("DNS did not answer in time");
        }
    }

    private Optional<String> fault(Destination destination, InetAddress address) {
        InetSocketAddress there = new InetSocketAddress(address, destination.port());
        try (Socket socket = new Socket()) {
            socket.connect(there, Math.toIntExact(settings.limits().connect().toMillis()));
            if (destination.url().getScheme().equals("https")) {
                shakeHands(socket, destination);
            }
            return Optional.empty();
        } catch (IOException e) {
            String words = "%s (%s)".formatted(words(e), PinnedAddresses.text(there));
            return Optional.of(PrintableText.line(words));
        }
    }

    private void shakeHands(Socket socket, Destination destination) throws IOException {
        try (SSLSocket tls =
                (SSLSocket)
                        settings.trust()
                                .getSocketFactory()
                                .createSocket(
                                        socket, destination.host(), destination.port(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
        }
    }

    private static String words(IOException e) {
        return switch (e) {
            case SSLException _ -> "TLS failed: " + RootCause.of(e).getMessage();
            case SocketTimeoutException _ -> "no connection in time";
            default -> "no connection: " + e.getMessage();
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        lookup.close();
    }
}
