package bellwether.trading.portfolio.transfer;

import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.RateSource;
import bellwether.trading.portfolio.StatedTransfers;
import bellwether.trading.portfolio.SymbolPast;
import bellwether.trading.portfolio.store.StatedFillDao;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Books the trades of a broker's file: all of its rows in one transaction or none, unless the
/// caller wants those that can be booked. What was booked before is not booked again.
public final class TradeImport {
    private final PortfolioAccounts accounts;
    private final StatedTransfers transfers;
    private final RateSource rates;
    private final StatedFillDao fills = new StatedFillDao();

    /// @param rates by which charges in other currencies are booked
    public TradeImport(PortfolioAccounts accounts, StatedTransfers transfers, RateSource rates) {
        this.rates = rates;
        this.accounts = accounts;
        this.transfers = transfers;
    }

    /// Imports a file.
    ///
    /// @throws bellwether.platform.base.Refusal where the file cannot be read, or rows of it cannot
    ///   be booked and the others are not to be
    public TradeImportReport run(
            String owner, PortfolioId portfolio, byte[] content, TradeImportOptions options) {
        TradeFile file = TradeFileReader.read(content, options.decimal());
        Stored stored = stored(owner, portfolio, file, options);
        if (options.dryRun()) {
            return accounts.rehearse(
                    owner, portfolio, account -> book(account, file, stored, options));
        }
        return accounts.change(
                        owner,
                        portfolio,
                        account -> {
                            TradeImportReport report = book(account, file, stored, options);
                            if (!report.refused().isEmpty() && !options.partial()) {
                                throw new RefusedTrades(report.refused());
                            }
                            return report;
                        })
                .answer();
    }

    /// What is on record beside the account, looked up before that is locked, for it needs
    /// connections of its own.
    private record Stored(Map<String, SymbolPast> pasts, ChargeRates rates) {
        Stored {
            pasts = Map.copyOf(pasts);
        }
    }

    private Stored stored(
            String owner, PortfolioId portfolio, TradeFile file, TradeImportOptions options) {
        Set<String> named = new HashSet<>();
        List<FileTrade> charged = new ArrayList<>();
        Set<String> tickers = new HashSet<>();
        for (FileRow row : file.rows()) {
            if (row instanceof FileRow.Traded(FileTrade trade)) {
                List<String> candidates = FileSymbols.candidates(trade, options.tickers());
                named.addAll(candidates);
                if (!trade.foreign().isEmpty()) {
                    charged.add(trade);
                    tickers.addAll(candidates);
                }
            }
        }
        Map<String, SymbolPast> pasts = transfers.pasts(named);
        tickers.retainAll(pasts.keySet());
        Set<String> into =
                accounts.records()
                        .find(owner, portfolio)
                        .map(known -> accounts.currencies(known, tickers))
                        .orElse(Set.of());
        return new Stored(pasts, ChargeRates.of(charged, into, rates));
    }

    private TradeImportReport book(
            LockedAccount account, TradeFile file, Stored stored, TradeImportOptions options) {
        List<StatedFillDao.NamedStrategy> strategies =
                fills.strategies(account.transaction(), account.portfolio().id());
        TradeBooker booker =
                new TradeBooker(
                        account,
                        transfers,
                        stored.pasts,
                        strategies,
                        new FileSymbols(account, options.tickers(), stored.pasts.keySet()),
                        stored.rates);
        List<TradeBooker.Referred> trades = booker.referred(file);
        booker.book(
                trades,
                fills.booked(
                        account.transaction(),
                        account.portfolio().id(),
                        trades.stream().map(TradeBooker.Referred::fillId).toList()));
        return booker.report(file, options);
    }
}
