package bellwether.market.feeds;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the hosts of the configured providers are there. No provider is set, so nothing of a
/// budget is used up; any answer will do.
///
/// @param fault why it cannot be asked; empty when its host answers
public record ProviderReach(String name, URI host, Optional<String> fault) {
    /// Looks at each.
    ///
    /// @param patience for each
    public static List<ProviderReach> of(ProviderSettings settings, Duration patience) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build()) {
            return Stream.of(ProviderName.values())
                    .filter(settings::isConfigured)
                    .map(source -> of(source, settings.reach(source), client, patience))
                    .toList();
        }
    }

    private static ProviderReach of(
            ProviderName source, Provider.Reach reach, HttpClient client, Duration patience) {
        if (source.isKeyed() && reach.key().isEmpty()) {
            return new ProviderReach(
                    source.label(),
                    reach.base(),
                    Optional.of(source.keyVariable() + " is missing, so it is skipped"));
        }
        return new ProviderReach(
                source.label(), reach.base(), fault(client, reach.base(), patience));
    }

    private static Optional<String> fault(HttpClient client, URI host, Duration patience) {
        HttpRequest knock =
                HttpRequest.newBuilder(host)
                        .timeout(patience)
                        .header("User-Agent", "Bellwether")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            client.send(knock, HttpResponse.BodyHandlers.discarding());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("did not finish in time");
        }
    }
}
