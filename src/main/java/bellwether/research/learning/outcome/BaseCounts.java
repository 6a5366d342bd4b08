package bellwether.research.learning.outcome;

import bellwether.trading.execution.OrderSide;
import java.util.OptionalDouble;

/// How many entries have won, by unit and side.
final class BaseCounts {
    private final int[] won;
    private final int[] decided;

    BaseCounts(int units) {
        won = new int[2 * units];
        decided = new int[2 * units];
    }

    /// Adds the entries of a symbol.
    ///
    /// @param marks of its bars, by column
    /// @param units of the bars; those below 0 are left out
    void add(byte[] marks, int[] units) {
        for (int column = 0; column < marks.length; column++) {
            int unit = units[column / 2];
            if (marks[column] != 0 && unit >= 0) {
                int cell = 2 * unit + column % 2;
                won[cell] += marks[column] == BaseGrid.WON ? 1 : 0;
                decided[cell]++;
            }
        }
    }

    /// Takes an entry out again.
    void remove(byte mark, int unit, OrderSide side) {
        if (mark != 0 && unit >= 0) {
            int cell = BaseGrid.column(unit, side);
            won[cell] -= mark == BaseGrid.WON ? 1 : 0;
            decided[cell]--;
        }
    }

    /// Empty where none is left.
    OptionalDouble rate(int unit, OrderSide side) {
        if (unit < 0) {
            return OptionalDouble.empty();
        }
        int cell = BaseGrid.column(unit, side);
        return decided[cell] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) won[cell] / decided[cell]);
    }
}
