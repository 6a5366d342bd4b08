package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.rule.AccountFields;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleScope;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks at portfolios and their positions at their marks.
final class AccountWatch {
    private final RuleLibrary library;
    private final PortfolioAccounts accounts;
    private final FinishedBars bars;

    AccountWatch(RuleLibrary library, PortfolioAccounts accounts, FinishedBars bars) {
        this.library = library;
        this.accounts = accounts;
        this.bars = bars;
    }

    static boolean isOfPositions(Condition condition) {
        return ConditionParts.fields(condition).stream()
                .anyMatch(field -> AccountFields.isOfPosition(field.name()));
    }

    /// What is seen of a rule's portfolio, or of each of its positions; nothing where it is gone.
    List<WatchLook> look(AlertRule rule, RuleDefinition definition) {
        Optional<AccountView> found = view(rule, (RuleScope.Account) definition.scope());
        if (found.isEmpty()) {
            return List.of();
        }
        AccountView view = found.get();
        if (!isOfPositions(definition.condition())) {
            return List.of(
                    look(
                            rule,
                            definition,
                            AlertSubject.ofAccount(
                                    view.portfolio().id().toString(), Optional.empty()),
                            LiveEvaluation.nothing(),
                            ofPortfolio(view)));
        }
        Optional<String> strategy =
                ((RuleScope.Account) definition.scope()).strategy().map(StrategyId::toString);
        return view.state().positions().stream()
                .filter(position -> position.quantity().signum() != 0)
                .filter(position ->
                        strategy.isEmpty() || strategy.get().equals(position.key().strategy()))
                .map(position -> look(rule, definition, view, position))
                .toList();
    }

    private Optional<AccountView> view(AlertRule rule, RuleScope.Account scope) {
        try {
            PortfolioId id =
                    scope.portfolio()
                            .orElseGet(() ->
                                    accounts.records()
                                            .place(rule.owner(), scope.strategy().orElseThrow())
                                            .portfolio());
            return Optional.of(accounts.view(rule.owner(), id));
        } catch (Refusal refusal) {
            if (refusal.kind() != RefusalKind.NOT_FOUND) {
                throw refusal;
            }
            return Optional.empty(); // it was deleted, of which BrokenRules tells
        }
    }

    private WatchLook look(
            AlertRule rule, RuleDefinition definition, AccountView view, Position position) {
        String ticker = position.key().symbol();
        Map<String, Double> live = ofPortfolio(view);
        live.putAll(ofPosition(view, position));
        boolean ofBars =
                !ConditionParts.fields(definition.condition()).stream()
                        .allMatch(field -> AccountFields.isOne(field.name()));
        AlertSubject subject =
                AlertSubject.ofAccount(
                        "%s/%s/%s"
                                .formatted(
                                        view.portfolio().id(), position.key().strategy(), ticker),
                        Optional.of(ticker));
        Function<RuleHistory, WatchLook> seen =
                history -> look(rule, definition, subject, history, live);
        Optional<WatchLook> onBars =
                ofBars
                        ? bars.of(
                                ticker,
                                definition.timeframe(),
                                MemoryBudget.REQUEST,
                                symbol -> seen.apply(symbol.history()))
                        : Optional.empty();
        return onBars.orElseGet(() -> seen.apply(LiveEvaluation.nothing()));
    }

    private WatchLook look(
            AlertRule rule,
            RuleDefinition definition,
            AlertSubject subject,
            RuleHistory history,
            Map<String, Double> live) {
        LiveEvaluation evaluation =
                new LiveEvaluation(
                        definition.condition(),
                        history,
                        library.accountFields().names(),
                        library.fields().columns().apply(rule.owner()),
                        live);
        AlertFacts facts = evaluation.facts(Timeframe.DAY);
        double last = live.getOrDefault(AccountFields.LAST, Double.NaN);
        return new WatchLook(
                subject,
                evaluation.truth(),
                last,
                0,
                new AlertFacts(
                        facts.condition(),
                        facts.words(),
                        LeafFacts.shown(last),
                        facts.reason(),
                        facts.tests()));
    }

    private static Map<String, Double> ofPortfolio(AccountView view) {
        Map<String, Double> live = new HashMap<>();
        live.put(AccountFields.EQUITY, number(view.equity().orElse(null)));
        live.put(
                AccountFields.CASH,
                number(
                        view.state()
                                .balances()
                                .getOrDefault(
                                        view.portfolio().terms().currency(), BigDecimal.ZERO)));
        live.put(
                AccountFields.POSITIONS,
                (double)
                        view.state().positions().stream()
                                .filter(position -> position.quantity().signum() != 0)
                                .count());
        return live;
    }

    private static double number(@Nullable BigDecimal value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static Map<String, Double> ofPosition(AccountView view, Position position) {
        String ticker = position.key().symbol();
        double quantity = position.quantity().doubleValue();
        double unit = view.priceUnits().getOrDefault(ticker, BigDecimal.ONE).doubleValue();
        double cost = Math.abs(position.averageValue().doubleValue());
        SymbolMark mark = view.state().marks().get(ticker);
        double last = number(mark == null ? null : mark.price());
        double profit = quantity * last * unit - Math.signum(quantity) * cost;
        Map<String, Double> live = new HashMap<>();
        live.put(AccountFields.QUANTITY, quantity);
        live.put(AccountFields.AVERAGE, cost / Math.abs(quantity) / unit);
        live.put(AccountFields.LAST, last);
        live.put(AccountFields.PROFIT, profit);
        live.put(AccountFields.PROFIT_PERCENT, 100 * profit / cost);
        return live;
    }
}
