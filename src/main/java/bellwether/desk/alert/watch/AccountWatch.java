package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.rule.AccountFields;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.JudgedCondition;
import bellwether.desk.alert.rule.RuleScope;
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
import org.jspecify.annotations.Nullable;

/// Looks at portfolios and their positions at their marks.
final class AccountWatch {
    /// No symbol has this id.
    private static final long NO_SYMBOL = -1;

    private final PortfolioAccounts accounts;
    private final FinishedBars bars;

    AccountWatch(PortfolioAccounts accounts, FinishedBars bars) {
        this.accounts = accounts;
        this.bars = bars;
    }

    static boolean isOfPositions(Condition condition) {
        return ConditionParts.fields(condition).stream()
                .anyMatch(field -> AccountFields.isOfPosition(field.name()));
    }

    /// What is seen of a rule's portfolio, or of each of its positions; nothing where it is gone.
    List<WatchLook> look(QuoteWatch.ReadRule rule) {
        RuleScope.Account scope = (RuleScope.Account) rule.definition().scope();
        Optional<AccountView> found = view(rule.rule(), scope);
        if (found.isEmpty()) {
            return List.of();
        }
        AccountView view = found.get();
        if (!isOfPositions(rule.judged().condition())) {
            return List.of(
                    look(
                            rule,
                            AlertSubject.ofAccount(
                                    view.portfolio().id().toString(), Optional.empty()),
                            LiveEvaluation.nothing(),
                            NO_SYMBOL,
                            ofPortfolio(view)));
        }
        Optional<String> strategy = scope.strategy().map(StrategyId::toString);
        return view.state().positions().stream()
                .filter(position -> position.quantity().signum() != 0)
                .filter(position ->
                        strategy.isEmpty() || strategy.get().equals(position.key().strategy()))
                .map(position -> look(rule, view, position))
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

    private WatchLook look(QuoteWatch.ReadRule rule, AccountView view, Position position) {
        String ticker = position.key().symbol();
        Map<String, Double> live = ofPortfolio(view);
        live.putAll(ofPosition(view, position));
        AlertSubject subject =
                AlertSubject.ofAccount(
                        "%s/%s/%s"
                                .formatted(
                                        view.portfolio().id(), position.key().strategy(), ticker),
                        Optional.of(ticker));
        Optional<WatchLook> onBars =
                isOfAccountOnly(rule.judged().condition())
                        ? Optional.empty()
                        : bars.of(
                                ticker,
                                rule.definition().timeframe(),
                                MemoryBudget.REQUEST,
                                symbol ->
                                        look(
                                                rule,
                                                subject,
                                                symbol.history(),
                                                symbol.facts().symbolId(),
                                                live));
        return onBars.orElseGet(
                () -> look(rule, subject, LiveEvaluation.nothing(), NO_SYMBOL, live));
    }

    private static boolean isOfAccountOnly(Condition condition) {
        return ConditionFields.needsNoFacts(condition)
                && ConditionParts.fields(condition).stream()
                        .allMatch(field -> AccountFields.isOne(field.name()));
    }

    private static WatchLook look(
            QuoteWatch.ReadRule rule,
            AlertSubject subject,
            RuleHistory history,
            long symbol,
            Map<String, Double> live) {
        JudgedCondition judged = rule.judged();
        LiveEvaluation evaluation =
                new LiveEvaluation(
                        judged.condition(),
                        history,
                        judged.fields().names().with(AccountFields.all()),
                        judged.fields().columns(symbol),
                        live);
        AlertFacts facts = evaluation.facts(rule.definition().timeframe());
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
        live.put(AccountFields.PROFIT_PERCENT, cost == 0 ? Double.NaN : 100 * profit / cost);
        return live;
    }
}
