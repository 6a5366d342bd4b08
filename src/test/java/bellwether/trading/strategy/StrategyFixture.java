package bellwether.trading.strategy;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.strategy.basket.DefinitionCheck;
import bellwether.trading.strategy.basket.StrategyBook;
import bellwether.trading.strategy.basket.StrategyRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Portfolios and strategies on a database of their own, by a clock that the test holds.
public final class StrategyFixture implements AutoCloseable {
    public static final Actor ANN =
            new Actor(new Caller("k", "ann", Role.TRADER), "r-1", "192.0.2.1");

    public final TestDatabase database = TestDatabase.create();
    public volatile Instant now = Instant.parse("2026-11-27T15:00:00Z");
    public final PortfolioAccounts.Instruments instruments =
            (h, portfolio, ticker) -> InstrumentTerms.of(ticker, "USD", CostPlan.NONE);
    public final PortfolioAccounts accounts =
            new PortfolioAccounts(
                    RetriedTransactions.ofUndone(database.jdbi()),
                    instruments,
                    List.of(),
                    () -> now);
    public final DefinitionCheck check =
            new DefinitionCheck(
                    RuleFields.standard(),
                    ticker ->
                            ticker.name().startsWith("NO")
                                    ? Optional.empty()
                                    : Optional.of(ticker.name()));
    public final StrategyBook book =
            new StrategyBook(database.jdbi(), accounts, check, Audit.NONE, () -> now);

    public Jdbi jdbi() {
        return database.jdbi();
    }

    public Portfolio portfolio(String name) {
        return portfolio(name, PortfolioTape.DAILY);
    }

    public Portfolio portfolio(String name, PortfolioTape tape) {
        return accounts.create(
                "ann",
                name,
                new PortfolioTerms("USD", tape, LotMethod.FIFO, true, "", false),
                new BigDecimal(10_000));
    }

    public static JsonNode rules(String text) {
        return Json.stored(text.replace('\'', '"'), JsonNode.class);
    }

    public Strategy strategy(
            Portfolio portfolio, String name, @Nullable String rules, String... symbols) {
        return book.create(
                ANN,
                new StrategyRequest(
                        portfolio.id().toString(),
                        name,
                        rules == null ? null : rules(rules),
                        List.of(symbols),
                        rules != null));
    }

    @Override
    public void close() {
        database.close();
    }
}
