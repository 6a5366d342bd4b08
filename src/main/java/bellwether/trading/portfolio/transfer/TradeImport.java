package bellwether.trading.portfolio.transfer;

import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StatedTransfers;
import bellwether.trading.portfolio.SymbolPast;
import bellwether.trading.portfolio.store.StatedFillDao;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Books the trades of a broker's file: all of its rows in one transaction or none, unless the
/// caller wants those that can be booked. What was booked before is not booked again.
public final class TradeImport {
    private final PortfolioAccounts accounts;
    private final StatedTransfers transfers;
    private final StatedFillDao fills = new StatedFillDao();

    public TradeImport(PortfolioAccounts accounts, StatedTransfers transfers) {
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
        Map<String, SymbolPast> pasts = pasts(file, options);
        if (options.dryRun()) {
            return accounts.rehearse(
                    owner, portfolio, account -> book(account, file, pasts, options));
        }
        return accounts.change(
                        owner,
                        portfolio,
                        account -> {
                            TradeImportReport report = book(account, file, pasts, options);
                            if (!report.refused().isEmpty() && !options.partial()) {
                                throw new RefusedTrades(report.refused());
                            }
                            return report;
                        })
                .answer();
    }

    /// Looked up before the account is locked, for it needs connections of its own.
    private Map<String, SymbolPast> pasts(TradeFile file, TradeImportOptions options) {
        Map<String, SymbolPast> pasts = new HashMap<>();
        for (FileRow row : file.rows()) {
            if (row instanceof FileRow.Traded(FileTrade trade)) {
                for (String ticker : FileSymbols.candidates(trade, options.tickers())) {
                    pasts.computeIfAbsent(ticker, transfers::past);
                }
            }
        }
        return pasts;
    }

    private TradeImportReport book(
            LockedAccount account,
            TradeFile file,
            Map<String, SymbolPast> pasts,
            TradeImportOptions options) {
        List<StatedFillDao.NamedStrategy> strategies =
                fills.strategies(account.transaction(), account.portfolio().id());
        TradeBooker booker =
                new TradeBooker(
                        account,
                        transfers,
                        pasts,
                        strategies,
                        new FileSymbols(account, options.tickers()));
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
