package bellwether.quality;

import bellwether.calendar.Calendars;
import bellwether.market.Market;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import org.jdbi.v3.core.Jdbi;

/// The door of this room: what is known to be wrong with stored prices, or could be.
public final class Quality implements Routes {
    private final Jdbi jdbi;
    private final Market market;
    private final Exchanges exchanges;
    private final Ledgers ledgers;

    public Quality(Jdbi jdbi, Market market, Calendars calendars) {
        this.jdbi = jdbi;
        this.market = market;
        this.exchanges = new Exchanges(calendars);
        this.ledgers =
                new Ledgers(
                        jdbi,
                        market,
                        exchanges,
                        new Keeper(jdbi, market, exchanges, calendars.clock()));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        new QualityRoutes(ledgers).addTo(routes);
    }

    /// For analyses: what is wrong with the very bars that they use.
    public Warner warner() {
        return new Warner(jdbi, market, exchanges);
    }
}
