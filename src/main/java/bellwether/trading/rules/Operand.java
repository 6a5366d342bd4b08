package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A value on each bar, or none.
public sealed interface Operand {
    /// How many bars ago a value may be asked for.
    int MOST_AGO = 1000;

    /// A number as written; in percent, 5 % is 5.
    record Literal(double number, boolean percent) implements Operand {
        public Literal {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("must be finite, was " + number);
            }
            number = number == 0 ? 0 : number; // there is one zero
        }
    }

    /// A day as written.
    record DateLiteral(LocalDate date) implements Operand {}

    /// A field, by its name in the catalogue.
    ///
    /// @param ago so many bars ago; of a longer timeframe, so many of its bars
    /// @param timeframe of completed longer bars; of the rule's own bars when it is empty
    record FieldValue(String name, int ago, Optional<Timeframe> timeframe) implements Operand {
        public FieldValue {
            if (ago < 0 || ago > MOST_AGO) {
                throw new IllegalArgumentException("ago must be 0 to " + MOST_AGO + ", was " + ago);
            }
        }

        public static FieldValue of(String name) {
            return new FieldValue(name, 0, Optional.empty());
        }
    }

    record Arithmetic(Operation operation, Operand left, Operand right) implements Operand {}

    /// The opposite of a value; of a number as written it is a [Literal].
    record Negative(Operand part) implements Operand {
        public Negative {
            if (part instanceof Literal) {
                throw new IllegalArgumentException("a number is negative by itself");
            }
        }
    }

    /// The least or the greatest of some values, or one without its sign.
    record Call(FunctionName function, List<Operand> arguments) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
            if (arguments.isEmpty() || (function == FunctionName.ABS && arguments.size() > 1)) {
                throw new IllegalArgumentException(
                        function.code() + " of " + arguments.size() + " values");
            }
        }
    }
}
