package bellwether.trading.portfolio;

import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.InstrumentTerms;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The terms of symbols, from what is stored of them.
public final class PortfolioInstruments implements PortfolioAccounts.Instruments {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    /// The code for no currency, where none is known.
    private static final PriceUnit NO_UNIT = new PriceUnit("XXX", "XXX");

    private final SymbolDirectory symbols;
    private final CostPresets presets;
    private final RateSource rates;

    /// Without exchange rates.
    public PortfolioInstruments(SymbolDirectory symbols, CostPresets presets) {
        this(symbols, presets, RateSource.NONE);
    }

    public PortfolioInstruments(SymbolDirectory symbols, CostPresets presets, RateSource rates) {
        this.symbols = symbols;
        this.presets = presets;
        this.rates = rates;
    }

    @Override
    public RateSource rates() {
        return rates;
    }

    @Override
    public InstrumentTerms of(Handle transaction, Portfolio portfolio, String ticker) {
        Ticker name = Ticker.of(ticker).orElseThrow(() -> unknown(ticker));
        Stock stock =
                symbols.find(transaction, name)
                        .orElseThrow(() -> symbols.unknown(transaction, name));
        return of(portfolio.terms(), stock);
    }

    @Override
    public List<InstrumentTerms> all(
            Handle transaction, Portfolio portfolio, Collection<String> tickers) {
        return symbols.find(transaction, tickers).stream()
                .filter(stock -> priceUnit(stock).isPresent())
                .map(stock -> of(portfolio.terms(), stock))
                .toList();
    }

    /// The terms of a symbol in a portfolio of these terms.
    public InstrumentTerms of(PortfolioTerms terms, Stock stock) {
        return of(terms.costs(), stock);
    }

    /// The terms of a symbol.
    ///
    /// @param preset of costs; empty: the symbol's usual one
    public InstrumentTerms of(String preset, Stock stock) {
        PriceUnit unit = priceUnit(stock).orElseThrow(() -> currencyUnknown(stock));
        CostPlan costs =
                preset.isEmpty()
                        ? presets.defaultFor(stock.ticker(), unit.currency())
                        : presets.plan(preset);
        return terms(stock, unit, costs);
    }

    /// The terms of a symbol with its usual costs, for figures that are shares of a price: where
    /// its currency, or all of it, is not known, those of no currency.
    public InstrumentTerms usual(String ticker, Optional<Stock> stock) {
        Optional<PriceUnit> known = stock.flatMap(PortfolioInstruments::priceUnit);
        PriceUnit unit = known.orElse(NO_UNIT);
        CostPlan costs = presets.defaultFor(ticker, known.map(PriceUnit::currency).orElse(""));
        return stock.map(one -> terms(one, unit, costs))
                .orElseGet(() -> InstrumentTerms.of(ticker, unit.currency(), costs));
    }

    private static InstrumentTerms terms(Stock stock, PriceUnit unit, CostPlan costs) {
        return new InstrumentTerms(
                stock.ticker(),
                unit.currency(),
                unit.equals(NO_UNIT) ? 2 : unit.digits(),
                unit.isHundredth() ? HUNDREDTH : BigDecimal.ONE,
                stock.units().lot().compareTo(BigDecimal.ONE) < 0,
                false,
                costs);
    }

    private static Optional<PriceUnit> priceUnit(Stock stock) {
        return Optional.ofNullable(stock.units().currency()).flatMap(PriceUnit::of);
    }

    private static Refusal unknown(String ticker) {
        return Refusal.unknown(
                "unknown_symbol",
                "symbol",
                ticker,
                "GET /api/v1/stocks lists those that are stored");
    }

    private static Refusal currencyUnknown(Stock stock) {
        return Refusal.of(
                RefusalKind.INVALID,
                "currency_unknown",
                "%s cannot be traded: the currency of its prices is not known. State it: PATCH /api/v1/stocks/%s {\"currency\": \"USD\"}."
                        .formatted(stock.ticker(), stock.ticker()));
    }
}
