package bellwether.research.learning.feature;

/// Fixed steps that values fall into, so that values of many symbols can be counted without being
/// kept. They depend on no data.
public sealed interface StepScale {
    /// Returns: 64 steps for each power of two from 2⁻¹⁴ to 8, on both sides of 0.
    StepScale RETURNS = new Powers(-14, 3, true);

    /// Sizes that are not negative: the same, on one side.
    StepScale SIZES = new Powers(-14, 3, false);

    /// Logarithms from 0 to 50: 64 steps for each 1.
    StepScale LOGARITHMS = new Plain(50);

    int STEPS = 64;

    /// How many steps there are.
    int count();

    /// The step of a value, from 0; those beyond the ends fall into the last ones.
    int step(double value);

    /// Equal parts of each power of two.
    ///
    /// @param least what is smaller than this power is one step
    /// @param most what is not smaller than this power is one step
    record Powers(int least, int most, boolean signed) implements StepScale {
        private static final int SHIFT = 46;
        private static final int EXPONENT_OF_ONE = 1023;

        private int top() {
            return (most - least) * STEPS + 1;
        }

        @Override
        public int count() {
            return signed ? 2 * top() + 1 : top() + 1;
        }

        @Override
        public int step(double value) {
            long magnitude = Double.doubleToRawLongBits(Math.abs(value)) >>> SHIFT;
            long first = (long) (EXPONENT_OF_ONE + least) * STEPS;
            int step = Math.clamp(magnitude - first + 1, 0, top());
            if (!signed) {
                return step;
            }
            return value < 0 ? top() - step : top() + step;
        }
    }

    /// Equal parts from 0 on.
    record Plain(int most) implements StepScale {
        @Override
        public int count() {
            return most * STEPS;
        }

        @Override
        public int step(double value) {
            return Math.clamp((long) Math.floor(value * STEPS), 0, count() - 1);
        }
    }
}
