package bellwether.research.screen.near;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What was found out for a screen: the truth of each of its tests, and the values that it needs,
/// with a place for each symbol. Joined by Kleene's rules.
public final class TestTable {
    private final int size;
    private final Map<Condition, byte[]> truths = new HashMap<>();
    private final Map<Operand, double[]> values = new HashMap<>();

    /// @param size how many symbols it has
    public TestTable(int size) {
        this.size = size;
    }

    /// Adds the truth of a test, as codes of [Truth], which are its own from now on.
    public void put(Condition test, byte[] codes) {
        truths.put(test, codes);
    }

    /// Adds values, NaN where they are unknown, which are its own from now on.
    public void put(Operand value, double[] column) {
        values.put(value, column);
    }

    /// Says what the truth of a test is of one symbol.
    public void set(Condition test, int symbol, byte code) {
        test(test)[symbol] = code;
    }

    /// Says what a value is of one symbol.
    public void set(Operand value, int symbol, double number) {
        column(value)[symbol] = number;
    }

    public int size() {
        return size;
    }

    /// A value of one symbol; NaN where it is unknown.
    public double value(Operand value, int symbol) {
        return column(value)[symbol];
    }

    /// Not to be written to.
    double[] column(Operand value) {
        return Objects.requireNonNull(values.get(value), "was not asked for");
    }

    /// The truth of a test of one symbol, as a code of [Truth].
    byte truth(Condition test, int symbol) {
        return test(test)[symbol];
    }

    private byte[] test(Condition test) {
        return Objects.requireNonNull(truths.get(test), "was not asked for");
    }

    /// The truth of a condition of which all tests are in it; the caller's own.
    public byte[] truth(Condition condition) {
        return truth(TestNode.of(condition));
    }

    /// The same of a tree.
    byte[] truth(TestNode node) {
        return switch (node) {
            case TestNode.Leaf(Condition test, boolean negated) -> leaf(test(test), negated);
            case TestNode.Joined(boolean all, List<TestNode> parts) -> {
                byte[] joined = truth(parts.get(0));
                for (TestNode part : parts.subList(1, parts.size())) {
                    join(joined, truth(part), all);
                }
                yield joined;
            }
        };
    }

    private byte[] leaf(byte[] codes, boolean negated) {
        byte[] own = codes.clone();
        for (int i = 0; negated && i < size; i++) {
            own[i] = (byte) (Truth.YES - own[i]);
        }
        return own;
    }

    private static void join(byte[] into, byte[] other, boolean all) {
        for (int i = 0; i < into.length; i++) {
            boolean isOther = all ? other[i] < into[i] : other[i] > into[i];
            into[i] = isOther ? other[i] : into[i];
        }
    }
}
