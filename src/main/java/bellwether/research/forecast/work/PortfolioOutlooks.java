package bellwether.research.forecast.work;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioRecords;
import bellwether.trading.portfolio.performance.PerformanceReport;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.ReportPeriod;
import bellwether.trading.portfolio.performance.Valuation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// What portfolios may come to, from their own daily returns alone.
public final class PortfolioOutlooks {
    private final PortfolioRecords portfolios;
    private final PortfolioPerformance performance;

    public PortfolioOutlooks(PortfolioRecords portfolios, PortfolioPerformance performance) {
        this.portfolios = portfolios;
        this.performance = performance;
    }

    /// What a portfolio may come to.
    ///
    /// @param asOf the day of its last complete valuation
    /// @param worth on that day, in its currency
    public record Outlook(
            Portfolio portfolio, LocalDate asOf, BigDecimal worth, PortfolioOutlook ahead) {
        /// What a part of its worth is, in money.
        public BigDecimal money(double part) {
            return PortfolioOutlook.money(worth, part, portfolio.terms().settings().digits());
        }
    }

    /// From all its daily returns.
    ///
    /// @param named the only portfolio of the owner where none is
    public Outlook of(String owner, Optional<String> named, int days) {
        Portfolio portfolio = portfolios.chosen(owner, named, "?portfolio");
        PerformanceReport report = performance.report(portfolio.id(), ReportPeriod.ALL);
        double[] rates = DailyRates.of(report.spans());
        Valuation last = report.closing().orElse(null);
        if (rates.length < PortfolioOutlook.FEWEST || last == null) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "too_few",
                    "Too few daily returns of portfolio %s: have %d, need %d. It is valued once a day, and days without a valuation are not counted; ask again when it has traded for longer."
                            .formatted(portfolio.id(), rates.length, PortfolioOutlook.FEWEST));
        }
        return new Outlook(portfolio, last.day(), last.worth(), PortfolioOutlook.of(rates, days));
    }
}
