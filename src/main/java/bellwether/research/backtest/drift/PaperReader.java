package bellwether.research.backtest.drift;

import bellwether.trading.execution.Fill;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.portfolio.AccountBooks;
import bellwether.trading.portfolio.BookQuery;
import bellwether.trading.portfolio.BookedEntry;
import bellwether.trading.portfolio.BookedFill;
import bellwether.trading.portfolio.FillPlace;
import bellwether.trading.portfolio.OrderQuery;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.PageSide;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioRecords;
import bellwether.trading.strategy.Strategies;
import bellwether.trading.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a strategy did on paper.
public final class PaperReader {
    private static final int PART = 1_000;
    private static final Set<LedgerKind> DISTRIBUTIONS =
            Set.of(LedgerKind.DIVIDEND, LedgerKind.BORROW_FEE, LedgerKind.CASH_IN_LIEU);

    private final PortfolioRecords records;
    private final AccountBooks books;
    private final Strategies strategies;

    public PaperReader(PortfolioAccounts accounts, AccountBooks books, Strategies strategies) {
        this.records = accounts.records();
        this.books = books;
        this.strategies = strategies;
    }

    /// @param since bars that began before are none of the period
    PaperRecord read(String owner, Strategy strategy, Instant since) {
        Portfolio portfolio = records.known(owner, strategy.portfolio());
        List<BookedFill> booked = fills(strategy);
        Set<Fill> late = new HashSet<>();
        booked.stream().filter(BookedFill::late).map(BookedFill::fill).forEach(late::add);
        List<BookedEntry> ledger = ledger(strategy);
        LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        return new PaperRecord(
                strategy,
                portfolio,
                since,
                booked.stream().map(BookedFill::fill).toList(),
                late,
                orders(owner, strategy),
                records::notes,
                strategies.signals(strategy, Integer.MAX_VALUE),
                records.holds(owner, strategy.portfolio()),
                cash(ledger, portfolio, since),
                distributions(ledger, strategy, first),
                (int)
                        ledger.stream()
                                .filter(entry -> entry.entry().kind().isFlow())
                                .filter(entry -> entry.bookedAt().isAfter(since))
                                .count());
    }

    private List<BookedFill> fills(Strategy strategy) {
        BookQuery query =
                new BookQuery(
                        Optional.of(strategy.id()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        List<BookedFill> all = new ArrayList<>();
        List<BookedFill> part;
        do {
            Optional<FillPlace> after =
                    all.isEmpty() ? Optional.empty() : Optional.of(FillPlace.of(all.getLast()));
            part = books.fills(strategy.portfolio(), query, new PageSide<>(true, after, PART));
            all.addAll(part);
        } while (part.size() == PART);
        return all;
    }

    private List<BookedEntry> ledger(Strategy strategy) {
        List<BookedEntry> all = new ArrayList<>();
        List<BookedEntry> part;
        do {
            Optional<Long> after =
                    all.isEmpty()
                            ? Optional.empty()
                            : Optional.of(all.getLast().entry().sequence());
            part =
                    books.ledger(
                            strategy.portfolio(), BookQuery.ALL, new PageSide<>(true, after, PART));
            all.addAll(part);
        } while (part.size() == PART);
        return all;
    }

    private Map<String, OrderRecord> orders(String owner, Strategy strategy) {
        Map<String, OrderRecord> all = new HashMap<>();
        long before = Long.MAX_VALUE;
        List<OrderRecord> part;
        do {
            OrderQuery query =
                    new OrderQuery(
                            Optional.of(strategy.id()), Optional.empty(), Optional.empty(), before);
            part = records.orders(owner, strategy.portfolio(), query, PART);
            for (OrderRecord order : part) {
                all.putIfAbsent(order.status().order().id(), order);
                before = order.status().sequence();
            }
        } while (part.size() == PART);
        return all;
    }

    private static BigDecimal cash(List<BookedEntry> ledger, Portfolio portfolio, Instant since) {
        return ledger.stream()
                .filter(entry -> !entry.bookedAt().isAfter(since))
                .filter(entry -> entry.entry().currency().equals(portfolio.terms().currency()))
                .map(entry -> entry.entry().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal distributions(
            List<BookedEntry> ledger, Strategy strategy, LocalDate first) {
        return ledger.stream()
                .map(BookedEntry::entry)
                .filter(entry -> DISTRIBUTIONS.contains(entry.kind()))
                .filter(entry -> !entry.date().isBefore(first))
                .filter(entry ->
                        entry.position() != null
                                && entry.position().strategy().equals(strategy.id().toString()))
                .map(entry -> entry.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
