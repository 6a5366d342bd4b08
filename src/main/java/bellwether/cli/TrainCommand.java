package bellwether.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/// `train`: runs the service for a while as users do, so that the JVM, when told to keep what it
/// has loaded and learnt, starts quicker afterwards.
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description =
                "start the service, analyse the sample symbols repeatedly, and stop: training run for the JVM's startup cache")
final class TrainCommand implements Callable<Integer> {
    private static final int ROUNDS = 160;
    private static final int SYMBOLS = 30;

    private final Program program;

    TrainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.serveDuring(TrainCommand::exercise);
    }

    private static void exercise(URI service) {
        String tickers =
                IntStream.rangeClosed(1, SYMBOLS)
                        .mapToObj("\"DEMO%02d\""::formatted)
                        .collect(Collectors.joining(","));
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/analyze"))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=10")
                        .timeout(Duration.ofSeconds(20))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"tickers\":[\"^GSPC\",%s],\"capital\":100000}"
                                                .formatted(tickers)))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                int status =
                        client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status >= 300) {
                    throw new IllegalStateException("/analyze answered " + status);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
