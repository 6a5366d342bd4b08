package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.fail;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.outbound.HostNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A database, a provider on this machine that plays all of them, and a clock that is set.
abstract class ProvidersTestCase {
    /// A Tuesday.
    static final LocalDate DAY = LocalDate.parse("2026-03-03");

    /// Little patience, so that what hangs is given up at once.
    static final CallTimeouts PACE =
            new CallTimeouts(
                    Duration.ofMillis(600),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(1),
                    Duration.ofMinutes(5));

    /// Stooq's shape.
    static final String GOOD =
            """
            Date,Open,High,Low,Close,Volume
            2026-02-26,10,11,9,10.5,1000
            2026-02-27,10.5,12,10,11.5,1100
            2026-03-02,11.5,12,11,11.75,1200
            2026-03-03,11.75,12,11,12,300
            """;

    /// Whatever stands for name servers.
    HostNames names = HostNames.SYSTEM;

    Instant now = Instant.parse("2026-03-03T12:00:00Z");
    final InstantSource clock = () -> now;
    PlayedProvider played;
    PlayedProvider second;
    TestDatabase database;
    Market market;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        market = new Market(database.jdbi(), clock);
        played = new PlayedProvider();
        second = new PlayedProvider();
    }

    @AfterEach
    void close() {
        played.close();
        second.close();
        database.close();
    }

    /// Providers of that chain: Tiingo is the second host, all others the first.
    Providers providers(String chain, String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PROVIDERS", chain);
        for (ProviderName source : ProviderName.values()) {
            environment.put(
                    source.urlVariable(),
                    source == ProviderName.TIINGO ? second.url() : played.url());
            environment.put(source.keyVariable(), "secret-" + source.label());
        }
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        ProviderSettings settings =
                ProviderSettings.read(environment, (name, rule) -> fail(name + " " + rule));
        return new Providers(
                settings, market, new PriceImport(database.jdbi(), clock), PACE, names, clock);
    }

    /// What is said of that ticker; empty when all is well.
    String refresh(Providers providers, String ticker) throws InterruptedException {
        return providers.refresh(List.of(ticker), DAY).getOrDefault(ticker, "");
    }

    Bars stored(String ticker) {
        return market.loadRaw(List.of(ticker), Timeframe.DAY).stream()
                .map(History::bars)
                .findFirst()
                .orElseGet(() -> new Bars(0, new long[0], NONE, NONE, NONE, NONE, NONE));
    }

    private static final double[] NONE = {};

    static ProviderHealth health(Providers providers, ProviderName source) {
        return providers.standing().stream()
                .filter(health -> health.name().equals(source.label()))
                .findFirst()
                .orElseThrow();
    }
}
