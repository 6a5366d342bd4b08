package bellwether.research.learning.model;

import bellwether.technical.statistics.models.IsotonicFit;
import bellwether.technical.statistics.models.PlattFit;

/// How margins become probabilities. Fitted to margins of rows that the model was not trained from.
public sealed interface Calibration {
    /// The probability of a margin.
    double probability(double margin);

    /// Whether higher margins are likelier; else every row has the base rate.
    default boolean hasSkill() {
        return true;
    }

    /// Higher margins were no likelier: the base rate for all. Never turned round.
    ///
    /// @param rate share of positive rows
    record NoSkill(double rate) implements Calibration {
        @Override
        public double probability(double margin) {
            return rate;
        }

        @Override
        public boolean hasSkill() {
            return false;
        }
    }

    /// A curve of two numbers.
    record Platt(PlattFit fit) implements Calibration {
        @Override
        public double probability(double margin) {
            return fit.at(margin);
        }
    }

    /// Rising steps, kept off 0 and 1.
    ///
    /// @param least distance from 0 and 1
    record Isotonic(IsotonicFit fit, double least) implements Calibration {
        @Override
        public double probability(double margin) {
            return Math.clamp(fit.at(margin), least, 1 - least);
        }
    }
}
