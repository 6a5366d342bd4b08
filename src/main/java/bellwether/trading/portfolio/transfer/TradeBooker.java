package bellwether.trading.portfolio.transfer;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.StatedTrade;
import bellwether.trading.portfolio.StatedTransfers;
import bellwether.trading.portfolio.SymbolPast;
import bellwether.trading.portfolio.store.StatedFillDao.NamedStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Books the trades of one file in the transaction of an account, in the order in which they were
/// made, and notes what becomes of each row.
final class TradeBooker {
    private static final Comparator<Referred> MADE =
            Comparator.comparing((Referred one) -> one.trade.date())
                    .thenComparing(one -> one.trade.time());

    private final LockedAccount account;
    private final StatedTransfers transfers;
    private final Map<String, SymbolPast> pasts;
    private final List<NamedStrategy> strategies;
    private final FileSymbols symbols;
    private final ChargeRates rates;
    private final SameDayOrder sameDay;

    private final List<TradeImportReport.AcceptedRow> accepted = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private final List<Long> already = new ArrayList<>();

    TradeBooker(
            LockedAccount account,
            StatedTransfers transfers,
            Map<String, SymbolPast> pasts,
            List<NamedStrategy> strategies,
            FileSymbols symbols,
            ChargeRates rates) {
        this.rates = rates;
        this.account = account;
        this.transfers = transfers;
        this.pasts = pasts;
        this.strategies = List.copyOf(strategies);
        this.symbols = symbols;
        this.sameDay =
                new SameDayOrder(
                        account,
                        trade ->
                                new PositionKey(
                                        strategy(trade).id().toString(),
                                        symbols.of(trade).terms().symbol()));
    }

    /// A trade and what it is known by.
    record Referred(FileTrade trade, String reference) {
        String fillId() {
            return Lot.STATED + reference;
        }
    }

    /// The trades of a file with their references, the oldest first.
    List<Referred> referred(TradeFile file) {
        TradeReferences references = new TradeReferences(file.format());
        List<Referred> trades = new ArrayList<>();
        for (FileRow row : file.rows()) {
            if (row instanceof FileRow.Traded(FileTrade trade)) {
                trades.add(new Referred(trade, references.of(trade)));
            }
        }
        boolean newestFirst =
                !trades.isEmpty()
                        && trades.getFirst().trade.date().isAfter(trades.getLast().trade.date());
        if (newestFirst || sameDay.isNewestFirst(trades.stream().map(Referred::trade).toList())) {
            Collections.reverse(trades);
        }
        trades.sort(MADE);
        return trades;
    }

    /// @param booked by earlier imports
    void book(List<Referred> trades, Set<String> booked) {
        Map<String, FileTrade> seen = new HashMap<>();
        for (Referred one : trades) {
            FileTrade first = seen.putIfAbsent(one.reference, one.trade);
            if (first != null && !first.content().equals(one.trade.content())) {
                refused.add(
                        new RefusedRow(
                                one.trade.line(),
                                "id",
                                one.trade.id(),
                                "must be of one trade, was that of line %d too"
                                        .formatted(first.line()),
                                "correct the id, or remove one of the rows"));
            } else if (first != null || booked.contains(one.fillId())) {
                already.add(one.trade.line());
            } else {
                book(one);
            }
        }
    }

    private void book(Referred one) {
        try {
            accepted.add(accept(one));
        } catch (BadRow bad) {
            refused.add(bad.row());
        } catch (Refusal refusal) {
            refused.add(
                    new RefusedRow(
                            one.trade.line(),
                            "",
                            "%s %s %s"
                                    .formatted(
                                            one.trade.side().key(),
                                            one.trade.quantity().toPlainString(),
                                            one.trade.written()),
                            "cannot be booked (%s)".formatted(refusal.code()),
                            refusal.detail()));
        }
    }

    private TradeImportReport.AcceptedRow accept(Referred one) {
        FileTrade trade = one.trade;
        FileSymbols.Symbol symbol = symbols.of(trade);
        NamedStrategy strategy = strategy(trade);
        ChargeRates.Booked foreign = rates.booked(trade, symbol.terms());
        StatedTrade stated =
                new StatedTrade(
                        symbol.ticker(),
                        trade.side(),
                        trade.quantity(),
                        FileSymbols.price(trade, symbol.terms()),
                        FileSymbols.costs(trade, symbol.terms()).add(foreign.sum()),
                        trade.date(),
                        one.reference);
        StatedTransfers.Transfer done =
                transfers.book(
                        account,
                        strategy.id().toString(),
                        stated,
                        pasts.getOrDefault(symbol.ticker(), SymbolPast.UNKNOWN));
        return row(trade, done, foreign.notes());
    }

    private NamedStrategy strategy(FileTrade trade) {
        String asked = trade.strategy();
        return strategies.stream()
                .filter(known ->
                        asked.isEmpty()
                                ? known.manual()
                                : asked.equals(known.id().toString())
                                        || asked.equalsIgnoreCase(known.name()))
                .findFirst()
                .orElseThrow(() ->
                        new BadRow(
                                trade,
                                "strategy",
                                asked,
                                "must be a strategy of the portfolio, by its id or name",
                                "make it first, or leave the cell empty"
                                        + DidYouMean.ending(
                                                strategies.stream()
                                                        .map(NamedStrategy::name)
                                                        .collect(Collectors.toSet()),
                                                asked)));
    }

    private static TradeImportReport.AcceptedRow row(
            FileTrade trade, StatedTransfers.Transfer done, List<String> charges) {
        Fill fill = done.fill();
        List<String> notes = new ArrayList<>(charges);
        if (!done.splits().isEmpty()) {
            notes.add(
                    "the file has %s at %s, before the split of %s"
                            .formatted(
                                    done.stated().quantity().toPlainString(),
                                    done.stated().price().toPlainString(),
                                    done.splits().stream()
                                            .map(split -> split.exDate().toString())
                                            .collect(Collectors.joining(", "))));
        }
        return new TradeImportReport.AcceptedRow(
                trade.line(),
                fill.orderId(),
                fill.position().symbol(),
                fill.position().strategy(),
                fill.side().key(),
                fill.quantity(),
                fill.price(),
                fill.costs(),
                fill.date(),
                String.join("; ", notes));
    }

    TradeImportReport report(TradeFile file, TradeImportOptions asked) {
        Map<RowMeaning, List<Long>> skipped = new EnumMap<>(RowMeaning.class);
        for (FileRow row : file.rows()) {
            switch (row) {
                case FileRow.Skipped(long line, RowMeaning meaning) ->
                        skipped.computeIfAbsent(meaning, _ -> new ArrayList<>()).add(line);
                case FileRow.Unread(RefusedRow bad) -> refused.add(bad);
                case FileRow.Traded _ -> {}
            }
        }
        accepted.sort(Comparator.comparingLong(TradeImportReport.AcceptedRow::line));
        refused.sort(Comparator.comparingLong(RefusedRow::line));
        Collections.sort(already);
        boolean books = !asked.dryRun() && (refused.isEmpty() || asked.partial());
        return new TradeImportReport(
                file.format(),
                asked.dryRun(),
                asked.partial(),
                books && !accepted.isEmpty(),
                new TradeImportReport.Counts(
                        file.rows().size(),
                        accepted.size(),
                        already.size(),
                        skipped.values().stream().mapToInt(List::size).sum(),
                        refused.size()),
                skipped.entrySet().stream()
                        .map(kind ->
                                new TradeImportReport.SkippedRows(
                                        kind.getKey(), kind.getValue().size(), kind.getValue()))
                        .toList(),
                already,
                accepted,
                refused);
    }
}
