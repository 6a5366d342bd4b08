package bellwether.research.screen.work;

import bellwether.trading.rules.Membership;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import java.util.Arrays;

/// The columns of one symbol that are not of its bars. What is known now only is unknown on earlier
/// bars; lists are taken as they are now. For one thread.
public final class FactColumns implements SuppliedColumns {
    private final OwnerFacts facts;
    private final int place;
    private final SuppliedColumns analyses;

    /// @param place of the symbol; −1 for one that nothing is known of
    FactColumns(OwnerFacts facts, int place, SuppliedColumns analyses) {
        this.facts = facts;
        this.place = place;
        this.analyses = analyses;
    }

    /// Of a symbol by its id.
    ///
    /// @param analyses what analyses say of bars, which all symbols of a thread may share
    public static FactColumns of(OwnerFacts facts, long symbol, SuppliedColumns analyses) {
        return new FactColumns(facts, facts.snapshot().place(symbol).orElse(-1), analyses);
    }

    @Override
    public double[] column(String name, RuleHistory history) {
        for (Membership kind : Membership.values()) {
            String prefix = kind.code() + "(";
            if (name.startsWith(prefix)) {
                String of = name.substring(prefix.length(), name.length() - 1);
                return filled(history, value(facts.member(kind, of)), true);
            }
        }
        if (name.equals(FactFields.AGE)) {
            return filled(history, age(history), false);
        }
        return FactFields.has(name)
                ? filled(history, value(facts.column(name)), FactFields.isLasting(name))
                : analyses.column(name, history);
    }

    /// Of the bar that is evaluated, which the sheet may not know of yet.
    private double age(RuleHistory history) {
        return place < 0 || history.size() == 0
                ? Double.NaN
                : facts.age(place, history.raw().time()[history.size() - 1]);
    }

    private double value(double[] column) {
        return place < 0 ? Double.NaN : column[place];
    }

    private static double[] filled(RuleHistory history, double value, boolean isLasting) {
        double[] column = new double[history.size()];
        Arrays.fill(column, isLasting ? value : Double.NaN);
        if (column.length > 0) {
            column[column.length - 1] = value;
        }
        return column;
    }
}
