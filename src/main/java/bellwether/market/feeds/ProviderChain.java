package bellwether.market.feeds;

import bellwether.market.feeds.vendors.AlphaVantage;
import bellwether.market.feeds.vendors.Finnhub;
import bellwether.market.feeds.vendors.Polygon;
import bellwether.market.feeds.vendors.Stooq;
import bellwether.market.feeds.vendors.Tiingo;
import bellwether.market.feeds.vendors.Yahoo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The providers, and the order in which they are asked.
final class ProviderChain {
    private final ProviderSettings settings;
    private final Map<ProviderName, Provider> providers = new EnumMap<>(ProviderName.class);

    ProviderChain(
            ProviderSettings settings, ProviderHttp web, CallTimeouts pace, InstantSource clock) {
        this.settings = settings;
        Stream.of(
                        new Yahoo(),
                        new Stooq(),
                        new AlphaVantage(),
                        new Finnhub(),
                        new Polygon(),
                        new Tiingo())
                .forEach(format ->
                        providers.put(
                                format.source(),
                                new Provider(
                                        format,
                                        settings.reach(format.source()),
                                        web,
                                        pace,
                                        clock)));
    }

    boolean isEmpty(Instrument instrument) {
        return settings.chain(instrument).isEmpty();
    }

    /// Asks one after the other until one has an answer that fits what is stored.
    ///
    /// @param place of the first to ask
    /// @param before what was wrong with those before
    FetchAnswer ask(FetchRequest wanted, int place, List<ProviderException> before) {
        List<ProviderName> chain = settings.chain(wanted.instrument());
        List<ProviderException> said = new ArrayList<>(before);
        for (int i = place; i < chain.size(); i++) {
            try {
                return new FetchAnswer(wanted, i, provider(chain.get(i)).missing(wanted), said);
            } catch (ProviderException trouble) {
                said.add(trouble);
            }
        }
        return new FetchAnswer(wanted, chain.size(), NewBars.NONE, said);
    }

    /// Whether one of the chain has answered.
    boolean isAnswered(FetchAnswer found) {
        return found.place() < settings.chain(found.wanted().instrument()).size();
    }

    Provider answering(FetchAnswer found) {
        return provider(settings.chain(found.wanted().instrument()).get(found.place()));
    }

    /// Those that are asked for this instrument, in their order.
    List<Provider> of(Instrument instrument) {
        return settings.chain(instrument).stream().map(this::provider).toList();
    }

    /// When somebody who waits for this may come back.
    Duration turn(ProviderException trouble, Duration pause) {
        return trouble.source().map(this::provider).map(p -> p.turn(pause)).orElse(pause);
    }

    private Provider provider(ProviderName source) {
        return Objects.requireNonNull(providers.get(source));
    }

    List<ProviderHealth> health() {
        return providers.values().stream()
                .map(provider -> provider.health(settings.isConfigured(provider.source())))
                .toList();
    }
}
